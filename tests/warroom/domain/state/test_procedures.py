"""A run keeps its steps by value, and says when each was begun and settled."""

from __future__ import annotations

import msgspec

from tests.houses import PROCEDURE
from tests.rooms import Bench, minute
from warroom.domain.rules.procedures import SetStep, StartProcedure, StopRun, started_from
from warroom.domain.state.procedures import StepSet


def start(bench: Bench) -> str:
    return bench.submit(StartProcedure(started=started_from("procedures:1", 2, PROCEDURE)))[0].stream


def test_a_run_from_start_to_end() -> None:
    bench = Bench()
    stream = start(bench)
    run = bench.room.procedures[stream]
    assert (run.ref, run.name, run.version, run.started_at) == ("R1", PROCEDURE.name, 2, minute(0))
    assert [step.text for step in run.steps] == [step.text for step in PROCEDURE.steps]
    assert run.running
    for number in (1, 2):
        bench.wait(5).submit(SetStep(stream=stream, step=number, state="done"))
    bench.wait(5).submit(SetStep(stream=stream, step=3, state="skipped", why="Nothing to refund"))
    assert (run.settled, run.finished_at, run.running) == (3, minute(15), False)
    assert run.next_step() is None
    assert bench.folded().procedures == bench.room.procedures


def test_as_of_a_time() -> None:
    bench = Bench()
    bench.wait(1)
    stream = start(bench)
    bench.wait(5).submit(SetStep(stream=stream, step=1, state="done"))
    assert bench.as_of(minute(0)).procedures == {}
    assert bench.as_of(minute(3)).procedures[stream].settled == 0
    assert bench.as_of(minute(6)).procedures[stream].settled == 1


def test_times_follow_the_state() -> None:
    bench = Bench()
    stream = start(bench)
    step = bench.room.procedures[stream].steps[0]
    bench.wait(1).submit(SetStep(stream=stream, step=1, state="doing"))
    assert (step.started_at, step.done_at) == (minute(1), "")
    bench.wait(2).submit(SetStep(stream=stream, step=1, state="done"))
    assert (step.started_at, step.done_at, step.by) == (minute(1), minute(3), "LEAD")
    bench.wait(1).submit(SetStep(stream=stream, step=1, state="open"))
    assert (step.started_at, step.done_at) == ("", "")


def test_two_runs_are_r1_and_r2() -> None:
    bench = Bench()
    one, two = start(bench), start(bench)
    assert (bench.room.ref(one), bench.room.ref(two), bench.room.stream_of("r2")) == ("R1", "R2", two)


def test_stopped_and_gone_on() -> None:
    bench = Bench()
    stream = start(bench)
    bench.submit(StopRun(stream=stream, reason="It does not fit"))
    run = bench.room.procedures[stream]
    assert (run.running, run.stopped_why) == (False, "It does not fit")
    bench.submit(StopRun(stream=stream, stopped=False))
    assert run.running


def test_what_is_odd_in_a_log_changes_nothing() -> None:
    bench = Bench()
    stream = start(bench)
    before = msgspec.json.encode(bench.room.procedures)
    bench.write(stream, "run.step", msgspec.json.encode(StepSet(step=99, state="done")))
    bench.write("run:nowhere", "run.step", b'{"step":1,"state":"done"}')
    assert msgspec.json.encode(bench.room.procedures) == before
    bench.write("run:empty", "run.started", b"{}")
    assert bench.room.procedures["run:empty"].finished_at == ""
