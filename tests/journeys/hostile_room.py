"""A room and a house in which every field that people write in holds the same hostile words."""

from __future__ import annotations

from tests.asking import ask, call
from tests.files import attach
from tests.rooms import BEN, Bench
from warroom.domain.rules import closeout
from warroom.domain.rules.guards import SetGuard
from warroom.domain.rules.house import WriteHouse
from warroom.domain.rules.procedures import StartProcedure
from warroom.domain.rules.stations import OfferStation, ReportStation
from warroom.domain.state import house
from warroom.domain.state.procedures import PlannedStep, Started
from warroom.services.house import write
from warroom.store.store import Store


def hostile_room(store: Store, text: str) -> str:
    """Make the room and the house in a database, and give the room's id."""
    key = text[:24]
    bench = Bench(
        text,
        people=((key, text, "lead"), ("NETWORK", text, "department")),
        customer_words=text,
        procedure=text,
    )
    bench.station = key
    bench.take(key)
    cause = bench.hypothesis(text, key)
    bench.hypothesis(f"{text} 2", key)
    seen = bench.evidence(text, source=text, ratings={cause: "II"})
    bench.status(cause, "ruled_out", by=(seen,), reason=text)
    fix = bench.fix(text, way_back=text, answers=(cause,))
    bench.move(fix, "ordered", reason=text)
    bench.log(text, "decision", tags=(text,), key=True)
    bench.agree(text, owner=key)
    bench.submit(closeout.AddFactor(category="process", text=text))
    bench.submit(closeout.AddLearning(category="luck", text=text))
    bench.submit(closeout.Thank(name=text, text=text))
    bench.submit(SetGuard(text=text, reason=text))
    bench.submit(ReportStation(key=key, conditions=text, good=text, actions=text, needs=text))
    bench.submit(OfferStation(key=key, person=BEN, name=text, notes=text, next_steps=text))
    ask(bench, text, station=key)
    call(bench, "NETWORK", text)
    attach(bench, f"{text}.csv")
    steps = (PlannedStep(text, key, 5, text), PlannedStep(text))
    bench.submit(StartProcedure(started=Started(procedure="p", name=text, purpose=text, steps=steps)))
    _furnish(store, text)
    return bench.save(store)


def _furnish(store: Store, text: str) -> None:
    """Write the words into everything that a house holds."""
    for body in (
        house.CompanyWritten(name=text),
        house.ColleagueWritten(name=text, department=text, contact=text),
        house.StationSetWritten(name=text, stations=(house.SetStation("NETWORK", text),)),
        house.ProcedureWritten(name=text, purpose=text, owner=text, steps=(house.Step(text, text, 5, text),)),
        house.TemplateWritten(name=text, kind="message", text=text),
    ):
        write(store, "", WriteHouse(written=body))
