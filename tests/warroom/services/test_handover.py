"""The hand-over sheet holds what the next person needs, and nothing that is settled."""

from __future__ import annotations

from tests.rooms import BEN, CARLA, Bench, busy_room
from warroom.domain.rules.asks import AnswerAsk, AskStation
from warroom.domain.rules.guards import LiftGuard, SetGuard
from warroom.domain.rules.procedures import StartProcedure
from warroom.domain.rules.stations import OfferStation, ReportStation
from warroom.domain.state.procedures import PlannedStep, Started
from warroom.services.handover import MOST, handover_sheet
from warroom.services.inspecting_station import station_sheet
from warroom.services.sheets import Sheet


def part(sheet: Sheet, caption: str) -> list[tuple[str, str]]:
    """Give the lines of a part as lead and text; none where the part is not there."""
    found = [section for section in sheet.sections if section.caption == caption]
    return [(line.lead, line.text) for section in found for line in section.lines]


def offered() -> Bench:
    bench = busy_room()
    offer = OfferStation(
        key="LEAD",
        person=BEN,
        name="Ben Brandt",
        notes="The bank rings at four\n\nPress at five",
        next_steps="Ring the bank",
    )
    bench.submit(offer)
    return bench


def test_notes_and_next_steps_come_first() -> None:
    sheet = handover_sheet(offered().room, "LEAD")
    assert [section.caption for section in sheet.sections][:2] == [
        "What the next one needs to know",
        "What I would do next",
    ]
    assert part(sheet, "What the next one needs to know") == [
        ("", "The bank rings at four"),
        ("", "Press at five"),
    ]
    assert part(sheet, "What I would do next") == [("", "Ring the bank")]


def test_it_says_from_whom_to_whom() -> None:
    facts = {fact.name: fact.value for fact in handover_sheet(offered().room, "LEAD").facts}
    assert facts["From"].startswith("Anna Alvarez, for ")
    assert facts["To"] == "Ben Brandt"
    assert "Reports to" not in facts
    below = handover_sheet(offered().room, "PAYMENTS")
    assert {fact.name: fact.value for fact in below.facts}["Reports to"] == "LEAD"


def test_guard_rules_in_force_are_on_it_and_lifted_ones_are_not() -> None:
    bench = busy_room()
    bench.submit(SetGuard(text="Nobody touches line 3"))
    gone = bench.submit(SetGuard(text="No refunds"))[0].stream
    bench.submit(LiftGuard(stream=gone, reason="Legal agrees"))
    assert part(handover_sheet(bench.room, "VOICE"), "Guard rules") == [("G1", "Nobody touches line 3")]


def test_what_was_tried_and_did_not_help_is_said_once_and_for_all() -> None:
    bench = busy_room()
    worse = bench.fix("Restart the gateway")
    bench.move(worse, "ordered", "done", "worse", reason="Twice as many errors")
    tried = part(handover_sheet(bench.room, "LEAD"), "Tried, and it did not help")
    assert tried == [
        ("F3", "Restart the gateway · Twice as many errors"),
        ("H2", "A line to the bank is down · E2"),
    ]


def test_own_fixes_and_those_under_way_are_on_it() -> None:
    bench = busy_room()
    other = bench.fix("Ring all shops", owner="PAYMENTS")
    idea = bench.fix("Wait", owner="PAYMENTS")
    bench.move(other, "ordered")
    lead = part(handover_sheet(bench.room, "LEAD"), "Fixes under way")
    assert [ref for ref, _text in lead] == ["F2", bench.room.ref(other)]
    payments = part(handover_sheet(bench.room, "PAYMENTS"), "Fixes under way")
    assert [ref for ref, _text in payments] == [bench.room.ref(other), bench.room.ref(idea)]


def test_hypotheses_alive_with_the_own_ones_first() -> None:
    bench = Bench()
    bench.hypothesis("The release", "PAYMENTS")
    bench.hypothesis("A cable", "NETWORK")
    found = part(handover_sheet(bench.room, "NETWORK"), "Hypotheses alive")
    assert found == [("H2", "A cable"), ("H1", "The release")]


def test_open_asks_of_the_station_are_on_it_and_all_of_them_for_the_lead() -> None:
    bench = busy_room()
    bench.submit(AskStation(text="How many?", to="PAYMENTS"), station="VOICE")
    bench.submit(AskStation(text="Since when?", to="NETWORK"), station="PAYMENTS")
    answered = bench.submit(AskStation(text="Who?", to="VOICE"), station="LEAD")[0].stream
    bench.submit(AnswerAsk(stream=answered, text="Ben"), actor=CARLA, station="VOICE")
    assert part(handover_sheet(bench.room, "VOICE"), "Open asks") == [("A1", "VOICE → PAYMENTS: How many?")]
    assert [ref for ref, _text in part(handover_sheet(bench.room, "LEAD"), "Open asks")] == ["A1", "A2"]


def test_how_the_station_stands_and_what_is_decided() -> None:
    bench = busy_room()
    bench.submit(ReportStation(key="PAYMENTS", conditions="Queue of 40", good="Cash"), station="PAYMENTS")
    sheet = handover_sheet(bench.room, "PAYMENTS")
    assert part(sheet, "How the station stands") == [("Conditions", "Queue of 40"), ("Still good", "Cash")]
    assert part(sheet, "Decisions in force") == [("D2", "Roll back now")]


def test_a_part_stays_short() -> None:
    bench = Bench()
    for number in range(MOST + 5):
        bench.hypothesis(f"Cause {number}")
    assert len(part(handover_sheet(bench.room, "LEAD"), "Hypotheses alive")) == MOST


def test_a_station_that_is_not_there_has_no_sheet() -> None:
    assert handover_sheet(Bench().room, "MOON") == Sheet("", "")


def test_steps_of_a_running_procedure_are_on_it() -> None:
    bench = Bench()
    steps = (PlannedStep("Stop all retries", "NETWORK"), PlannedStep("Tell customers", "voice"))
    bench.submit(StartProcedure(started=Started(procedure="p", name="Charged twice", steps=steps)))
    own = part(handover_sheet(bench.room, "NETWORK"), "Steps of procedures to do")
    assert own == [("R1.1", "Stop all retries")]
    by_duty = part(handover_sheet(bench.room, "VOICE"), "Steps of procedures to do")
    assert by_duty == [("R1.2", "Tell customers")]
    assert len(part(handover_sheet(bench.room, "LEAD"), "Steps of procedures to do")) == 2
    assert part(station_sheet(bench.room, "station:NETWORK"), "Steps to do") == own
