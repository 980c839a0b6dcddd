"""A few gusts of each storm; `make storms` lets loose all of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import msgspec
import pytest

from tests.logs import note
from tests.storms import desks, strikes, writers
from tests.storms.outcome import Found, table
from tests.storms.promises import Said, broken_log
from warroom.domain.entry import GENESIS, Entry, seal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows neither forks nor stops a process")
AT = "2026-03-02T14:00:00.000000Z"


def held(found: Found) -> None:
    """Fail with every promise that was broken."""
    assert found.held, "\n".join(table([found]))


@pytest.fixture(scope="module")
def places() -> Iterator[writers.Places]:
    """Give the databases for many writers."""
    with writers.places() as made:
        yield made


@pytest.mark.parametrize("where", ["SQLite", "PostgreSQL"])
def test_many_writers_of_whom_some_roll_back_or_are_killed(places: writers.Places, where: str) -> None:
    held(writers.storm(where, places, 1, writers=12, entries=10))


def test_a_server_that_is_killed_paused_and_cut_off_under_stations_at_work() -> None:
    held(strikes.strike(1, {"cuts": 4, "kills": 2, "pauses": 1}, stations=3, longest_pause=2.0))


def test_three_desks_see_each_other() -> None:
    held(desks.storm(1, times=4, desks=3, limit=10.0))  # how fast, only a quiet machine can say


def log(*texts: str) -> list[Entry]:
    """Make a log of lines."""
    entries: list[Entry] = []
    for text in texts:
        previous = entries[-1].hash if entries else GENESIS
        entries.append(seal(note(text), "room", len(entries) + 1, AT, b"", previous))
    return entries


def test_what_is_lost_twice_or_out_of_order_is_found() -> None:
    anna = Said(["a1", "a2", "a3"], {"a1", "a2"})
    ben = Said(["b1"], set())
    both = {"anna": anna, "ben": ben}
    assert broken_log(log("a1", "b1", "a2"), both) == []
    assert broken_log(log("a1", "a2", "a3"), both) == []
    assert broken_log(log("a1"), both) == ["1 acknowledged to anna and lost: 'a2'"]
    assert broken_log(log("a2", "a1"), both) == ["what anna wrote is out of its order"]
    assert "1 words twice: 'a2'" in broken_log(log("a1", "a2", "a2"), both)
    assert broken_log(log("a1", "a2", "x"), both) == ["1 written by nobody: 'x'"]
    gap = log("a1", "b1", "a2")
    assert broken_log([gap[0], gap[2]], both) == ["the places are not 1, 2, 3..."]
    again = [gap[0], gap[2], msgspec.structs.replace(gap[2], seq=3)]
    assert [each.partition(": ")[0] for each in broken_log(again, both)][1:3] == [
        "1 ids twice",
        "1 words twice",
    ]


def test_a_broken_promise_says_how_to_see_it_again() -> None:
    found = Found(storm="kills", seed=7, where="PostgreSQL", figures={}, broken=["lost"], again="run this")
    assert [line.strip() for line in table([found])][1:] == ["lost", "again: run this", "0 of 1 storms held"]
