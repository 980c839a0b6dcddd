"""Who reports to whom, which duties are vacant, who has too many to listen to."""

from __future__ import annotations

import pytest

from tests.rooms import ANNA, STATIONS, Bench, closed_room
from warroom.domain.rules.span import MOST, PlaceStation, Warned, reports_to, warnings


def crowd(count: int) -> Bench:
    """Make a room in which the three duties and so many departments are taken."""
    more = tuple((f"SHOP {number}", f"Shop {number}", "department") for number in range(count))
    bench = Bench(people=(*STATIONS[:3], *more))
    for key in bench.room.stations.by_key:
        bench.take(key, ANNA)
    return bench


def test_vacant_duties_are_named() -> None:
    assert warnings(Bench().room) == [
        Warned("vacant", "LEAD", "lead"),
        Warned("vacant", "VOICE", "voice"),
        Warned("vacant", "SCRIBE", "scribe"),
    ]
    assert warnings(Bench(people=()).room)[0] == Warned("vacant", "", "lead")


def test_seven_reports_are_no_warning_and_eight_are() -> None:
    assert warnings(crowd(MOST - 2).room) == []
    assert warnings(crowd(MOST - 1).room) == [Warned("span", "LEAD", count=MOST + 1)]


def test_a_station_under_another_one_relieves_the_lead() -> None:
    bench = crowd(MOST - 1)
    bench.submit(PlaceStation(key="SHOP 1", under="SHOP 2"))
    assert warnings(bench.room) == []
    assert reports_to(bench.room, bench.room.stations.by_key["SHOP 1"]) == "SHOP 2"
    assert reports_to(bench.room, bench.room.stations.by_key["SHOP 2"]) == "LEAD"
    assert reports_to(bench.room, bench.room.stations.by_key["LEAD"]) == ""


def test_without_a_lead_nobody_reports() -> None:
    room = Bench(people=STATIONS[3:]).room
    assert reports_to(room, room.stations.by_key["NETWORK"]) == ""


@pytest.mark.parametrize(
    ("key", "under", "field", "text"),
    [
        ("MOON", "LEAD", "key", "no station MOON"),
        ("NETWORK", "MOON", "under", "no station MOON"),
        ("NETWORK", "NETWORK", "under", "cannot report to itself"),
        ("PAYMENTS", "NETWORK", "under", "cannot report to itself"),
        ("LEAD", "NETWORK", "under", "reports to nobody"),
        ("VOICE", "", "under", "Nothing is different"),
    ],
)
def test_what_makes_no_order_is_refused(key: str, under: str, field: str, text: str) -> None:
    bench = Bench()
    bench.submit(PlaceStation(key="NETWORK", under="PAYMENTS"))
    said = bench.refused(PlaceStation(key=key, under=under))
    assert said.field == field
    assert text in str(said)


def test_a_closed_room_has_no_warnings() -> None:
    assert warnings(closed_room().room) == []
