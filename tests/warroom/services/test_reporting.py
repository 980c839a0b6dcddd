"""What stations reported last: parts, age, and what still works beside what does not."""

from __future__ import annotations

from tests.rooms import Bench
from warroom.domain.rules.stations import ReportStation
from warroom.services import reporting


def reported() -> Bench:
    bench = Bench()
    bench.submit(
        ReportStation(key="NETWORK", conditions="Line 3 is down", good="Lines 1 and 2", needs="A cable")
    )
    bench.submit(ReportStation(key="VOICE", good="Everybody is calm"))
    return bench


def test_parts_that_were_said_are_lines_and_the_first_has_the_age() -> None:
    bench = reported()
    room = bench.as_of(bench.wait(5).now)
    lines = reporting.report_lines(room, room.stations.by_key["NETWORK"])
    assert [(line.lead, line.text, line.end) for line in lines] == [
        ("Conditions", "Line 3 is down", "5m ago"),
        ("Still good", "Lines 1 and 2", ""),
        ("Needs", "A cable", ""),
    ]
    assert reporting.report_lines(room, room.stations.by_key["LEAD"]) == []
    assert reporting.report_age(room, room.stations.by_key["LEAD"]) == ""


def test_a_report_is_old_after_an_hour() -> None:
    bench = reported()
    young, old = bench.as_of(bench.wait(59).now), bench.as_of(bench.wait(1).now)
    assert not reporting.is_old(young, young.stations.by_key["NETWORK"])
    assert reporting.is_old(old, old.stations.by_key["NETWORK"])
    assert not reporting.is_old(old, old.stations.by_key["LEAD"])


def test_the_room_lists_what_works_what_does_not_and_what_is_needed() -> None:
    room = reported().room
    assert reporting.still_good(room) == [("VOICE", "Everybody is calm"), ("NETWORK", "Lines 1 and 2")]
    assert reporting.broken(room) == [("NETWORK", "Line 3 is down")]
    assert reporting.needed(room) == [("NETWORK", "A cable")]
