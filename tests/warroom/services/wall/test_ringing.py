"""The wall rings for what changed while it was open: worse, late, better; once a minute, and never at opening."""

from __future__ import annotations

import pytest

from tests.asking import answer, ask
from tests.rooms import Bench
from warroom.clock import later
from warroom.domain.room import Room
from warroom.services.wall.ringing import NOTHING, Bell, Sight, reason, sight


def seen(severity: int, *late: str) -> Sight:
    return Sight(severity, frozenset(late))


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        (seen(2), seen(2), None),
        (seen(2), seen(1), "worse"),
        (seen(9), seen(4), "worse"),
        (seen(1), seen(3), "better"),
        (seen(2), seen(2, "a"), "late"),
        (seen(2, "a"), seen(2, "a", "b"), "late"),
        (seen(2, "a"), seen(2), None),
        (seen(2), seen(1, "a"), "worse"),
        (seen(1), seen(2, "a"), "late"),
        (NOTHING, seen(9), "worse"),
    ],
)
def test_what_there_is_to_ring_for(before: Sight, now: Sight, found: str | None) -> None:
    assert reason(before, now) == found


def late_ask(bench: Bench) -> str:
    """Ask something that will be late five minutes from now."""
    return ask(bench, "Is the bank called?", due_in=5)


def at(bench: Bench, minutes: float) -> Room:
    """Give the room as it is some minutes after the last entry."""
    bench.room.as_of = later(bench.now, minutes * 60)
    return bench.room


def test_what_is_there_when_the_wall_opens_rings_for_nobody() -> None:
    bench = Bench(severity=1)
    late_ask(bench)
    bell = Bell()
    assert len(sight(at(bench, 10)).late) == 1
    assert bell.hear(bench.room, 0) is None
    assert bell.hear(bench.room, 1) is None


def test_a_severity_and_an_ask_ring_once_each() -> None:
    bench, bell = Bench(severity=3), Bell()
    assert bell.hear(at(bench, 0), 0) is None
    bench.change(severity=1, reason="Nobody can pay")
    assert bell.hear(at(bench, 0), 1) == "worse"
    assert bell.hear(at(bench, 0), 100) is None
    stream = late_ask(bench)
    assert bell.hear(at(bench, 0), 101) is None
    assert bell.hear(at(bench, 6), 400) == "late"
    assert bell.hear(at(bench, 7), 500) is None
    answer(bench, stream)
    assert bell.hear(at(bench, 8), 600) is None
    bench.change(severity=2, reason="The north is back")
    assert bell.hear(at(bench, 0), 700) == "better"


def test_more_in_a_minute_is_one() -> None:
    bench, bell = Bench(severity=3), Bell()
    bell.hear(bench.room, 0)
    bench.change(severity=2, reason="More shops")
    assert bell.hear(bench.room, 10) == "worse"
    bench.change(severity=1, reason="All shops")
    assert bell.hear(bench.room, 69.9) is None
    assert bell.hear(bench.room, 70) == "worse"
    assert bell.hear(bench.room, 200) is None


def test_what_was_over_before_the_minute_rings_no_more() -> None:
    bench, bell = Bench(severity=3), Bell()
    bell.hear(bench.room, 0)
    bench.change(severity=2, reason="More shops")
    assert bell.hear(bench.room, 10) == "worse"
    bench.change(severity=1, reason="All shops")
    assert bell.hear(bench.room, 20) is None
    bench.change(severity=2, reason="The north is back")
    assert bell.hear(bench.room, 30) is None
    assert bell.hear(bench.room, 100) is None


def test_a_room_that_opens_within_a_minute_of_a_ring_rings_after_it() -> None:
    bell, first, second = Bell(), Bench().room, Bench().room
    first.id, second.id = "first", "second"
    bell.hear(None, 0)
    assert bell.hear(first, 1) == "worse"
    bell.hear(None, 10)
    assert bell.hear(second, 20) is None
    assert bell.hear(second, 61) == "worse"


def test_walking_between_rooms_rings_only_for_what_changed_in_one() -> None:
    grave, small = Bench(severity=1), Bench(severity=4)
    grave.room.id, small.room.id = "grave", "small"
    bell = Bell()
    for time, room in enumerate((grave.room, small.room, grave.room, small.room)):
        assert bell.hear(room, 100 * time) is None
    grave.change(severity=2, reason="The north is back")
    assert bell.hear(grave.room, 1000) == "better"


def test_a_room_that_opens_while_none_was_open_rings() -> None:
    bell = Bell()
    assert bell.hear(None, 0) is None
    assert bell.hear(Bench().room, 1) == "worse"
