"""The entry line's language: plain text is a note, slashes and times do what they say, the rest stays text."""

from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room, minute
from warroom.clock import later, moment, real_now, seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.evidence import FindEvidence
from warroom.domain.rules.fixes import ProposeFix
from warroom.domain.rules.hypotheses import StateHypothesis
from warroom.domain.rules.timeline import Log
from warroom.services.entry_line import VERBS, Reading, Verb, read_line, to_command
from warroom.services.typed_times import point_in_time

EPOCH = "1970-04-11T19:13:00.000000Z"


@pytest.fixture
def room() -> Room:
    """Give a live room."""
    return Bench().room


@pytest.fixture
def mission() -> Room:
    """Give a historical room whose clock stands at 057:40 of its mission and runs on."""
    bench = Bench(nature="history", mission_epoch=EPOCH, start=EPOCH)
    bench.shift_clock(real_now(), later(EPOCH, 57 * 3600 + 40 * 60))
    return bench.room


def ago(reading: Reading) -> float:
    """Say how many seconds ago the line happened."""
    return seconds_between(reading.occurred_at, real_now())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_plain_text_is_a_note_word_for_word(text: str, room: Room) -> None:
    assert read_line(room, f"  {text}  ") == Reading("note", text.strip())


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.kind)
def test_every_spelling_of_a_verb(verb: Verb, room: Room) -> None:
    for name in verb.names:
        assert read_line(room, f"/{name} The words") == Reading(verb.kind, "The words")
        assert read_line(room, f"/{name.upper()}   The words") == Reading(verb.kind, "The words")
    assert verb.help


@pytest.mark.parametrize(
    "text",
    [
        "/unknown something",
        "/hypotheses are good",
        "/ fix",
        "//fix",
        "see /fix that",
        "/fix-it",
        "at noon we stopped",
        "at 25:00 it stopped",
        "at 14:05",
        "attention 14:05",
        "-10",
        "-10m",
        "- 10m it stopped",
        "-10x it stopped",
        "-1000m it stopped",
        "T-10 it stopped",
    ],
)
def test_what_is_not_understood_stays_text(text: str, room: Room) -> None:
    assert read_line(room, text) == Reading("note", text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("-10m", 600), ("-10 min", 600), ("−2h", 7200), ("-90s", 90), ("-1H", 3600), ("-0m", 0)],
)
def test_so_long_ago(text: str, seconds: int, room: Room) -> None:
    reading = read_line(room, f"{text} Calls came in")
    assert reading.text == "Calls came in"
    assert ago(reading) == pytest.approx(seconds, abs=5)


def test_a_verb_and_a_time_together(room: Room) -> None:
    reading = read_line(room, "/evidence -5m Errors doubled")
    assert (reading.kind, reading.text) == ("evidence", "Errors doubled")
    assert ago(reading) == pytest.approx(300, abs=5)
    assert read_line(room, "-5m /evidence Errors doubled").text == "/evidence Errors doubled"


@pytest.mark.parametrize("hours", [0.1, 3, 12, 23.5])
def test_a_time_of_day_is_the_last_such_time(hours: float, room: Room) -> None:
    wanted = later(real_now(), -hours * 3600)
    clock = moment(wanted).astimezone().strftime("%H:%M:%S")
    reading = read_line(room, f"at {clock} It stopped")
    assert reading.text == "It stopped"
    assert reading.occurred_at == f"{wanted[:19]}.000000Z"


def test_a_time_of_day_without_seconds(room: Room) -> None:
    wanted = later(real_now(), -3600)
    clock = moment(wanted).astimezone().strftime("%H:%M")
    assert read_line(room, f"at {clock} It stopped").occurred_at == f"{wanted[:16]}:00.000000Z"


def test_a_time_ahead_is_yesterdays(room: Room) -> None:
    ahead = moment(later(real_now(), 600)).astimezone().strftime("%H:%M")
    assert 86400 - 700 < ago(read_line(room, f"at {ahead} It stopped")) < 86400


def test_other_ways_to_say_when(room: Room) -> None:
    assert read_line(room, "at 2026-03-02T14:07:00Z It stopped").occurred_at == minute(7)
    assert read_line(room, "at T+00:12:00 It stopped").occurred_at == minute(12)


def test_a_time_in_the_future_stays_text(room: Room) -> None:
    text = f"at {later(real_now(), 86400)} We will meet"
    assert read_line(room, text) == Reading("note", text)


def test_mission_time_where_there_is_one(mission: Room, room: Room) -> None:
    reading = read_line(mission, "at 055:54:53 A bang")
    assert reading == Reading("note", "A bang", "1970-04-14T03:07:53.000000Z")
    assert read_line(room, "at 055:54:53 A bang") == Reading("note", "at 055:54:53 A bang")


def test_the_clock_of_a_historical_room_is_its_own(mission: Room) -> None:
    reading = read_line(mission, "-10m Seen before")
    assert reading.occurred_at[:15] == "1970-04-14T04:4"
    assert read_line(mission, "at 04:10 Seen before").occurred_at == "1970-04-14T04:10:00.000000Z"
    assert read_line(mission, "at 999:00:00 Seen before").occurred_at == ""


def test_points_in_time_that_are_none(room: Room) -> None:
    for word in ("", "noon", "24:00", "12:60", "1405", "2026-13-01", "T+x", "999999:00:00"):
        assert point_in_time(room, word) == ""


def test_each_kind_makes_its_command() -> None:
    at = minute(3)
    note = to_command(Reading("note", "Words", at))
    assert note == Log(id=note.id, text="Words", occurred_at=at)
    made = {kind: to_command(Reading(kind, "Words", at)) for kind in {verb.kind for verb in VERBS}}
    assert isinstance(made["evidence"], FindEvidence)
    assert isinstance(made["hypothesis"], StateHypothesis)
    assert isinstance(made["fix"], ProposeFix)
    assert {kind for kind, command in made.items() if isinstance(command, Log)} == {
        "note",
        "observation",
        "decision",
        "action",
        "communication",
    }
    assert {command.occurred_at for command in made.values()} == {at}


@pytest.mark.parametrize("verb", [each.names[0] for each in VERBS])
def test_every_line_is_accepted_by_the_rules(verb: str) -> None:
    bench = busy_room()
    before = len(bench.room.timeline.rows)
    bench.submit(to_command(read_line(bench.room, f"/{verb} Something else")))
    assert len(bench.room.timeline.rows) == before + 1
