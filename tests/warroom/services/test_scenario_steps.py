"""Every verb of a scenario file does in the room what its name says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rooms import Bench, minute
from tests.tales import step
from warroom import ids
from warroom.clock import Instant
from warroom.domain.room import Room
from warroom.domain.rules.timeline import Log
from warroom.services.scenario_steps import _MAKERS, commands, person_id, told_beside


class Teller:
    """Tells steps at a bench, in the way in which a scenario file is told."""

    def __init__(self) -> None:
        self.bench = Bench(nature="history")
        self.streams: dict[str, str] = {}

    @property
    def room(self) -> Room:
        """The room as told so far."""
        return self.bench.room

    def tell(self, do: str, text: str = "", station: str = "LEAD", **more: Any) -> str:
        """Tell one step and give the stream of its first entry."""
        wanted = step("0", do, text, station, **more)
        made = commands(self.room, self.streams, wanted, self.at)
        entries = [entry for each in made for entry in self.bench.submit(each, station=station)]
        stream = entries[0].stream if entries else ""
        for name in ("ref", "id"):
            self.streams.setdefault(str(more.get(name, "")), stream)
        return stream

    def at(self, text: str) -> Instant:
        """Read a step's time as minutes."""
        return minute(float(text))


@pytest.fixture
def teller() -> Teller:
    """Give a teller with a hypothesis, evidence and a fix."""
    made = Teller()
    made.tell("hypothesis", ref="H1", statement="The pump stands still", owner="NETWORK")
    made.tell("evidence", "It does not hum", ref="E1")
    made.tell("fix", ref="F1", title="Change the pump")
    return made


def test_a_person_has_the_same_id_in_every_telling() -> None:
    assert person_id("Kranz") == person_id("Kranz") != person_id("Lunney")
    assert len(person_id("Kranz")) == len(ids.new())


def test_log(teller: Teller) -> None:
    more: dict[str, Any] = {"links": ["H1", "E1"], "tags": ["pump"], "key": True}
    row = teller.room.timeline.first[teller.tell("log", "No water", type="observation", **more)]
    assert (row.text, row.type, row.key, row.tags) == ("No water", "observation", True, ("pump",))
    assert [teller.room.ref(stream) for stream in row.links] == ["H1", "E1"]
    assert teller.room.timeline.first[teller.tell("log", "Just a line")].type == "note"


def test_log_a_decision_that_replaces_another(teller: Teller) -> None:
    stay = teller.tell("log", "Stay", type="decision", id="stay")
    go = teller.tell("log", "Go", type="decision", supersedes="stay")
    assert teller.room.timeline.replaced(stay) == go


def test_hypothesis(teller: Teller) -> None:
    held = teller.room.hypotheses[teller.streams["H1"]]
    assert (held.ref, held.statement, held.owner) == ("H1", "The pump stands still", "NETWORK")
    own = teller.tell("hypothesis", station="PAYMENTS", statement="The pipe leaks")
    assert teller.room.hypotheses[own].owner == "PAYMENTS"


def test_hypothesis_status(teller: Teller) -> None:
    teller.tell("hypothesis_status", "It hums after all", ref="H1", status="ruled_out", by=["E1"])
    verdict = teller.room.hypotheses[teller.streams["H1"]].verdicts[-1]
    assert (verdict.status, verdict.by) == ("ruled_out", (teller.streams["E1"],))
    assert verdict.reason == "It hums after all"


def test_evidence(teller: Teller) -> None:
    weights: dict[str, Any] = {"credibility": "high", "relevance": "low", "source": "the ear"}
    item = teller.room.evidence[teller.tell("evidence", "It hums", "PAYMENTS", **weights)]
    assert (item.credibility, item.relevance, item.source) == ("high", "low", "the ear")
    plain = teller.room.evidence[teller.streams["E1"]]
    assert (plain.credibility, plain.relevance, plain.station) == ("medium", "medium", "LEAD")


def test_rate(teller: Teller) -> None:
    teller.tell("rate", station="NETWORK", evidence="E1", ratings={"H1": "CC"})
    rating = teller.room.evidence[teller.streams["E1"]].rating(teller.streams["H1"], "NETWORK")
    assert rating is not None
    assert (rating.code, rating.station) == ("CC", "NETWORK")


def test_rate_all_rates_what_was_not_rated(teller: Teller) -> None:
    teller.tell("evidence", "A second", ref="E2")
    teller.tell("evidence", "A third", ref="E3")
    teller.tell("evidence", "Hearsay", ref="E4")
    teller.tell("withdraw_evidence", "Nobody said so", ref="E4")
    teller.tell("rate", evidence="E1", ratings={"H1": "II"})
    teller.tell("rate_all", rate_all={"hypothesis": "H1", "rating": "NA", "except": ["E3"]})
    hypothesis = teller.streams["H1"]
    given = {item.ref: item.rating(hypothesis, "") for item in teller.room.evidence.values()}
    assert {ref: rating and rating.code for ref, rating in given.items()} == {
        "E1": "II",
        "E2": "NA",
        "E3": None,
        "E4": None,
    }


def test_withdraw_evidence(teller: Teller) -> None:
    teller.tell("withdraw_evidence", "Misheard", ref="E1")
    assert teller.room.evidence[teller.streams["E1"]].withdrawn == "Misheard"


def test_fix(teller: Teller) -> None:
    known: dict[str, Any] = {
        "title": "Carry water",
        "owner": "PAYMENTS",
        "answers": ["H1"],
        "reversibility": "R0",
        "way_back": "Carry it back",
        "effect_from_min": 5,
        "effect_to_min": 9,
        "risk_acting": {"likelihood": 1, "impact": 2, "text": "Sore backs"},
        "risk_waiting": {"likelihood": 5, "impact": 4},
    }
    fix = teller.room.fixes[teller.tell("fix", **known)]
    assert (fix.title, fix.owner, fix.reversibility, fix.way_back) == (
        "Carry water",
        "PAYMENTS",
        "R0",
        "Carry it back",
    )
    assert (fix.effect_from_min, fix.effect_to_min, fix.risk_acting.text) == (5, 9, "Sore backs")
    assert (fix.answers, fix.risk_waiting.likelihood) == ((teller.streams["H1"],), 5)


def test_fix_state(teller: Teller) -> None:
    teller.tell("fix_state", "Go", ref="F1", state="ordered")
    fix = teller.room.fixes[teller.streams["F1"]]
    assert (fix.state, fix.moves[-1].reason) == ("ordered", "Go")


def test_fix_fate(teller: Teller) -> None:
    teller.tell("fix_fate", "It works", ref="F1", fate="standard", procedure="P-17")
    fix = teller.room.fixes[teller.streams["F1"]]
    assert (fix.fate, fix.procedure, fix.fate_reason) == ("standard", "P-17", "It works")


def test_phase(teller: Teller) -> None:
    teller.tell("phase", "All hands", phase="react")
    assert teller.room.incident.phase == "react"


def test_incident_change_reads_times(teller: Teller) -> None:
    teller.bench.wait(9)
    changes = {"severity": 1, "restored_at": "7"}
    teller.tell("incident_change", "It is worse", changes=changes)
    assert (teller.room.incident.severity, teller.room.incident.restored_at) == (1, minute(7))


def test_take_hand_over_accept_and_leave(teller: Teller) -> None:
    station = teller.room.stations.by_key["NETWORK"]
    teller.tell("take", station="NETWORK", person="Kranz")
    assert station.seat is not None
    assert (station.seat.person, teller.room.stations.name(person_id("Kranz"))) == (
        person_id("Kranz"),
        "Kranz",
    )
    teller.tell("handover", "All quiet", "NETWORK", person="Lunney")
    assert station.offer is not None
    assert (station.offer.person, station.offer.notes) == (person_id("Lunney"), "All quiet")
    teller.tell("accept", station="NETWORK", person="Lunney")
    assert [seat.person for seat in station.seats] == [person_id("Kranz"), person_id("Lunney")]
    teller.tell("leave", "Home", "NETWORK")
    assert station.seats[-1].until


def test_checkin(teller: Teller) -> None:
    teller.tell("checkin", "All well", "NETWORK")
    assert teller.room.stations.by_key["NETWORK"].status == "All well"


def test_correct(teller: Teller) -> None:
    note = teller.tell("log", "Bus A", id="bus")
    teller.tell("correct", "Bus B", target="bus", reason="Misheard")
    row = teller.room.timeline.first[note]
    assert (row.text, row.corrections[0].reason) == ("Bus B", "Misheard")


def test_close_out(teller: Teller) -> None:
    teller.tell("factor", "One pump only", category="technical")
    teller.tell("learning", "A spare was near", category="luck")
    teller.tell("change", "Two pumps", ref="C1", owner="PAYMENTS", due="1970-01-01", check_due="1970-06-01")
    teller.tell("change_state", "Bought", ref="C1", state="done")
    teller.tell("thanks", "For the spare", name="Kranz")
    left = teller.room.closeout
    assert [each.text for each in left.factors.values()] == ["One pump only"]
    assert [each.category for each in left.learnings.values()] == ["luck"]
    assert [(each.state, each.due) for each in left.changes.values()] == [("done", "1970-01-01")]
    assert [each.name for each in left.thanks.values()] == ["Kranz"]
    teller.tell("close", "A pump stood still", override="A tale")
    assert (teller.room.incident.phase, teller.room.incident.override) == ("closed", "A tale")


@pytest.mark.parametrize("do", ["hypothesis", "fix"])
def test_the_fact_behind_a_hypothesis_or_a_fix_is_told_beside_it(do: str) -> None:
    beside = told_beside(step("0", do, "The needle fell"), "hypothesis:1")
    assert [(each.type, each.text, each.links) for each in beside if isinstance(each, Log)] == [
        ("observation", "The needle fell", ("hypothesis:1",))
    ]
    assert told_beside(step("0", do), "hypothesis:1") == []
    assert told_beside(step("0", "log", "The needle fell"), "entry:1") == []


TOLD_TOGETHER = {"answer", "drop_ask", "hear", "lift_guard",
    "take", "handover", "accept", "leave", "factor", "learning", "change", "change_state", "thanks", "close",
}  # fmt: skip
"""Verbs of the tests that tell several."""


def test_every_verb_has_a_test() -> None:
    tests = {name.removeprefix("test_") for name in globals()} | TOLD_TOGETHER
    assert [verb for verb in _MAKERS if not any(name.startswith(verb) for name in tests)] == []


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        (step("0", "tweet"), "tweet"),
        (step("0", "hypothesis_status", ref="H9", status="open"), "H9"),
        (step("0", "fix_state", ref="F9", state="done"), "F9"),
        (step("0", "log", "x", supersedes="D9"), "D9"),
        (step("0", "log"), "text"),
    ],
)
def test_what_is_not_known_is_named(teller: Teller, wrong: dict[str, object], name: str) -> None:
    with pytest.raises(KeyError, match=name):
        commands(teller.room, teller.streams, wrong, teller.at)


def test_ask_and_answer(teller: Teller) -> None:
    stream = teller.tell(
        "ask", "Is it the fuse?", ref="A1", to="NETWORK", due="15", kind="task", links=["H1"]
    )
    found = teller.room.asks[stream]
    assert (found.text, found.to, found.due, found.kind) == ("Is it the fuse?", "NETWORK", minute(15), "task")
    teller.tell("answer", "It is", "NETWORK", ref="A1")
    assert found.state == "answered"
    other = teller.tell("ask", "And now?", ref="A2", to="NETWORK")
    teller.tell("drop_ask", "Nobody needs it", ref="A2")
    assert teller.room.asks[other].state == "dropped"


def test_call_and_hear(teller: Teller) -> None:
    stream = teller.tell("call", "The fuse", "NETWORK", id="fuse")
    assert teller.room.calls[stream].waiting
    teller.tell("hear", ref="fuse")
    assert teller.room.calls[stream].state == "heard"


def test_guard_and_lift(teller: Teller) -> None:
    stream = teller.tell("guard", "Nothing may touch main A", ref="G1")
    assert teller.room.guards[stream].in_force
    teller.tell("lift_guard", "Main B is back", ref="G1")
    assert teller.room.guards[stream].moved_reason == "Main B is back"
