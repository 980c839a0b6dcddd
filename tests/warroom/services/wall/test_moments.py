"""The life of the room: key moments between first hurt and now, and what was written last."""

from __future__ import annotations

from tests.rooms import Bench, busy_room, minute
from warroom.domain.changes import Changes
from warroom.domain.room import Room
from warroom.domain.rules.timeline import Mark
from warroom.services.wall.moments import LONGEST, Lives, recent


def test_before_anything_happened_there_is_none() -> None:
    empty = Room("nothing")
    assert (Lives().read(empty), recent(empty)) == (None, None)


def test_moments_stand_in_their_order_between_the_ends() -> None:
    bench = busy_room()
    bench.log("The bank opens its second line again, " * 4)
    bench.submit(Mark(stream=bench.room.timeline.rows[-1].stream, key=True))
    found = Lives().read(bench.room)
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
    found = Lives().read(bench.room)
    assert found is not None
    assert found.latest is not None
    assert found.latest.text == "All shops are back"
    assert found.latest.station == "LEAD"
    assert found.latest.time
    newest = recent(bench.room)
    assert newest is not None
    assert newest.entries[0].text == "All shops are back"


def test_read_after_each_entry_it_is_what_it_would_be_read_once() -> None:
    whole = busy_room()
    room = Room(whole.room.id, as_of=minute(90))
    lives = Lives()
    for entry in whole.entries:
        room.apply(entry, Changes())
        assert lives.read(room) == Lives().read(room), entry.kind


def test_what_happened_earlier_or_was_taken_back_is_seen() -> None:
    bench = Bench()
    lives = Lives()
    first = bench.log("The first call came in", at=minute(-2), key=True)
    bench.wait(2)
    newest = bench.log("All shops are back")
    bench.log("It had begun in the south", at=minute(-1), key=True)
    found = lives.read(bench.room)
    assert found is not None
    assert found.latest is not None
    assert found.latest.text == "All shops are back"
    assert [each.text for each in found.moments[-2:]] == [
        "The first call came in",
        "It had begun in the south",
    ]
    for stream in (newest, first):
        bench.withdraw(stream)
        assert lives.read(bench.room) == Lives().read(bench.room)
    after = lives.read(bench.room)
    assert after is not None
    assert "The first call came in" not in [each.text for each in after.moments]


def test_another_room_is_read_from_its_beginning() -> None:
    lives = Lives()
    first, second = Bench(), Bench("Nobody can pay")
    for bench in (first, second, first):
        bench.room.as_of = minute(5)
        bench.log(f"Written in {bench.room.incident.title}")
        assert lives.read(bench.room) == Lives().read(bench.room)
