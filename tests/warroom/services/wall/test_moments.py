"""The life of the room: key moments between first hurt and now, and what was written last."""

from __future__ import annotations

from tests.rooms import busy_room
from warroom.domain.room import Room
from warroom.domain.rules.timeline import Mark
from warroom.services.wall.moments import LONGEST, life, recent


def test_before_anything_happened_there_is_none() -> None:
    empty = Room("nothing")
    assert (life(empty), recent(empty)) == (None, None)


def test_moments_stand_in_their_order_between_the_ends() -> None:
    bench = busy_room()
    bench.log("The bank opens its second line again, " * 4)
    bench.submit(Mark(stream=bench.room.timeline.rows[-1].stream, key=True))
    found = life(bench.room)
    assert found is not None
    places = [each.at for each in found.moments]
    assert places
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)
    assert max(len(each.text) for each in found.moments) <= LONGEST
    assert found.end == "now"


def test_the_latest_is_what_happened_last_with_who_and_when() -> None:
    bench = busy_room()
    bench.log("All shops are back")
    found = life(bench.room)
    assert found is not None
    assert found.latest is not None
    assert found.latest.text == "All shops are back"
    assert found.latest.station == "LEAD"
    assert found.latest.time
    newest = recent(bench.room)
    assert newest is not None
    assert newest.entries[0].text == "All shops are back"
