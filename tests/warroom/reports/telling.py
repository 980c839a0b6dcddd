"""Rooms for the tests of papers, told through the real rules; no database is needed to fold them."""

from __future__ import annotations

import msgspec

from warroom.clock import RoomClock, instant, moment
from warroom.domain.changes import Changes
from warroom.domain.decide import decide
from warroom.domain.entry import seal
from warroom.domain.room import Room
from warroom.domain.rules import closeout, evidence, fixes, hypotheses, incident, stations, timeline
from warroom.domain.rules.command import Command
from warroom.domain.state.fixes import Proposed, Risk
from warroom.domain.state.incident import Changed, Declared, Nature

DAY = "2026-11-14"


def at(time: str, date: str = DAY) -> str:
    """Give the instant of a time of day, `14:09` or `14:09:30`, on the incident's day."""
    return instant(moment(f"{date}T{time}+00:00"))


class Telling:
    """Tells a room by commands, each at its time, as stations would."""

    def __init__(self, title: str, nature: Nature = "history", start: str = "14:38", **known: str) -> None:
        self.room = Room("room-1")
        self.room.clock = RoomClock("2026-11-14T00:00:00.000000Z", at("22:00"), 0.0)
        declared = Declared(reference="INC-2026-0117", slug="billing", title=title, nature=nature)
        declared = msgspec.structs.replace(declared, **known)
        signs = (
            ("LEAD", "Lead", "lead"),
            ("LEDGER", "Ledger and accounts", "department"),
            ("CARE", "Contact centre", "department"),
            ("PAY", "Payments", "department"),
        )
        self.do(start, "LEAD", incident.Declare(declared=declared, stations=signs))

    def do(self, time: str, station: str, command: Command, written: str = "", date: str = DAY) -> str:
        """Let a station do something at a time; gives the stream of its last entry."""
        when = at(time, date)
        stamped = msgspec.structs.replace(
            command,
            actor="p1",
            station=station,
            occurred_at=when,
            written_at=at(written) if written else when,
        )
        stream = ""
        for draft in decide(self.room, stamped):
            entry = seal(
                draft, self.room.id, self.room.seq + 1, stamped.written_at, b"s" * 16, self.room.hash
            )
            self.room.apply(entry, Changes())
            stream = draft.stream
        return stream

    def log(self, time: str, station: str, text: str, type_: str = "note", **more: str | bool) -> str:
        """Log a line of the timeline."""
        command = msgspec.structs.replace(timeline.Log(type=type_, text=text), **more)
        return self.do(time, station, command)

    def know(self, time: str, **fields: object) -> None:
        """Let the lead change what is known of the incident."""
        self.do(time, "LEAD", incident.ChangeIncident(changed=Changed(**fields)))  # type: ignore[arg-type]


def short_room() -> Room:
    """A room that was only declared."""
    return Telling("Parcel lockers do not open", start="21:59").room


def billing_room(closed: bool = True) -> Room:
    """An invented incident as a whole: customers charged twice after a migration."""
    told = Telling("Customers charged twice after the billing migration")
    told.do("14:39", "LEAD", stations.TakeStation(key="LEAD", person="p1", name="Inés Vidal"))
    told.do("14:41", "LEDGER", stations.TakeStation(key="LEDGER", person="p2", name="Tomasz Wójcik"))
    told.know(
        "14:42", first_hurt_at=at("14:09"), detected_at=at("14:21"), detected_by="customers", severity=1
    )
    words = "“Will I be overdrawn tonight?”"
    told.know("14:43", customer_words=words, scope="segment", affected="1_to_10", fits="none")
    _reason(told)
    _act(told)
    told.know("20:25", restored_at=at("20:20"), cause_dealt_at=at("18:15"))
    _reflect(told)
    if closed:
        summary = "A retry queue replayed invoices that had been settled. Every second charge was returned."
        told.do("21:50", "LEAD", closeout.Close(summary=summary, override="The queue has no owner yet."))
    return told.room


def _reason(told: Telling) -> None:
    ledger = told.do(
        "14:44", "LEDGER", hypotheses.StateHypothesis(statement="Ledger loaded twice", owner="LEDGER")
    )
    display = told.do(
        "14:46", "CARE", hypotheses.StateHypothesis(statement="Display error only", owner="CARE")
    )
    queue = told.do(
        "15:20", "PAY", hypotheses.StateHypothesis(statement="Retry queue replays", owner="PAY", key=True)
    )
    told.do("15:21", "LEAD", hypotheses.StateHypothesis(statement="Fraud", owner="LEAD"))
    calls = told.do(
        "14:50",
        "CARE",
        evidence.FindEvidence(text="Six callers saw two debits", ratings={display: "II", ledger: "C"}),
    )
    told.do(
        "16:40",
        "LEDGER",
        evidence.FindEvidence(
            text="The import ran once", credibility="high", ratings={ledger: "II", queue: "C", display: "N"}
        ),
    )
    wrong = told.do("16:41", "PAY", evidence.FindEvidence(text="Queue depth is normal"))
    told.do("16:45", "PAY", timeline.Withdraw(stream=wrong, reason="It was yesterday's figure"))
    told.do("15:12", "CARE", hypotheses.SetStatus(stream=display, status="ruled_out", by=(calls,)))
    told.do("16:52", "LEDGER", hypotheses.SetStatus(stream=ledger, status="ruled_out", reason="One run"))
    told.do(
        "17:02",
        "PAY",
        hypotheses.SetStatus(stream=queue, status="confirmed", reason="The counter says so.", key=True),
    )


def _act(told: Telling) -> None:
    first = told.log("14:52", "LEAD", "No refunds until the ledger is understood", "decision")
    told.log("17:06", "LEAD", "Refund every second charge today", "decision", supersedes=first, key=True)
    line = told.log("14:55", "CARE", "Twelve callers in an hour")
    told.do(
        "15:02", "CARE", timeline.Correct(stream=line, text="Twenty callers in an hour", reason="Second desk")
    )
    told.do("15:30", "CARE", timeline.Log(text="A store saw it too", tags=("stores",)), written="16:30")
    proposed = Proposed(
        title="Block a second charge for one invoice",
        owner="PAY",
        answers=(told.room.stream_of("H3"),),
        risk_acting=Risk(2, 2, "A few valid charges wait"),
        reversibility="R1",
        way_back="Take the guard out",
    )
    block = told.do("15:22", "PAY", fixes.ProposeFix(proposed=proposed))
    for time, state in (("15:38", "ordered"), ("15:41", "done"), ("15:59", "effect_seen")):
        told.do(time, "PAY", fixes.MoveFix(stream=block, state=state, reason="No new second charges"))
    told.do("21:00", "LEAD", fixes.SetFate(stream=block, fate="standard", procedure="Charge guard"))
    import_again = told.do("15:00", "LEDGER", fixes.ProposeFix(proposed=Proposed(title="Load it again")))
    told.do(
        "15:05", "LEAD", fixes.MoveFix(stream=import_again, state="rejected", reason="It could double again")
    )


def _reflect(told: Telling) -> None:
    for category, text in (
        ("technical", "Two fields meant “settled”."),
        ("process", "Tested on one month only."),
    ):
        told.do("21:10", "LEAD", closeout.AddFactor(category=category, text=text))
    for category, text in (
        ("went_well", "Six calls were linked in nine minutes."),
        ("luck", "The bank held back a third."),
        ("surprise", "Totals by hour hid it"),
    ):
        told.do("21:15", "LEAD", closeout.AddLearning(category=category, text=text))
    guard = closeout.AgreeChange(
        text="The charge service refuses a second charge",
        owner="PAY",
        due="2026-12-05",
        check_due="2027-01-05",
        strength="stronger",
    )
    told.do("21:20", "LEAD", guard)
    late = told.do("21:21", "LEAD", closeout.AgreeChange(text="The queue gets an owner", due="2026-11-10"))
    assert late
    told.do("21:30", "LEAD", closeout.Thank(name="Ana Ruiz", text="for linking six calls"))
