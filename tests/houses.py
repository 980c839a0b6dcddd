"""Houses for tests: in memory by the ordinary rules, or in a database."""

from __future__ import annotations

from typing import Any

from tests.rooms import ANNA, Bench
from warroom.domain.rules.house import WriteHouse
from warroom.domain.rules.procedures import StartProcedure, StopRun, started_from
from warroom.domain.state import house
from warroom.domain.state.house import SetStation, Step
from warroom.services.house import write
from warroom.store.store import Store

STEPS = (
    Step("Stop the retry queue", "BILLING", 5),
    Step("Tell callers what we know", "voice", 10, "Only what is in the message"),
    Step("Decide on refunds", "lead"),
)
PROCEDURE = house.ProcedureWritten(
    name="Customers are charged twice",
    purpose="Callers see two debits for one invoice",
    owner="BILLING",
    next_review="2030-01-31",
    steps=STEPS,
)
SET = house.StationSetWritten(
    name="Billing fails",
    stations=(SetStation("LEAD", "Team lead", "lead"), SetStation("BILLING", "Billing")),
)


def house_bench() -> Bench:
    """Make an empty house in memory."""
    bench = Bench("The house", declare=False)
    bench.write("house", "house.opened", b"{}")
    return bench


def put(bench: Bench, body: house.Written, stream: str = "", **more: Any) -> str:
    """Write a thing of the house and give its stream."""
    return bench.submit(WriteHouse(written=body, stream=stream, **more))[-1].stream


def fill(store: Store, *bodies: house.Written) -> list[str]:
    """Write things into the house of a database and give their streams."""
    return [write(store, ANNA, WriteHouse(written=body))[-1].stream for body in bodies]


def run(bench: Bench, stopped: bool = False) -> str:
    """Run the procedure in a room and give its stream."""
    stream = bench.submit(StartProcedure(started=started_from("procedures:1", 1, PROCEDURE)))[0].stream
    if stopped:
        bench.submit(StopRun(stream=stream, reason="It does not fit"))
    return stream
