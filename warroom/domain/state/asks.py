"""Asks: a question or a task for a station, by when, and what became of it."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from warroom.clock import Instant
from warroom.domain.changes import FieldChange, revise
from warroom.domain.entry import Body, Entry

AskKind = Literal["question", "task"]
Origin = Literal["", "directors"]


class Asked(Body, frozen=True):
    """A question or task for a station (`to`), due at an instant or whenever it can be answered.

    Who asks is the entry's station; `origin` says that it came from outside of the room.
    """

    text: str = ""
    kind: AskKind = "question"
    to: str = ""
    due: Instant = ""
    origin: Origin = ""


class Acknowledged(Body, frozen=True):
    """The station has heard it ("copy"); `stands` is false when that is taken back."""

    stands: bool = True
    text: str = ""


class Changed(Body, frozen=True):
    """It is worded differently, goes to another station, or is due at another time."""

    text: str | UnsetType = UNSET
    to: str | UnsetType = UNSET
    due: Instant | UnsetType = UNSET
    reason: str = ""


class Answered(Body, frozen=True):
    """The answer to a question; what was done, for a task."""

    text: str = ""
    reason: str = ""


class Dropped(Body, frozen=True):
    """Nobody needs it any more, and why."""

    reason: str = ""


class Reopened(Body, frozen=True):
    """It is open again: the answer did not answer it, or it was dropped too soon."""

    reason: str = ""


class Step(msgspec.Struct, frozen=True):
    """One step of an ask: `asked`, `copied`, `changed`, `answered`, `dropped` or `open` again."""

    what: str
    at: Instant
    station: str
    text: str
    seq: int


class Ask(msgspec.Struct):
    """An ask as the log leaves it; `ref` is A1, A2... in the order of the log."""

    id: str
    ref: str
    text: str
    kind: str
    to: str
    due: Instant
    origin: str
    asker: str
    asked_at: Instant
    seq: int
    state: str = "open"
    copied_at: Instant = ""
    steps: list[Step] = msgspec.field(default_factory=list)
    withdrawn: str | None = None

    @property
    def open(self) -> bool:
        """Whether somebody still waits for it."""
        return self.state == "open" and self.withdrawn is None

    @property
    def last(self) -> Step | None:
        """The step that left it as it is, other than a change of its words."""
        return next((step for step in reversed(self.steps) if step.what != "changed"), None)

    @property
    def settled_at(self) -> Instant:
        """When it was answered or dropped; empty while it is open."""
        return self.last.at if self.last and self.state != "open" else ""


def apply(asks: dict[str, Ask], entry: Entry, body: object) -> tuple[FieldChange, ...]:
    """Take one entry of an ask's stream into account."""
    if isinstance(body, Asked):
        asks[entry.stream] = Ask(
            entry.stream,
            f"A{len(asks) + 1}",
            body.text,
            body.kind,
            body.to,
            body.due,
            body.origin,
            entry.station,
            entry.occurred_at,
            entry.seq,
        )
        _step(asks[entry.stream], entry, "asked", "")
        return ()
    found = asks.get(entry.stream)
    if found is None:
        return ()
    match body:
        case Changed():
            _step(found, entry, "changed", body.reason)
            return revise(found, body)
        case Acknowledged():
            found.copied_at = entry.occurred_at if body.stands else ""
            _step(found, entry, "copied" if body.stands else "asked", body.text)
        case Answered():
            return _settle(found, entry, "answered", body.text)
        case Dropped():
            return _settle(found, entry, "dropped", body.reason)
        case Reopened():
            return _settle(found, entry, "open", body.reason)
    return ()


def _step(ask: Ask, entry: Entry, what: str, text: str) -> None:
    ask.steps.append(Step(what, entry.occurred_at, entry.station, text, entry.seq))


def _settle(ask: Ask, entry: Entry, state: str, text: str) -> tuple[FieldChange, ...]:
    _step(ask, entry, state, text)
    old, ask.state = ask.state, state
    return (FieldChange("state", old, state),) if old != state else ()
