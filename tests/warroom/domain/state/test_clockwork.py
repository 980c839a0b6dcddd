"""The room's clock is set by an entry; what the house attests concerns no room."""

from __future__ import annotations

from tests.rooms import START, Bench, minute
from warroom.clock import RoomClock
from warroom.domain.entry import encode_body
from warroom.domain.state.clockwork import CopiedIn, HouseOpened, Shifted


def test_a_shifted_clock_is_the_rooms() -> None:
    bench = Bench(nature="rehearsal")
    bench.shift_clock(START, minute(-600), 4)
    assert bench.room.clock == RoomClock(START, minute(-600), 4)
    assert bench.room.clock.to_room(minute(10)) == minute(-560)
    assert bench.changes.slices == {"clock"}


def test_a_clock_can_be_set_back_to_the_real_time() -> None:
    bench = Bench(nature="history")
    bench.shift_clock(START, minute(-600))
    bench.write("clock", "clock.shifted", encode_body(Shifted()))
    assert bench.room.clock == RoomClock()


def test_what_the_house_attests_changes_no_room() -> None:
    bench = Bench()
    rows = len(bench.room.timeline.rows)
    bench.write("house", "house.opened", encode_body(HouseOpened(prefix="ACME")))
    bench.write("copy:1", "house.copied_in", encode_body(CopiedIn(incident="x", entries=3)))
    assert bench.changes.slices == {"house"}
    assert len(bench.room.timeline.rows) == rows
    assert bench.room.unreadable == set()
