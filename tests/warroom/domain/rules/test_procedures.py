"""Running a procedure: what a start answers of the incident, what a step needs, when it is late, undo."""

from __future__ import annotations

import msgspec

from tests.houses import PROCEDURE
from tests.rooms import Bench, closed_room, minute
from warroom.domain.rules.procedures import (
    SetStep,
    StartProcedure,
    StopRun,
    due_at,
    late_steps,
    lateness,
    owner_of,
    started_from,
    step_of,
)
from warroom.domain.state.procedures import Run, Started

START = StartProcedure(started=started_from("procedures:1", 1, PROCEDURE))


def running(bench: Bench) -> Run:
    stream = bench.submit(msgspec.structs.replace(START))[0].stream
    return bench.room.procedures[stream]


class TestStart:
    """What a start writes."""

    def test_the_incident_says_which_one_fits(self) -> None:
        bench = Bench()
        started, changed = bench.submit(START)
        assert (started.kind, changed.kind) == ("run.started", "incident.changed")
        assert (bench.room.incident.fits, bench.room.incident.procedure) == ("yes", PROCEDURE.name)
        assert len(bench.submit(msgspec.structs.replace(START))) == 1

    def test_what_was_answered_stays(self) -> None:
        bench = Bench()
        bench.change(fits="none")
        bench.submit(START)
        assert (bench.room.incident.fits, bench.room.incident.procedure) == ("none", "")
        other = Bench()
        other.change(fits="yes", procedure="Another")
        other.submit(START)
        assert other.room.incident.procedure == "Another"

    def test_hints_become_stations(self) -> None:
        bench = Bench()
        assert [step.owner for step in running(bench).steps] == ["BILLING", "VOICE", "LEAD"]
        assert owner_of(bench.room, "payments") == "PAYMENTS"
        assert owner_of(bench.room, "department") == "department"

    def test_what_is_refused(self) -> None:
        assert "closed" in str(closed_room().refused(START))
        assert Bench().refused(StartProcedure(started=Started(name="Empty"))).field == "procedure"
        assert Bench().refused(StartProcedure(started=Started())).field == "name"


class TestStep:
    """What a step needs."""

    def test_steps_may_be_done_in_any_order(self) -> None:
        bench = Bench()
        run = running(bench)
        bench.submit(SetStep(stream=run.id, step=3, state="done"))
        bench.submit(SetStep(stream=run.id, step=1, state="doing", owner="PAYMENTS"))
        assert [step.state for step in run.steps] == ["doing", "open", "done"]
        assert run.steps[0].owner == "PAYMENTS"

    def test_skipping_needs_a_reason_which_goes_with_the_state(self) -> None:
        bench = Bench()
        run = running(bench)
        assert bench.refused(SetStep(stream=run.id, step=1, state="skipped")).field == "why"
        bench.submit(SetStep(stream=run.id, step=1, state="skipped", why="No queue here"))
        assert run.steps[0].why == "No queue here"
        bench.submit(SetStep(stream=run.id, step=1, state="done"))
        assert run.steps[0].why == ""

    def test_what_is_refused(self) -> None:
        bench = Bench()
        run = running(bench)
        for command, field in (
            (SetStep(stream=run.id, step=4, state="done"), "step"),
            (SetStep(stream="run:nowhere", step=1, state="done"), "stream"),
            (SetStep(stream=run.id, step=1, owner="NOBODY"), "owner"),
            (SetStep(stream=run.id, step=1, due="soon"), "due"),
            (SetStep(stream=run.id, step=1, state="open"), ""),
            (SetStep(stream=run.id, step=1, state="burnt"), "state"),
        ):
            assert bench.refused(command).field == field, command
        bench.submit(StopRun(stream=run.id, reason="Enough"))
        assert bench.refused(SetStep(stream=run.id, step=1, state="done")).field == "stream"

    def test_it_is_found_by_its_key(self) -> None:
        bench = Bench()
        run = running(bench)
        assert step_of(bench.room, f"{run.id}#2") == (run, run.steps[1])
        for key in (run.id, f"{run.id}#0", f"{run.id}#9", f"{run.id}#x", "run:nowhere#1", "#", "incident"):
            assert step_of(bench.room, key) is None


class TestTime:
    """When a step is due."""

    def test_the_next_step_counts_from_the_start_and_from_the_one_before(self) -> None:
        bench = Bench()
        run = running(bench)
        assert due_at(run, run.steps[0]) == minute(5)
        assert due_at(run, run.steps[1]) == ""
        bench.wait(3).submit(SetStep(stream=run.id, step=1, state="done"))
        assert due_at(run, run.steps[1]) == minute(13)
        bench.wait(5).submit(SetStep(stream=run.id, step=2, state="doing"))
        assert due_at(run, run.steps[1]) == minute(18)
        assert due_at(run, run.steps[2]) == ""

    def test_a_time_that_was_set_counts(self) -> None:
        bench = Bench()
        run = running(bench)
        bench.submit(SetStep(stream=run.id, step=3, due=minute(7)))
        assert due_at(run, run.steps[2]) == minute(7)

    def test_soon_and_late(self) -> None:
        bench = Bench()
        run = running(bench)
        step = run.steps[0]
        assert lateness(run, step, minute(2)) == ""
        assert lateness(run, step, minute(3.5)) == "soon"
        assert lateness(run, step, minute(5.5)) == "late"
        bench.submit(SetStep(stream=run.id, step=1, state="done"))
        assert lateness(run, step, minute(99)) == ""

    def test_the_most_overdue_stands_first(self) -> None:
        bench = Bench()
        run = running(bench)
        bench.submit(SetStep(stream=run.id, step=3, due=minute(2)))
        assert [step.number for _run, step in late_steps(bench.as_of(minute(20)))] == [3, 1]

    def test_an_odd_time_in_a_log_is_none(self) -> None:
        bench = Bench()
        run = running(bench)
        bench.write(run.id, "run.step", b'{"step":1,"due":"soon"}')
        assert due_at(run, run.steps[0]) == ""


class TestStop:
    """Stopping before the end."""

    def test_it_needs_a_reason_and_something_left(self) -> None:
        bench = Bench()
        run = running(bench)
        assert bench.refused(StopRun(stream=run.id)).field == "reason"
        assert "Nothing" in str(bench.refused(StopRun(stream=run.id, stopped=False)))
        for number in (1, 2, 3):
            bench.submit(SetStep(stream=run.id, step=number, state="done"))
        assert "finished" in str(bench.refused(StopRun(stream=run.id, reason="Enough")))


class TestUndo:
    """Taking back what was done with a run."""

    def test_a_step(self) -> None:
        bench = Bench()
        run = running(bench)
        bench.submit(SetStep(stream=run.id, step=1, state="skipped", why="No queue"))
        bench.undo(bench.submit(SetStep(stream=run.id, step=1, state="done", owner="NETWORK"))[0])
        step = run.steps[0]
        assert (step.state, step.why, step.owner) == ("skipped", "No queue", "BILLING")

    def test_a_start_and_a_stop(self) -> None:
        bench = Bench()
        entry = bench.submit(START)[0]
        run = bench.room.procedures[entry.stream]
        bench.undo(bench.submit(StopRun(stream=run.id, reason="Enough"))[0])
        assert run.running
        second = bench.submit(msgspec.structs.replace(START))[0]
        bench.undo(second)
        assert bench.room.procedures[second.stream].withdrawn is not None
        assert not bench.room.procedures[second.stream].running
