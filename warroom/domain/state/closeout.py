"""What the room leaves: contributing factors, what was learnt, changes that were agreed, thanks."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from warroom.clock import Instant
from warroom.domain.changes import FieldChange, revise
from warroom.domain.entry import Body, Entry

FactorCategory = Literal["technical", "process", "information", "organisation", "supplier", "environment"]
LearningCategory = Literal["went_well", "luck", "surprise"]
Strength = Literal["", "stronger", "intermediate", "weaker"]
ChangeState = Literal["open", "done", "verified", "dropped"]


class FactorFound(Body, frozen=True):
    """A condition that had to be there for it to happen; never a person."""

    category: FactorCategory = "technical"
    text: str = ""


class LearningNoted(Body, frozen=True):
    """What went well, where we were lucky, what surprised us."""

    category: LearningCategory = "went_well"
    text: str = ""


class ChangeAgreed(Body, frozen=True):
    """A change with one owner (station), due date and date of the check (ISO dates)."""

    text: str = ""
    owner: str = ""
    due: str = ""
    check_due: str = ""
    strength: Strength = ""


class ChangeUpdated(Body, frozen=True):
    """How a change stands, or another owner or date for it."""

    text: str | UnsetType = UNSET
    owner: str | UnsetType = UNSET
    due: str | UnsetType = UNSET
    check_due: str | UnsetType = UNSET
    strength: Strength | UnsetType = UNSET
    state: ChangeState | UnsetType = UNSET
    reason: str = ""


class ThanksGiven(Body, frozen=True):
    """Thanks to a person by name, and for what."""

    name: str = ""
    text: str = ""


class Factor(msgspec.Struct):
    """A contributing factor."""

    id: str
    category: str
    text: str
    seq: int
    withdrawn: str | None = None


class Learning(msgspec.Struct):
    """Something learnt."""

    id: str
    category: str
    text: str
    seq: int
    withdrawn: str | None = None


class AgreedChange(msgspec.Struct):
    """A change that was agreed; `ref` is C1, C2... in the order of the log."""

    id: str
    ref: str
    text: str
    owner: str
    due: str
    check_due: str
    strength: str
    seq: int
    agreed_at: Instant
    state: str = "open"
    withdrawn: str | None = None


class Thanks(msgspec.Struct):
    """Thanks by name."""

    id: str
    name: str
    text: str
    seq: int
    withdrawn: str | None = None


class CloseOut(msgspec.Struct):
    """All of it by stream, in the order of the log."""

    factors: dict[str, Factor] = msgspec.field(default_factory=dict)
    learnings: dict[str, Learning] = msgspec.field(default_factory=dict)
    changes: dict[str, AgreedChange] = msgspec.field(default_factory=dict)
    thanks: dict[str, Thanks] = msgspec.field(default_factory=dict)


def apply(closeout: CloseOut, entry: Entry, body: object) -> tuple[FieldChange, ...]:
    """Take one entry of the close-out into account."""
    stream, seq = entry.stream, entry.seq
    match body:
        case FactorFound():
            closeout.factors[stream] = Factor(stream, body.category, body.text, seq)
        case LearningNoted():
            closeout.learnings[stream] = Learning(stream, body.category, body.text, seq)
        case ThanksGiven():
            closeout.thanks[stream] = Thanks(stream, body.name, body.text, seq)
        case ChangeAgreed():
            ref = f"C{len(closeout.changes) + 1}"
            closeout.changes[stream] = AgreedChange(
                stream,
                ref,
                body.text,
                body.owner,
                body.due,
                body.check_due,
                body.strength,
                seq,
                entry.occurred_at,
            )
        case ChangeUpdated() if stream in closeout.changes:
            return revise(closeout.changes[stream], body)
    return ()
