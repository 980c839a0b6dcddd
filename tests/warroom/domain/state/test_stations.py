"""Who sits where since when, and which station was heard last."""

from __future__ import annotations

from tests.rooms import ANNA, BEN, NAMES, START, Bench, minute
from warroom.domain.changes import FieldChange
from warroom.domain.entry import encode_body
from warroom.domain.rules.stations import (
    AcceptStation,
    CheckIn,
    LeaveStation,
    NamePerson,
    OfferStation,
    OpenStation,
)
from warroom.domain.state.stations import Offer, Seat, Station, Taken


def station(bench: Bench, key: str = "LEAD") -> Station:
    return bench.room.stations.by_key[key]


def seat(bench: Bench, key: str = "LEAD") -> Seat:
    found = station(bench, key).seat
    assert found is not None
    return found


def test_stations_stand_in_the_order_in_which_they_were_opened() -> None:
    bench = Bench()
    bench.submit(OpenStation(key="Stores 2"))
    assert list(bench.room.stations.by_key) == ["LEAD", "VOICE", "SCRIBE", "NETWORK", "PAYMENTS", "STORES 2"]
    assert (station(bench).name, station(bench).duty) == ("Incident lead", "lead")
    assert (station(bench, "STORES 2").name, station(bench, "STORES 2").duty) == ("STORES 2", "department")


def test_a_duty_is_found() -> None:
    bench = Bench()
    found = bench.room.stations.with_duty("voice")
    assert found is not None
    assert found.key == "VOICE"
    assert bench.room.stations.with_duty("cook") is None


def test_somebody_sits_there_since() -> None:
    bench = Bench()
    assert station(bench).seat is None
    entry = bench.wait(2).take("LEAD")
    assert seat(bench) == Seat(ANNA, minute(2))
    assert bench.row_of(entry).changes == (FieldChange("person", "", ANNA),)


def test_names_are_kept_apart_from_seats() -> None:
    bench = Bench()
    bench.take("LEAD")
    assert bench.room.stations.name(ANNA) == NAMES[ANNA]
    assert bench.room.stations.name("nobody") == ""
    bench.submit(NamePerson(person=ANNA, name="Anna B. Alvarez"))
    assert bench.room.stations.name(ANNA) == "Anna B. Alvarez"
    assert seat(bench).person == ANNA


def test_handing_over_ends_one_seat_and_begins_the_next() -> None:
    bench = Bench()
    bench.take("LEAD")
    offered = OfferStation(key="LEAD", person=BEN, name="Ben Brandt", notes="The bank calls back at four")
    bench.wait(10).submit(offered)
    assert station(bench).offer == Offer(BEN, "The bank calls back at four", minute(10))
    assert seat(bench).person == ANNA
    entry = bench.wait(1).submit(AcceptStation(key="LEAD", person=BEN, readback="Line 3 is down"), actor=BEN)[
        0
    ]
    assert station(bench).seats == [Seat(ANNA, START, minute(11)), Seat(BEN, minute(11))]
    assert station(bench).offer is None
    assert bench.row_of(entry).changes == (FieldChange("person", ANNA, BEN),)


def test_an_offer_can_be_taken_back() -> None:
    bench = Bench()
    bench.take("LEAD")
    bench.submit(OfferStation(key="LEAD", person=BEN, name="Ben Brandt"))
    bench.submit(OfferStation(key="LEAD"))
    assert station(bench).offer is None
    assert seat(bench).person == ANNA


def test_leaving_ends_seat_and_offer() -> None:
    bench = Bench()
    bench.take("LEAD")
    bench.submit(OfferStation(key="LEAD", person=BEN, name="Ben Brandt"))
    bench.wait(30).submit(LeaveStation(key="LEAD"))
    assert station(bench).seat is None
    assert station(bench).seats == [Seat(ANNA, START, minute(30))]
    assert station(bench).offer is None


def test_checking_in_says_how_it_stands() -> None:
    bench = Bench()
    bench.wait(4).submit(CheckIn(key="NETWORK", status="All lines up"))
    assert (station(bench, "NETWORK").status, station(bench, "NETWORK").status_at) == (
        "All lines up",
        minute(4),
    )


def test_whatever_a_station_writes_makes_it_heard() -> None:
    bench = Bench()
    assert station(bench, "NETWORK").last_seen == ""
    bench.station = "NETWORK"
    bench.wait(4).log("All lines up")
    assert station(bench, "NETWORK").last_seen == minute(4)
    bench.wait(4).log("It began early", at=minute(1))
    assert station(bench, "NETWORK").last_seen == minute(4)


def test_opening_a_station_does_not_make_it_heard() -> None:
    bench = Bench()
    bench.submit(OpenStation(key="STORES"))
    assert station(bench, "STORES").last_seen == ""


def test_a_seat_at_a_station_that_nobody_opened_is_kept() -> None:
    bench = Bench()
    bench.write("station:GHOST", "station.taken", encode_body(Taken(person=ANNA)))
    assert seat(bench, "GHOST").person == ANNA


def test_an_erased_name_leaves_the_seat() -> None:
    bench = Bench()
    bench.take("LEAD")
    bench.erase(*(entry.seq for entry in bench.entries if entry.kind == "person.named"))
    assert bench.room.stations.name(ANNA) == ""
    assert seat(bench).person == ANNA
