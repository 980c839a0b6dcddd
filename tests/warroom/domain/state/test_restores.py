"""What the house attests of a restore is read back as it was written, and changes no room."""

from __future__ import annotations

from tests.rooms import START, Bench
from warroom.domain.catalog import read_body
from warroom.domain.entry import encode_body
from warroom.domain.room import fold
from warroom.domain.state.restores import Restored, RestoredLog

SAMPLE = (
    b'{"made_at":"2026-03-02T14:00:00.000000Z","by":"Anna Alvarez",'
    b'"logs":[{"incident":"x","entries":3,"head":"ab"}]}'
)
SAID = Restored(made_at=START, by="Anna Alvarez", logs=(RestoredLog("x", 3, "ab"),))


def test_todays_words_are_read_for_ever() -> None:
    assert read_body("house.restored", 1, SAMPLE) == Restored(
        made_at="2026-03-02T14:00:00.000000Z", by="Anna Alvarez", logs=(RestoredLog("x", 3, "ab"),)
    )
    assert read_body("house.restored", 1, encode_body(SAID)) == SAID
    assert read_body("house.restored", 1, b'{"logs":[{}]}') == Restored(logs=(RestoredLog(),))


def test_it_changes_no_room_whenever_it_is_seen() -> None:
    bench = Bench()
    before = bench.now
    rows = len(bench.room.timeline.rows)
    bench.wait(5).write("restore:1", "house.restored", encode_body(SAID))
    assert bench.changes.slices == {"house"}
    assert len(bench.room.timeline.rows) == rows
    assert bench.room.unreadable == set()
    assert fold(bench.room.id, bench.entries, as_of=before).versions.get("restore:1") is None
    assert fold(bench.room.id, bench.entries, as_of=bench.now).versions["restore:1"] == 1
