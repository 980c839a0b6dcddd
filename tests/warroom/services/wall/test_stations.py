"""Stations on the wall: heard, silent, vacant or late, each by a sign of its own."""

from __future__ import annotations

from tests.asking import ask
from tests.rooms import busy_room, closed_room
from warroom.clock import later
from warroom.services.wall.stations import HEARD, LATE, SILENT, VACANT, tiles


def test_every_state_has_a_sign_and_words() -> None:
    bench = busy_room()
    ask(bench, "Is the bank called?", due_in=5)
    newest = max(each.last_seen for each in bench.room.stations.by_key.values())
    bench.room.as_of = later(newest, 60)
    early = {each.key: each for each in tiles(bench.room)}
    assert HEARD in {each.mark for each in early.values()}
    assert (early["SCRIBE"].mark, early["SCRIBE"].words) == (VACANT, "nobody")
    bench.room.as_of = later(newest, 3 * 3600)
    after = {each.key: each for each in tiles(bench.room)}
    to = next(iter(bench.room.asks.values())).to
    assert (after[to].mark, after[to].tone) == (LATE, "alarm")
    assert after[to].words.startswith("late ")
    silent = next(each for each in after.values() if each.mark == SILENT)
    assert silent.words.startswith("silent")
    assert silent.tone == "caution"


def test_nobody_is_silent_in_a_closed_room() -> None:
    assert tiles(closed_room().room) == ()
