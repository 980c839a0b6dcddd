"""Which rows answer a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rooms import ANNA, BEN, Bench, busy_room, minute
from warroom.domain.state.timeline import Row
from warroom.services.matching import Matcher, said
from warroom.services.query import parse


def told() -> Bench:
    """Make a room in which several stations speak."""
    bench = Bench()
    bench.take("LEAD", ANNA)
    bench.take("NETWORK", BEN)
    bench.log("Card terminals say: try again", "observation", tags=("Shops", "card"))
    bench.actor, bench.station = BEN, "NETWORK"
    bench.wait(5).log("The café's line is up again")
    bench.actor, bench.station = ANNA, "LEAD"
    stay = bench.wait(5).log("We stay", "decision", key=True)
    bench.wait(5).log("We go", "decision", supersedes=stay)
    return bench


def texts(bench: Bench, query: str, mine: tuple[str, ...] = ()) -> list[str]:
    """Give the logged lines that answer a query."""
    fits = Matcher(bench.room, parse(query), mine)
    return [row.text for row in bench.room.timeline.rows if fits(row) and row.text]


CARD, LINE, STAY, GO = "Card terminals say: try again", "The café's line is up again", "We stay", "We go"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [CARD, LINE, STAY, GO]),
        ("again CAFE", [LINE]),
        ('"try again"', [CARD]),
        ('"again try"', []),
        ("again -card", [LINE]),
        ("@NETWORK", [LINE]),
        ("@net", [LINE]),
        ("@lead", [CARD, STAY, GO]),
        ("@lead @network", [CARD, LINE, STAY, GO]),
        ("-@lead", [LINE]),
        ("@me", [LINE]),
        ("@nobody", []),
        ("#shops", [CARD]),
        ("#sho", [CARD]),
        ("-#shops kind:observation", []),
        ("kind:decision kind:observation", [CARD, STAY, GO]),
        ("kind:decision key", [STAY]),
        ("in-force", [GO]),
        ("D1", [STAY, GO]),
        ("D9", []),
        ("by:anna", [CARD, STAY, GO]),
        ("by:anna by:ben", [CARD, LINE, STAY, GO]),
        ("-by:anna", [LINE]),
        ("since:2026-03-02T14:05:00Z", [LINE, STAY, GO]),
        ("until:2026-03-02T14:05:00Z", [CARD, LINE]),
        ("since:2026-03-02T14:05:00Z until:2026-03-02T14:10:00Z", [LINE, STAY]),
        ("since:soon", []),
        ("d1", [STAY, GO]),
        ("network", [LINE]),
    ],
)
def test_what_answers(query: str, found: list[str]) -> None:
    assert texts(told(), query, ("NETWORK",)) == found


def test_what_cannot_be_read_here_is_searched_as_words() -> None:
    bench = told()
    bench.log("Write to @nobody about H77, since:soon")
    for query in ("@nobody", "H77", "since:soon", "nobody"):
        assert texts(bench, query) == ["Write to @nobody about H77, since:soon"]
    assert "Write to" not in " ".join(texts(bench, "-@nobody"))


def test_what_hangs_with_a_hypothesis() -> None:
    bench = Bench()
    cause = bench.hypothesis("The release")
    seen = bench.evidence("Impossible so")
    fix = bench.fix("Roll back", answers=(cause,))
    bench.status(cause, "ruled_out", by=(seen,))
    bench.log("About it", links=(cause,))
    bench.log("About something else")
    fits = Matcher(bench.room, parse("H1"))
    found = {row.stream for row in bench.room.timeline.rows if fits(row)}
    assert {cause, fix} < found
    assert bench.room.timeline.rows[-1].stream not in found


def test_everything_a_row_shows_is_searched() -> None:
    bench = busy_room()
    for row in bench.room.timeline.rows:
        assert all(tag in said(bench.room, row) for tag in row.tags)
        if row.text:
            assert row.text.lower() in said(bench.room, row)
    bench.station, bench.actor = "", BEN
    bench.log("From nowhere")
    assert "ben brandt" in said(bench.room, bench.room.timeline.rows[-1])


def test_erased_words_are_not_found() -> None:
    bench = Bench()
    bench.log("A secret")
    bench.erase(bench.room.seq)
    assert not any(map(Matcher(bench.room, parse("secret")), bench.room.timeline.rows))


def test_the_text_of_a_row_can_be_kept_by_who_asks() -> None:
    bench = told()
    asked: list[int] = []

    def text(row: Row) -> str:
        asked.append(row.seq)
        return "card"

    fits = Matcher(bench.room, parse("card kind:decision"), text=text)
    assert sum(map(fits, bench.room.timeline.rows)) == 2
    assert len(asked) == 2


_BUSY = busy_room()


@given(st.text(max_size=30))
def test_any_query_is_answered(text: str) -> None:
    fits = Matcher(_BUSY.room, parse(text))
    assert sum(map(fits, _BUSY.room.timeline.rows)) <= len(_BUSY.room.timeline.rows)


@given(st.lists(st.sampled_from(["kind:fix", "key", "H1", "@LEAD", "error", "-gateway", "since:-30m"])))
def test_a_condition_more_never_shows_more(parts: list[str]) -> None:
    rows = _BUSY.room.timeline.rows
    for more in ("by:anna", "until:now", "-@LEAD", "roll"):
        fewer = Matcher(_BUSY.room, parse(" ".join([*parts, more])))
        all_ = Matcher(_BUSY.room, parse(" ".join(parts)))
        assert {row.seq for row in rows if fewer(row)} <= {row.seq for row in rows if all_(row)}
    assert minute(0)
