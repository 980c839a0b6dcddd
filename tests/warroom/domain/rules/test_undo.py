"""Undo: an entry of its own that brings back what was, or a refusal that says why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from tests.asking import answer, ask, call, drop, hear
from tests.rooms import ANNA, BEN, Bench, closed_room, minute
from warroom.domain.entry import Entry
from warroom.domain.room import Room
from warroom.domain.rules.asks import Acknowledge, ChangeAsk, ReopenAsk
from warroom.domain.rules.calls import TakeCallBack
from warroom.domain.rules.closeout import AddFactor, AddLearning, Thank, UpdateChange
from warroom.domain.rules.evidence import ChangeEvidence
from warroom.domain.rules.eyes import CallEyes, ReleaseEyes
from warroom.domain.rules.first_minutes import DismissQuestion
from warroom.domain.rules.fixes import ChangeFix, SetFate
from warroom.domain.rules.guards import LiftGuard, SetGuard
from warroom.domain.rules.hypotheses import ChangeHypothesis
from warroom.domain.rules.records import Keep
from warroom.domain.rules.span import PlaceStation
from warroom.domain.rules.stations import (
    AcceptStation,
    CheckIn,
    LeaveStation,
    OfferStation,
    OpenStation,
    ReportStation,
)
from warroom.domain.rules.undo import Undo
from warroom.domain.state.fixes import Changed, Risk
from warroom.domain.state.records import Kept
from warroom.domain.state.timeline import UNDONE

HISTORY = {
    "seq",
    "steps",
    "moves",
    "verdicts",
    "phases",
    "changed_by",
    "judgements",
    "fate_reason",
    "status_at",
    "reports",
    "moved_at",
    "moved_reason",
}
"""What only grows: an undo adds to it too."""


class Things:
    """A room with one thing of each sort, for undoing what is done to them."""

    def __init__(self) -> None:
        self.bench = bench = Bench(severity=3, first_hurt_at=minute(-5))
        bench.take("LEAD")
        self.note = bench.log("0.2 %", tags=("shops",))
        self.held = bench.hypothesis("The release", "NETWORK")
        self.seen = bench.evidence("It began then", source="metrics", ratings={self.held: "C"})
        self.fix = bench.fix("Roll back", answers=(self.held,), risk_acting={"likelihood": 1, "impact": 2})
        self.agreed = bench.agree("Release at night", owner="NETWORK", due="2026-04-01")
        self.asked = ask(bench, "Do all lines answer?", due_in=15)
        self.answered, self.dropped = ask(bench, "Is it the line?"), ask(bench, "Is it Monday?")
        answer(bench, self.answered)
        drop(bench, self.dropped)
        self.called = call(bench, "NETWORK", "The line to the bank")
        bench.submit(SetFate(stream=self.fix, fate="standard", procedure="P-17"))
        self.guard = bench.submit(SetGuard(text="Nobody touches line 3"))[0].stream
        bench.submit(CallEyes(text="Hands off", minutes=60))
        bench.submit(OfferStation(key="LEAD", person=BEN, name="Ben Brandt"))


Act = Callable[[Things], Entry]


def shown(room: Room) -> dict[str, Any]:
    """Say how everything stands that was not withdrawn, without the histories."""
    things: dict[str, Any] = {"incident": facts(room.incident)}
    parts = room.closeout
    for slice_ in (
        room.hypotheses,
        room.evidence,
        room.fixes,
        room.guards,
        room.eyes,
        room.asks,
        room.calls,
        parts.factors,
        parts.learnings,
        parts.changes,
        parts.thanks,
    ):
        assert isinstance(slice_, dict)
        things |= {stream: facts(item) for stream, item in slice_.items() if item.withdrawn is None}
    for key, station in room.stations.by_key.items():
        seat, offer = station.seat, station.offer
        things[key] = (
            seat and seat.person,
            offer and (offer.person, offer.notes),
            station.name,
            station.under,
        )
    for row in room.timeline.rows:
        if row.kind == "entry.logged" and row.withdrawn is None:
            things[row.stream] = (
                row.text,
                row.type,
                row.occurred_at,
                row.precision,
                row.key,
                row.tags,
                row.links,
            )
    return things


def facts(item: msgspec.Struct) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(item)
    for ratings in plain.get("ratings", {}).values():
        ratings |= {station: rating["code"] for station, rating in ratings.items()}
    return {name: value for name, value in plain.items() if name not in HISTORY}


MAKING: dict[str, Act] = {
    "a line": lambda on: entry_of(on, on.bench.log("Wrong room")),
    "a decision": lambda on: entry_of(on, on.bench.log("Go", "decision")),
    "a hypothesis": lambda on: entry_of(on, on.bench.hypothesis("The line")),
    "evidence": lambda on: entry_of(on, on.bench.evidence("Hearsay", ratings={on.held: "II"})),
    "a fix": lambda on: entry_of(on, on.bench.fix("Wait")),
    "an ask": lambda on: entry_of(on, ask(on.bench, "Is it the bank?")),
    "a call": lambda on: entry_of(on, call(on.bench, "VOICE")),
    "a factor": lambda on: on.bench.submit(AddFactor(category="process", text="Noon"))[0],
    "a learning": lambda on: on.bench.submit(AddLearning(category="luck", text="No pay day"))[0],
    "a change": lambda on: entry_of(on, on.bench.agree("Pray")),
    "thanks": lambda on: on.bench.submit(Thank(name="Ben", text="x"))[0],
}
CHANGING: dict[str, Act] = {
    "facts": lambda on: on.bench.change(title="Another", severity=1, scope="whole", reason="Better known"),
    "times": lambda on: on.bench.change(first_hurt_at="", detected_at=minute(-1)),
    "phase": lambda on: on.bench.phase("react")[0],
    "hypothesis": lambda on: on.bench.submit(
        ChangeHypothesis(stream=on.held, statement="The old release", owner="")
    )[0],
    "status": lambda on: on.bench.status(on.held, "ruled_out", by=(on.seen,)),
    "evidence": lambda on: on.bench.submit(
        ChangeEvidence(stream=on.seen, text="It began before", credibility="low", source="")
    )[0],
    "fix": lambda on: on.bench.submit(
        ChangeFix(
            stream=on.fix,
            changed=Changed(title="Wait", answers=(), risk_acting=Risk(5, 5, "All"), reversibility="R2"),
        )
    )[0],
    "ask": lambda on: on.bench.submit(ChangeAsk(stream=on.asked, text="Which?", to="LEAD", due=minute(9)))[0],
    "answer": lambda on: answer(on.bench, on.asked),
    "ask dropped": lambda on: drop(on.bench, on.asked),
    "ask heard": lambda on: on.bench.submit(Acknowledge(stream=on.asked))[0],
    "answer opened": lambda on: on.bench.submit(ReopenAsk(stream=on.answered))[0],
    "dropped opened": lambda on: on.bench.submit(ReopenAsk(stream=on.dropped))[0],
    "call heard": lambda on: hear(on.bench),
    "call taken back": lambda on: on.bench.submit(TakeCallBack(stream=on.called))[0],
    "state": lambda on: on.bench.move(on.fix, "ordered"),
    "fate": lambda on: on.bench.submit(SetFate(stream=on.fix, fate="thrown_away"))[0],
    "procedure": lambda on: on.bench.submit(SetFate(stream=on.fix, fate="standard", procedure="P-18"))[0],
    "change": lambda on: on.bench.submit(UpdateChange(stream=on.agreed, state="done", due="", owner="X"))[0],
    "words": lambda on: on.bench.correct(on.note, text="0.02 %", type="decision"),
    "time": lambda on: on.bench.correct(on.note, new_occurred_at=minute(-3), new_precision="estimated"),
    "key moment": lambda on: on.bench.mark(on.note, key=True),
    "tags": lambda on: on.bench.mark(on.note, tags=("night",)),
    "key and tags": lambda on: on.bench.mark(on.note, key=True, tags=("night",)),
    "links": lambda on: on.bench.mark(on.note, links=(on.held,)),
    "rating": lambda on: on.bench.rate(on.seen, {on.held: "II"}),
    "first rating": lambda on: on.bench.rate(on.seen, {on.held: "II"}, "VOICE"),
    "rating taken back": lambda on: on.bench.rate(on.seen, {on.held: ""}),
    "taken": lambda on: on.bench.take("VOICE"),
    "offer to another": lambda on: on.bench.submit(
        OfferStation(key="LEAD", person="person-dan", name="Dan", notes="Take it")
    )[-1],
    "place": lambda on: on.bench.submit(PlaceStation(key="NETWORK", under="PAYMENTS"))[0],
    "guard rule lifted": lambda on: on.bench.submit(LiftGuard(stream=on.guard, reason="It is whole"))[0],
    "eyes taken off": lambda on: on.bench.submit(ReleaseEyes())[0],
    "question": lambda on: on.bench.submit(DismissQuestion(question="voice", reason="Later"))[0],
    "offer taken back": lambda on: on.bench.submit(OfferStation(key="LEAD"))[0],
}  # fmt: skip

AMENDING = {"words", "time", "key moment", "tags", "key and tags", "links"}
AMENDING |= {"rating", "first rating", "rating taken back"}
"""What shows in the line or the evidence that it is about, and makes no line of its own."""


def entry_of(on: Things, _stream: str) -> Entry:
    return on.bench.entries[-1]


@pytest.mark.parametrize("what", MAKING)
def test_what_was_made_is_taken_back(what: str) -> None:
    on = Things()
    before = shown(on.bench.room)
    made = MAKING[what](on)
    assert shown(on.bench.room) != before
    undone = on.bench.undo(made)
    assert shown(on.bench.room) == before
    assert (undone.kind, undone.stream, undone.version) == ("item.withdrawn", made.stream, 2)
    assert on.bench.row_of(made).withdrawn == UNDONE


@pytest.mark.parametrize("what", CHANGING)
def test_what_was_changed_is_as_before(what: str) -> None:
    on = Things()
    before = shown(on.bench.room)
    made = CHANGING[what](on)
    assert shown(on.bench.room) != before
    undone = on.bench.wait(1).undo(made)
    assert shown(on.bench.room) == before
    assert (undone.stream, undone.version, undone.seq) == (made.stream, made.version + 1, made.seq + 1)
    assert on.bench.folded() == on.bench.room


@pytest.mark.parametrize("what", sorted(set(CHANGING) - AMENDING))
def test_an_undo_is_itself_a_line(what: str) -> None:
    on = Things()
    rows = len(on.bench.room.timeline.rows)
    made = CHANGING[what](on)
    undone = on.bench.undo(made)
    assert on.bench.room.timeline.rows[-1].seq == undone.seq
    assert len(on.bench.room.timeline.rows) == rows + 2


def test_an_undone_correction_is_itself_a_correction() -> None:
    on = Things()
    on.bench.undo(on.bench.correct(on.note, text="0.02 %"))
    reasons = [each.reason for each in on.bench.room.timeline.first[on.note].corrections]
    assert reasons == ["", UNDONE]


def test_undone_marks_and_ratings_stay_in_sight() -> None:
    on = Things()
    on.bench.undo(on.bench.mark(on.note, key=True))
    assert [each.changes[0].new for each in on.bench.room.timeline.first[on.note].marks] == [True, False]
    rated = on.bench.rate(on.seen, {on.held: "II"}, "VOICE")
    assert on.bench.undo(rated).station == "VOICE"
    judged = on.bench.room.evidence[on.seen].judgements
    assert [(each.station, each.changes[0].new) for each in judged[1:]] == [("VOICE", "II"), ("VOICE", "")]


@pytest.mark.parametrize("what", sorted(set(CHANGING) - {"taken"}))
def test_an_undo_can_be_undone(what: str) -> None:
    on = Things()
    made = CHANGING[what](on)
    after = shown(on.bench.room)
    undone = on.bench.undo(made)
    on.bench.undo(undone)
    assert shown(on.bench.room) == after


def test_leaving_a_station_is_undone_by_sitting_down_again() -> None:
    on = Things()
    left = on.bench.submit(LeaveStation(key="LEAD"))[0]
    on.bench.wait(2).undo(left)
    station = on.bench.room.stations.by_key["LEAD"]
    assert [(seat.person, seat.since) for seat in station.seats] == [(ANNA, minute(0)), (ANNA, minute(2))]


def test_a_status_goes_back_to_the_one_before() -> None:
    on = Things()
    on.bench.status(on.held, "leading", reason="The lead said so")
    on.bench.undo(on.bench.status(on.held, "confirmed", by=(on.seen,)))
    last = on.bench.room.hypotheses[on.held].verdicts[-1]
    assert (last.status, last.by, last.reason) == ("leading", (), UNDONE)


def test_a_state_goes_back_even_where_no_step_leads() -> None:
    on = Things()
    on.bench.move(on.fix, "ordered", "acknowledged")
    on.bench.undo(on.bench.move(on.fix, "done"))
    assert on.bench.room.fixes[on.fix].state == "acknowledged"


def test_a_report_gives_way_to_the_one_before() -> None:
    bench = Bench()
    bench.take("NETWORK")
    first = bench.submit(ReportStation(key="NETWORK", conditions="Line 3 is down"))[0]
    second = bench.submit(ReportStation(key="NETWORK", conditions="All lines are up"))[0]
    network = bench.room.stations.by_key["NETWORK"]
    bench.undo(second)
    assert network.report is not None
    assert network.report.conditions == "Line 3 is down"
    alone = Bench()
    alone.take("NETWORK")
    first = alone.submit(ReportStation(key="NETWORK", conditions="Line 3 is down"))[0]
    alone.undo(first)
    report = alone.room.stations.by_key["NETWORK"].report
    assert report is not None
    assert report.conditions == ""


def test_an_offer_made_when_there_was_none_is_taken_back() -> None:
    bench = Bench()
    bench.take("VOICE")
    bench.submit(CheckIn(key="VOICE", status="Here"), station="VOICE")
    offered = bench.submit(OfferStation(key="VOICE", person=BEN, name="Ben"))[-1]
    bench.undo(offered)
    assert bench.room.stations.by_key["VOICE"].offer is None


UNDOABLE = "This cannot be undone."
NOT_UNDONE: dict[str, tuple[Act, str]] = {
    "a declaration": (lambda on: on.bench.entries[0], UNDOABLE),
    "a withdrawal": (lambda on: on.bench.withdraw(on.fix), UNDOABLE),
    "a new station": (lambda on: on.bench.submit(OpenStation(key="STORES"))[0], UNDOABLE),
    "a check-in": (lambda on: on.bench.submit(CheckIn(key="LEAD"))[0], UNDOABLE),
    "a hand-over": (
        lambda on: on.bench.submit(AcceptStation(key="LEAD", person=BEN, readback="Line 3 is down"))[0],
        UNDOABLE,
    ),
    "a kept file": (lambda on: on.bench.submit(Keep(kept=Kept(name="a", chunks=("b",))))[0], UNDOABLE),
    "leaving an empty station": (
        lambda on: on.bench.write("station:VOICE", "station.left", b"{}"),
        UNDOABLE,
    ),
    "a verdict on nothing": (
        lambda on: on.bench.write("hypothesis:gone", "hypothesis.status", b"{}"),
        UNDOABLE,
    ),
    "a rating of nothing": (lambda on: on.bench.write("evidence:gone", "evidence.rated", b"{}"), UNDOABLE),
    "a phase that is none": (lambda on: on.bench.write("incident", "incident.phase", b"{}"), UNDOABLE),
}


@pytest.mark.parametrize("what", NOT_UNDONE)
def test_what_cannot_be_undone_says_so(what: str) -> None:
    on = Things()
    act, words = NOT_UNDONE[what]
    made = act(on)
    assert str(on.bench.refused(Undo(entry=made))) == words


def test_only_ones_own_entries_are_undone() -> None:
    on = Things()
    on.bench.actor = BEN
    on.bench.log("Ben's line")
    made = on.bench.entries[-1]
    on.bench.actor = ANNA
    assert str(on.bench.refused(Undo(entry=made))) == "Only one's own entries can be undone."
    on.bench.undo(made)


def test_not_when_somebody_worked_on_it_since() -> None:
    on = Things()
    made = on.bench.move(on.fix, "ordered")
    on.bench.move(on.fix, "done")
    words = "Somebody worked on it since; change it by hand."
    assert str(on.bench.refused(Undo(entry=made))) == words


def test_not_twice() -> None:
    on = Things()
    made = on.bench.move(on.fix, "ordered")
    on.bench.undo(made)
    assert "worked on it since" in str(on.bench.refused(Undo(entry=made)))


def test_not_in_a_closed_room() -> None:
    bench = closed_room()
    assert "closed" in str(bench.refused(Undo(entry=bench.entries[-1])))


def test_not_what_a_newer_version_touched() -> None:
    on = Things()
    made = on.bench.write(on.fix, "fix.blessed", b"{}")
    assert "read-only" in str(on.bench.refused(Undo(entry=made)))


def test_not_a_move_of_a_fix_that_only_a_newer_version_can_read() -> None:
    bench = Bench()
    bench.write("fix:new", "fix.proposed", b"{}", schema=9)
    moved = bench.write("fix:new", "fix.moved", b'{"state":"done"}')
    assert "read-only" in str(bench.refused(Undo(entry=moved)))
