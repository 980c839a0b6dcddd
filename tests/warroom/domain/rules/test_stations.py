"""Opening, taking, handing over, leaving and checking in; and who has gone quiet."""

from __future__ import annotations

import pytest

from tests.rooms import ANNA, BEN, CARLA, NAMES, Bench, closed_room, minute
from warroom.domain.rules.command import Command
from warroom.domain.rules.stations import (
    QUIET_AFTER,
    AcceptStation,
    CheckIn,
    LeaveStation,
    NamePerson,
    OfferStation,
    OpenStation,
    ReportStation,
    TakeStation,
    call_sign,
    quiet_for,
)
from warroom.errors import Rejected


def offered(bench: Bench, person: str = BEN) -> None:
    bench.take("LEAD")
    bench.submit(OfferStation(key="LEAD", person=person, name=NAMES[person]))


def sitting(bench: Bench, key: str = "LEAD") -> str:
    seat = bench.room.stations.by_key[key].seat
    return seat.person if seat else ""


class TestCallSigns:
    """What a station may be called."""

    @pytest.mark.parametrize(
        ("typed", "sign"),
        [
            ("billing", "BILLING"),
            ("  stores   2 ", "STORES 2"),
            ("R&D/ops", "R&D/OPS"),
            ("überblick", "ÜBERBLICK"),
        ],
    )
    def test_what_is_typed_becomes_one(self, typed: str, sign: str) -> None:
        assert call_sign(typed) == sign

    @pytest.mark.parametrize("typed", ["", "  ", "-x", "_", "A" * 25, "A:B", "A\x00B", "<b>"])
    def test_what_is_none_is_refused(self, typed: str) -> None:
        with pytest.raises(Rejected, match="1 to 24 letters, digits or blanks") as refusal:
            call_sign(typed)
        assert refusal.value.field == "key"


class TestOpen:
    """Opening a station."""

    def test_without_a_name_it_has_its_call_sign(self) -> None:
        bench = Bench()
        bench.submit(OpenStation(key="stores 2", name=" "))
        assert bench.room.stations.by_key["STORES 2"].name == "STORES 2"

    def test_twice_is_refused(self) -> None:
        said = Bench().refused(OpenStation(key="Network"))
        assert (said.field, str(said)) == ("key", "The station NETWORK is there already.")

    @pytest.mark.parametrize("duty", ["lead", "voice", "scribe"])
    def test_a_second_lead_is_refused(self, duty: str) -> None:
        said = Bench().refused(OpenStation(key="SECOND", duty=duty))
        assert (said.field, str(said)) == (
            "duty",
            "There is one lead, one customer voice and one scribe only.",
        )


class TestTake:
    """Sitting down."""

    def test_a_vacant_station_is_taken_by_name(self) -> None:
        bench = Bench()
        entries = bench.submit(TakeStation(key="LEAD", person=BEN, name=" Ben Brandt "))
        assert [entry.kind for entry in entries] == ["person.named", "station.taken"]
        assert (sitting(bench), bench.room.stations.name(BEN)) == (BEN, "Ben Brandt")

    def test_a_known_person_needs_no_name(self) -> None:
        bench = Bench()
        bench.take("LEAD", BEN)
        assert len(bench.submit(TakeStation(key="NETWORK", person=BEN))) == 1
        assert len(bench.submit(TakeStation(key="VOICE", person=BEN, name="Ben Brandt"))) == 1
        assert len(bench.submit(TakeStation(key="SCRIBE", person=BEN, name="Benjamin"))) == 2

    @pytest.mark.parametrize(
        ("command", "field", "words"),
        [
            (
                TakeStation(key="MOON", person=BEN, name="Ben"),
                "key",
                "There is no station MOON in this room.",
            ),
            (TakeStation(key="NETWORK", person="", name="Ben"), "person", "Say who."),
            (TakeStation(key="NETWORK", person=BEN), "person", "Give your name first."),
            (TakeStation(key="LEAD", person=ANNA), "key", "You are at this station already."),
            (
                TakeStation(key="LEAD", person=BEN, name="Ben"),
                "key",
                "LEAD is taken. The person there hands over, or leaves first.",
            ),
        ],
    )
    def test_what_is_refused(self, command: Command, field: str, words: str) -> None:
        bench = Bench()
        bench.take("LEAD")
        said = bench.refused(command)
        assert (said.field, str(said)) == (field, words)


class TestHandOver:
    """Offering, and the incoming person's word."""

    def test_it_is_done_when_the_incoming_person_accepts(self) -> None:
        bench = Bench()
        offered(bench)
        assert sitting(bench) == ANNA
        bench.submit(AcceptStation(key="LEAD", person=BEN, readback="Line 3 is down"), actor=BEN)
        assert sitting(bench) == BEN

    def test_nobody_else_can_accept(self) -> None:
        bench = Bench()
        offered(bench)
        for person in (CARLA, ANNA, ""):
            said = bench.refused(
                AcceptStation(key="LEAD", person=person, readback="Line 3 is down"), actor=person
            )
            assert (said.field, str(said)) == ("key", "LEAD was offered to somebody else.")
        assert sitting(bench) == ANNA

    def test_a_later_offer_replaces_the_first(self) -> None:
        bench = Bench()
        offered(bench, BEN)
        bench.submit(OfferStation(key="LEAD", person=CARLA, name="Carla Cruz"))
        bench.refused(AcceptStation(key="LEAD", person=BEN, readback="Line 3 is down"))
        bench.submit(AcceptStation(key="LEAD", person=CARLA, readback="Line 3 is down"))
        assert sitting(bench) == CARLA

    def test_an_offer_taken_back_cannot_be_accepted(self) -> None:
        bench = Bench()
        offered(bench)
        bench.submit(OfferStation(key="LEAD"))
        said = bench.refused(AcceptStation(key="LEAD", person=BEN, readback="Line 3 is down"))
        assert (said.field, str(said)) == ("key", "LEAD was not offered to anybody.")

    def test_an_offer_holds_once(self) -> None:
        bench = Bench()
        offered(bench)
        bench.submit(AcceptStation(key="LEAD", person=BEN, readback="Line 3 is down"))
        assert "not offered" in str(
            bench.refused(AcceptStation(key="LEAD", person=BEN, readback="Line 3 is down"))
        )

    @pytest.mark.parametrize(
        ("command", "field", "words"),
        [
            (OfferStation(key="MOON", person=BEN), "key", "There is no station MOON in this room."),
            (OfferStation(key="VOICE", person=BEN), "key", "VOICE is vacant: it can simply be taken."),
            (OfferStation(key="LEAD", person=ANNA), "person", "That person is at this station already."),
            (OfferStation(key="LEAD", person=BEN), "person", "Give your name first."),
            (OfferStation(key="LEAD"), "person", "Nothing was offered."),
            (
                AcceptStation(key="MOON", person=BEN, readback="Line 3 is down"),
                "key",
                "There is no station MOON in this room.",
            ),
            (
                AcceptStation(key="LEAD", person=BEN, readback="Line 3 is down"),
                "key",
                "LEAD was not offered to anybody.",
            ),
        ],
    )
    def test_what_is_refused(self, command: Command, field: str, words: str) -> None:
        bench = Bench()
        bench.take("LEAD")
        said = bench.refused(command)
        assert (said.field, str(said)) == (field, words)


class TestLeaveAndCheckIn:
    """Going, and being there."""

    def test_a_station_left_can_be_taken(self) -> None:
        bench = Bench()
        bench.take("LEAD")
        bench.submit(LeaveStation(key="LEAD", reason="Home"))
        assert sitting(bench) == ""
        bench.take("LEAD", BEN)
        assert sitting(bench) == BEN

    @pytest.mark.parametrize(
        ("command", "words"),
        [
            (LeaveStation(key="LEAD"), "LEAD is vacant already."),
            (LeaveStation(key="MOON"), "There is no station MOON in this room."),
            (CheckIn(key="MOON"), "There is no station MOON in this room."),
        ],
    )
    def test_what_is_refused(self, command: Command, words: str) -> None:
        said = Bench().refused(command)
        assert (said.field, str(said)) == ("key", words)

    def test_a_person_is_named_with_a_few_words(self) -> None:
        bench = Bench()
        bench.submit(NamePerson(person=BEN, name="  Ben Brandt "))
        assert bench.room.stations.name(BEN) == "Ben Brandt"
        assert bench.refused(NamePerson(person=BEN, name=" ")).field == "name"
        assert bench.refused(NamePerson(person=BEN, name="x" * 201)).field == "name"


@pytest.mark.parametrize(
    "command",
    [
        OpenStation(key="STORES"),
        TakeStation(key="NETWORK", person=BEN),
        OfferStation(key="LEAD", person=BEN),
        AcceptStation(key="LEAD", person=BEN, readback="Line 3 is down"),
        LeaveStation(key="LEAD"),
        CheckIn(key="LEAD"),
    ],
)
def test_in_a_closed_room_nobody_comes_or_goes(command: Command) -> None:
    assert str(closed_room().refused(command)) == "This room is closed. Only follow-ups can be added."


class TestQuiet:
    """A station that says nothing."""

    def quiet(self, bench: Bench, at: float, key: str = "NETWORK") -> float:
        return quiet_for(bench.room, bench.room.stations.by_key[key], minute(at))

    def test_a_taken_station_is_quiet_after_half_an_hour(self) -> None:
        bench = Bench()
        bench.take("NETWORK", BEN)
        assert QUIET_AFTER == 30 * 60
        assert (self.quiet(bench, 29.9), self.quiet(bench, 30), self.quiet(bench, 34)) == (0, 1800, 2040)

    def test_a_vacant_station_is_not(self) -> None:
        assert self.quiet(Bench(), 300) == 0

    def test_whatever_it_says_counts(self) -> None:
        bench = Bench()
        bench.take("NETWORK", BEN)
        bench.wait(20).submit(CheckIn(key="NETWORK"), station="NETWORK")
        assert (self.quiet(bench, 49), self.quiet(bench, 51)) == (0, 31 * 60)
        bench.station = "NETWORK"
        bench.wait(20).log("Lines are up")
        assert (self.quiet(bench, 69), self.quiet(bench, 71)) == (0, 31 * 60)

    def test_what_others_say_does_not(self) -> None:
        bench = Bench()
        bench.take("NETWORK", BEN)
        bench.wait(20).log("LEAD speaks")
        assert self.quiet(bench, 40) == 40 * 60

    def test_a_new_person_is_not_quiet_for_the_one_before(self) -> None:
        bench = Bench()
        bench.take("NETWORK", BEN)
        bench.wait(60).submit(LeaveStation(key="NETWORK"))
        bench.wait(60).take("NETWORK", CARLA)
        assert self.quiet(bench, 121) == 0

    def test_in_a_closed_room_nobody_is(self) -> None:
        bench = closed_room()
        assert self.quiet(bench, 900, "LEAD") == 0


def test_a_hand_over_is_read_back() -> None:
    bench = Bench()
    offered(bench)
    said = bench.refused(AcceptStation(key="LEAD", person=BEN, readback="  "), actor=BEN)
    assert said.field == "readback"
    bench.submit(AcceptStation(key="LEAD", person=BEN, readback="Line 3 is down"), actor=BEN)
    seat = bench.room.stations.by_key["LEAD"].seat
    assert seat is not None
    assert seat.person == BEN


def test_a_report_says_something_new() -> None:
    bench = Bench()
    bench.take("NETWORK")
    bench.submit(ReportStation(key="NETWORK", conditions=" Line 3 is down ", good="Lines 1 and 2"))
    report = bench.room.stations.by_key["NETWORK"].report
    assert report is not None
    assert (report.conditions, report.good, report.actions, report.needs) == (
        "Line 3 is down",
        "Lines 1 and 2",
        "",
        "",
    )
    same = ReportStation(key="NETWORK", conditions="Line 3 is down", good="Lines 1 and 2")
    assert "Nothing is different" in str(bench.refused(same))
    assert bench.refused(ReportStation(key="NETWORK")).field == "conditions"
    assert bench.refused(ReportStation(key="MOON", needs="Air")).field == "key"
