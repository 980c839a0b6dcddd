"""Where customers see the wall, no word of the room stands on it."""

from __future__ import annotations

from tests.rooms import Bench, busy_room, closed_room
from warroom.services.wall.public import head, phases


def test_the_incident_is_named_by_its_reference_alone() -> None:
    bench = busy_room()
    found = head(bench.room)
    assert (found.severity, found.grave) == ("", False)
    assert found.title == "We are working on INC-2026-0001"
    assert bench.room.incident.title not in str(found)


def test_a_closed_one_says_so() -> None:
    assert head(closed_room().room).title == "INC-2026-0001 is closed"


def test_the_phases_say_where_it_stands() -> None:
    bench = Bench()
    panel = phases(bench.room)
    assert panel is not None
    assert [(each.text, each.strong) for each in panel.entries] == [("recognize", True)]
    assert bench.station not in str(panel)


def test_an_incident_without_a_phase_has_none() -> None:
    assert phases(Bench(declare=False).room) is None
