"""A set of stations is opened at once; what is there stays."""

from __future__ import annotations

from tests.rooms import Bench, closed_room
from warroom.domain.rules.station_sets import OpenStations, missing
from warroom.domain.state.house import SetStation

SET = (SetStation("CHIEF", "Chief", "lead"), SetStation("billing", "Billing"), SetStation("NETWORK", "Net"))


def test_only_what_is_missing_is_opened() -> None:
    bench = Bench()
    (entry,) = bench.submit(OpenStations(stations=SET))
    assert entry.stream == "station:BILLING"
    assert bench.room.stations.by_key["BILLING"].name == "Billing"
    assert missing(bench.room, SET) == ()
    assert bench.refused(OpenStations(stations=SET)).field == "set"


def test_an_empty_room_gets_all_with_their_duties() -> None:
    bench = Bench(people=())
    assert len(bench.submit(OpenStations(stations=SET))) == 3
    lead = bench.room.stations.with_duty("lead")
    assert lead is not None
    assert lead.key == "CHIEF"


def test_not_in_a_closed_room() -> None:
    assert "closed" in str(closed_room().refused(OpenStations(stations=SET)))
