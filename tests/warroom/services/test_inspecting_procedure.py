"""The sheets of a run and of its steps."""

from __future__ import annotations

from tests.houses import PROCEDURE
from tests.rooms import Bench, minute
from warroom.domain.rules.procedures import SetStep, StartProcedure, StopRun, started_from
from warroom.services.inspecting import sheet
from warroom.services.inspecting_procedure import step_sheet
from warroom.services.sheets import Sheet


def facts(found: Sheet) -> dict[str, tuple[str, str]]:
    return {fact.name: (fact.value, fact.tone) for fact in found.facts}


def test_a_run_and_its_steps() -> None:
    bench = Bench()
    stream = bench.submit(StartProcedure(started=started_from("procedures:1", 2, PROCEDURE)))[0].stream
    bench.submit(SetStep(stream=stream, step=2, state="skipped", why="Nobody calls"))
    room = bench.as_of(minute(20))
    run = sheet(room, stream)
    assert (run.caption, run.title) == ("Procedure R1", PROCEDURE.name)
    assert facts(run)["State"] == ("running · 1 of 3 steps", "")
    first, second, _third = run.sections[0].lines
    assert (first.lead, first.text, first.tone) == ("○", "1 Stop the retry queue · ◆ late 15m", "alarm")
    assert second.lead == "–"
    step = sheet(room, second.stream)
    assert step.struck
    assert facts(step)["Skipped because"] == ("Nobody calls", "caution")
    assert "Only what is in the message" in step.sections[0].lines[0].text
    assert facts(sheet(room, first.stream))["Due"][1] == "alarm"
    assert facts(sheet(bench.as_of(minute(4)), first.stream))["Due"][0].endswith("in 1m")


def test_ended_runs() -> None:
    bench = Bench()
    started = StartProcedure(started=started_from("procedures:1", 0, PROCEDURE))
    stream = bench.submit(started)[0].stream
    bench.submit(StopRun(stream=stream, reason="It does not fit"))
    assert facts(sheet(bench.room, stream))["Stopped"][0].endswith("It does not fit")
    bench.submit(StopRun(stream=stream, stopped=False))
    for number in (1, 2, 3):
        bench.submit(SetStep(stream=stream, step=number, state="done"))
    assert facts(sheet(bench.room, stream))["State"][0].startswith("finished")
    bench.withdraw(stream)
    assert sheet(bench.room, stream).struck


def test_no_step_has_no_sheet() -> None:
    assert step_sheet(Bench().room, "run:1#1").title == ""
