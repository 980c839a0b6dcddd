"""Rules of procedures that run in the room: start, set a step, stop; and when a step is due."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from warroom.clock import Instant, later, seconds_between
from warroom.domain.entry import Draft, is_instant
from warroom.domain.room import Room
from warroom.domain.rules.command import Command, Drafting, require, require_known, require_open
from warroom.domain.rules.hypotheses import require_owner
from warroom.domain.state import incident
from warroom.domain.state.procedures import MARK, PlannedStep, Run, RunStep, Started, StepSet, Stopped
from warroom.errors import N_, Rejected

SOON: Final = 120
"""Seconds before its time from which a step counts as due soon."""


class StartProcedure(Command, frozen=True, kw_only=True):
    """Run a procedure of the house: everything that is known of it travels by value."""

    started: Started


class SetStep(Command, frozen=True, kw_only=True):
    """Set a step (counted from 1) of a run; what is not given stays."""

    stream: str
    step: int
    state: str | UnsetType = UNSET
    owner: str | UnsetType = UNSET
    due: Instant | UnsetType = UNSET
    why: str | UnsetType = UNSET


class StopRun(Command, frozen=True, kw_only=True):
    """Stop a run before its end, with the reason; or let it go on."""

    stream: str
    reason: str = ""
    stopped: bool = True


def due_at(run: Run, step: RunStep) -> Instant:
    """Say until when a step should be done; empty where nobody knows.

    A time that was set counts. Else the minutes of the procedure count from when it was begun; for the
    next step that waits, from when the one before was settled, at the earliest from the run's start.
    """
    if step.settled or step.due or not run.running:
        return step.due if is_instant(step.due) else ""
    begun = step.started_at
    if not begun and step is run.next_step():
        begun = max([run.started_at, *(each.done_at for each in run.steps[: step.number - 1])])
    return later(begun, step.minutes * 60) if begun and step.minutes else ""


def lateness(run: Run, step: RunStep, now: Instant) -> str:
    """Say how a step stands against its time: late, soon, or nothing of it."""
    due = due_at(run, step)
    if not due or step.settled or not run.running:
        return ""
    left = seconds_between(now, due)
    if left < 0:
        return "late"
    return "soon" if left < SOON else ""


def late_steps(room: Room) -> list[tuple[Run, RunStep]]:
    """List the steps of running procedures that are late, the most overdue first."""
    found = [
        (run, step)
        for run in room.procedures.values()
        for step in run.steps
        if lateness(run, step, room.now) == "late"
    ]
    return sorted(found, key=lambda each: due_at(*each))


def step_of(room: Room, key: str) -> tuple[Run, RunStep] | None:
    """Find the step that a key like `run:…#3` names; None if there is none."""
    stream, mark, number = key.rpartition(MARK)
    run = room.procedures.get(stream) if mark else None
    step = run.step(int(number)) if run and number.isdecimal() else None
    return (run, step) if run and step else None


def owner_of(room: Room, hint: str) -> str:
    """Find whom a hint of the house means in this room: a duty its station, a call sign itself."""
    station = room.stations.with_duty(hint) if hint != "department" else None
    if station is not None:
        return station.key
    key = hint.upper()
    return key if key in room.stations.by_key else hint


def _start(room: Room, command: StartProcedure) -> list[Draft]:
    require_open(room)
    body = command.started
    name = require(body.name, "name", 400)
    if not body.steps:
        raise Rejected(N_("A procedure has at least one step."), field="procedure")
    steps = tuple(
        msgspec.structs.replace(step, owner=owner_of(room, step.owner) if step.owner else "")
        for step in body.steps
    )
    drafting = Drafting(room, command)
    drafting.new_stream("run", msgspec.structs.replace(body, name=name, steps=steps))
    answers: dict[str, Any] = {}
    if room.incident.fits == "unknown":
        answers["fits"] = "yes"
    if room.incident.fits != "none" and not room.incident.procedure:
        answers["procedure"] = name
    if answers:
        drafting.add(incident.STREAM, incident.Changed(**answers))
    return drafting.drafts


def _run(room: Room, stream: str) -> Run:
    run: Run = require_known(room, stream, room.procedures, "stream")
    return run


def _set_step(room: Room, command: SetStep) -> list[Draft]:
    require_open(room)
    run = _run(room, command.stream)
    step = run.step(command.step)
    if step is None:
        raise Rejected(N_("There is no such step."), field="step")
    if run.stopped_at:
        raise Rejected(N_("{ref} was stopped. Let it go on first."), field="stream", ref=run.ref)
    given = {
        name: value.strip()
        for name in ("state", "owner", "due", "why")
        if not isinstance(value := getattr(command, name), UnsetType)
    }
    state = given.get("state", step.state)
    if state == "skipped" and not given.get("why", step.why):
        raise Rejected(N_("Say why it is skipped."), field="why")
    if state != "skipped" and (step.why or given.get("why")):
        given["why"] = ""
    if given.get("owner", step.owner) != step.owner:
        require_owner(room, given["owner"])
    if given.get("due") and not is_instant(given["due"]):
        raise Rejected(N_("This is no time."), field="due")
    fresh = {name: value for name, value in given.items() if value != getattr(step, name)}
    if not fresh:
        raise Rejected(N_("Nothing is different from before."))
    body = msgspec.convert({"step": command.step, **fresh}, StepSet)
    return Drafting(room, command).add(command.stream, body).drafts


def _stop(room: Room, command: StopRun) -> list[Draft]:
    require_open(room)
    run = _run(room, command.stream)
    if run.finished_at:
        raise Rejected(N_("{ref} is finished already."), ref=run.ref)
    if command.stopped == bool(run.stopped_at):
        raise Rejected(N_("Nothing is different from before."))
    reason = require(command.reason, "reason", 2000) if command.stopped else command.reason.strip()
    body = Stopped(stopped=command.stopped, reason=reason)
    return Drafting(room, command).add(command.stream, body).drafts


def started_from(stream: str, version: int, procedure: Any) -> Started:
    """Copy a procedure of the house by value, for a room that runs it."""
    steps = tuple(PlannedStep(step.text, step.owner, step.minutes, step.note) for step in procedure.steps)
    return Started(
        procedure=stream, name=procedure.name, version=version, purpose=procedure.purpose, steps=steps
    )


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {
    StartProcedure: _start,
    SetStep: _set_step,
    StopRun: _stop,
}
