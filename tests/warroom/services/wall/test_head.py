"""The head of the wall: how bad, what, and the clocks."""

from __future__ import annotations

from tests.rooms import Bench, busy_room
from warroom.services.wall.head import clocks, head


def test_severity_one_is_grave_until_the_room_is_closed() -> None:
    bench = busy_room()
    bench.change(severity=1, reason="More shops")
    found = head(bench.room)
    assert (found.severity, found.grave, found.title) == ("SEV 1", True, "Card payments fail")
    bench.room.incident.phase = "closed"
    assert not head(bench.room).grave


def test_one_without_severity_says_so() -> None:
    assert head(Bench().room).severity == "SEV ?"


def test_there_is_a_second_clock_where_the_room_has_mission_time() -> None:
    room = busy_room().room
    assert [each.caption for each in clocks(room)] == ["Since first hurt"]
    room.incident.mission_epoch = room.incident.zero
    assert [each.caption for each in clocks(room)] == ["Since first hurt", "Mission time"]
    room.incident.phase = "closed"
    assert [each.caption for each in clocks(room)] == ["Hurt for"]
