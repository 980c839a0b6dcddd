"""Pasted text becomes entries: times, names, lines that go on; and no word of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.asking import ask
from tests.rooms import Bench, busy_room, minute
from warroom.clock import later, moment, real_now
from warroom.domain.room import Room
from warroom.services.pasting import (
    KINDS,
    Pasted,
    command_of,
    left,
    next_kind,
    read_paste,
    reading_of,
    station_of,
)


@pytest.fixture
def bench() -> Bench:
    """Give a busy room: Anna leads, Ben speaks to customers, Carla sits at payments."""
    return busy_room()


def clock(hours: float, form: str = "%H:%M") -> str:
    """Write a time of day so many hours ago."""
    return moment(later(real_now(), -hours * 3600)).astimezone().strftime(form)


def told(room: Room, text: str) -> list[tuple[bool, str, str]]:
    """Say of each entry whether it has a time, who said it, and its words."""
    return [(bool(row.at), row.station, row.text) for row in read_paste(room, text)]


@pytest.mark.parametrize(
    "head",
    ["{t} ", "[{t}] ", "{t}:20 ", "{t} - ", "{d} {t} ", "{d}T{t}:20Z ", "[{e}, {t}:20] ", "({t}) ", "- {t} "],
)
def test_a_time_before_the_words(head: str, bench: Bench) -> None:
    day, euro = clock(2, "%Y-%m-%d"), clock(2, "%d/%m/%y")
    line = head.format(t=clock(2), d=day, e=euro)
    assert told(bench.room, f"{line}Shops call") == [(True, "", "Shops call")]


@pytest.mark.parametrize(
    ("words", "station", "text"),
    [
        ("PAYMENTS: Lines are up", "PAYMENTS", "Lines are up"),
        ("network: Lines are up", "NETWORK", "Lines are up"),
        ("Ben Brandt: We told them", "VOICE", "We told them"),
        ("Carla: Lines are up", "PAYMENTS", "Lines are up"),
        ("<carla> Lines are up", "PAYMENTS", "Lines are up"),
        ("Somebody: Lines are up", "", "Somebody: Lines are up"),
        ("Note: this is odd", "", "Note: this is odd"),
    ],
)
def test_who_said_it(words: str, station: str, text: str, bench: Bench) -> None:
    assert told(bench.room, f"{clock(1)} - {words}") == [(True, station, text)]
    assert told(bench.room, words) == [(False, station, text)]


def test_lines_go_on_and_blank_lines_are_left_out(bench: Bench) -> None:
    text = f"{clock(2)} First\n\n   goes on\nand on\n{clock(1)} Second\n"
    assert [each[2] for each in told(bench.room, text)] == ["First goes on and on", "Second"]
    assert [each[2] for each in told(bench.room, "One\nTwo\n  goes on\n- Three")] == [
        "One",
        "Two goes on",
        "Three",
    ]


def test_what_is_no_time_stays(bench: Bench) -> None:
    for words in ("25:61 x", "2026-13-45 14:05 x", "14:05", "2199-01-01 10:00 x", "1:1 meeting", "14:05x"):
        assert told(bench.room, words) == [(False, "", words)]


def test_a_row_is_read_as_the_line_would_read_it(bench: Bench) -> None:
    row = Pasted("/evidence Lines answer !H2 #net", minute(3), "NETWORK")
    read = reading_of(bench.room, row)
    assert (read.kind, read.text, read.tags, read.occurred_at, read.station) == (
        "evidence",
        "Lines answer",
        ("net",),
        minute(3),
        "NETWORK",
    )
    made = command_of(bench.room, row)
    assert (made.id, made.station, made.occurred_at) == (row.id, "NETWORK", minute(3))


def test_kinds_go_round_except_what_is_said_to_a_station(bench: Bench) -> None:
    row, kinds = Pasted("Words"), []
    for _step in KINDS:
        row = next_kind(bench.room, row, 1)
        kinds.append(reading_of(bench.room, row).kind)
    assert sorted(kinds) == sorted(KINDS)
    assert next_kind(bench.room, row, -1) != row
    asked = Pasted("/ask @NETWORK Do they answer?")
    assert next_kind(bench.room, asked, 1) == asked


def test_what_was_logged_is_not_left(bench: Bench) -> None:
    rows = [Pasted("One"), Pasted("Two")]
    entry = bench.submit(command_of(bench.room, rows[0]))[0]
    logged = Pasted("One", id=entry.stream.rpartition(":")[2])
    assert [row.text for row in left(bench.room, (logged, rows[1]))] == ["Two"]


def test_a_name_stands_for_a_station(bench: Bench) -> None:
    ask(bench, "Nothing")
    named = {name: station_of(bench.room, name) for name in ("@payments", "Network", "ben", "Zoe", "")}
    assert named == {"@payments": "PAYMENTS", "Network": "NETWORK", "ben": "VOICE", "Zoe": "", "": ""}


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text(alphabet="ab :-#@[]1", min_size=1, max_size=20), max_size=8))
def test_no_word_is_lost(words: list[str], bench: Bench) -> None:
    made = read_paste(bench.room, "\n".join(words))
    wanted = "".join(letter for line in words for letter in line if letter in "ab")
    assert "".join(letter for row in made for letter in row.text if letter in "ab") == wanted
