"""Procedures that run in the room: the steps by value, how far each is, and by whom."""

from __future__ import annotations

from typing import Final, Literal

import msgspec
from msgspec import UNSET, UnsetType

from warroom.clock import Instant
from warroom.domain.changes import FieldChange
from warroom.domain.entry import Body, Entry

StepState = Literal["open", "doing", "done", "skipped"]
SETTLED: Final = frozenset({"done", "skipped"})
MARK: Final = "#"
"""What stands between a run's stream and the number of one of its steps, where one is named."""


class PlannedStep(msgspec.Struct, frozen=True, omit_defaults=True):
    """A step as the house had it when the run began: what to do, who, minutes (0 = open), a note."""

    text: str
    owner: str = ""
    minutes: int = 0
    note: str = ""


class Started(Body, frozen=True):
    """A run of a standard procedure begins; what the house says of it is copied by value."""

    procedure: str = ""
    name: str = ""
    version: int = 0
    purpose: str = ""
    steps: tuple[PlannedStep, ...] = ()


class StepSet(Body, frozen=True):
    """A step (counted from 1) is set anew; only the fields given change. `why` is why it is skipped."""

    step: int = 0
    state: StepState | UnsetType = UNSET
    owner: str | UnsetType = UNSET
    due: Instant | UnsetType = UNSET
    why: str | UnsetType = UNSET
    reason: str = ""


class Stopped(Body, frozen=True):
    """The run is stopped before its end, or goes on after all."""

    stopped: bool = True
    reason: str = ""


class RunStep(msgspec.Struct):
    """A step of a run as the log leaves it; `by` is the station that set it last."""

    number: int
    text: str
    owner: str
    minutes: int
    note: str
    state: str = "open"
    due: Instant = ""
    why: str = ""
    started_at: Instant = ""
    done_at: Instant = ""
    by: str = ""

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do in it."""
        return self.state in SETTLED


class Run(msgspec.Struct):
    """A procedure that runs or ran in the room; `ref` is R1, R2... in the order of the log."""

    id: str
    ref: str
    procedure: str
    name: str
    version: int
    purpose: str
    steps: list[RunStep]
    started_at: Instant
    station: str
    seq: int
    stopped_at: Instant = ""
    stopped_why: str = ""
    withdrawn: str | None = None

    @property
    def finished_at(self) -> Instant:
        """When the last step was done or skipped; empty while one is left."""
        if not self.steps or not all(step.settled for step in self.steps):
            return ""
        return max(step.done_at for step in self.steps)

    @property
    def running(self) -> bool:
        """Whether there is something left to do in it."""
        return not self.stopped_at and not self.finished_at and self.withdrawn is None

    @property
    def settled(self) -> int:
        """How many steps are done or skipped."""
        return sum(1 for step in self.steps if step.settled)

    def step(self, number: int) -> RunStep | None:
        """Find a step by its number, counted from 1."""
        return self.steps[number - 1] if 1 <= number <= len(self.steps) else None

    def next_step(self) -> RunStep | None:
        """The first step that waits to be begun."""
        return next((step for step in self.steps if step.state == "open"), None)


Runs = dict[str, Run]


def apply(runs: Runs, entry: Entry, body: object) -> tuple[FieldChange, ...]:
    """Take one entry of a run's stream into account."""
    if isinstance(body, Started):
        runs[entry.stream] = Run(
            id=entry.stream,
            ref=f"R{len(runs) + 1}",
            procedure=body.procedure,
            name=body.name,
            version=body.version,
            purpose=body.purpose,
            steps=[
                RunStep(number, step.text, step.owner, step.minutes, step.note)
                for number, step in enumerate(body.steps, 1)
            ],
            started_at=entry.occurred_at,
            station=entry.station,
            seq=entry.seq,
        )
        return ()
    run = runs.get(entry.stream)
    if run is None:
        return ()
    match body:
        case Stopped():
            run.stopped_at = entry.occurred_at if body.stopped else ""
            run.stopped_why = body.reason if body.stopped else ""
        case StepSet():
            return _set(run, entry, body)
    return ()


def _set(run: Run, entry: Entry, body: StepSet) -> tuple[FieldChange, ...]:
    step = run.step(body.step)
    if step is None:
        return ()
    changes: list[FieldChange] = []
    for name in ("state", "owner", "due", "why"):
        value = getattr(body, name)
        if value is not UNSET and value != getattr(step, name):
            changes.append(FieldChange(name, getattr(step, name), value))
            setattr(step, name, value)
    step.by = entry.station
    if any(change.field == "state" for change in changes):
        _clock(step, entry.occurred_at)
    return tuple(changes)


def _clock(step: RunStep, at: Instant) -> None:
    """Note when a step was begun and settled; one that is open again has neither."""
    step.done_at = at if step.settled else ""
    if step.state == "open":
        step.started_at = ""
    elif step.state == "doing" or not step.started_at:
        step.started_at = at
