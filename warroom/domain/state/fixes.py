"""Candidate fixes: what could be done, what it risks, and how far it went."""

from __future__ import annotations

from typing import Final, Literal

import msgspec
from msgspec import UNSET, UnsetType

from warroom.clock import Instant
from warroom.domain.changes import FieldChange, revise
from warroom.domain.entry import Body, Entry

FixState = Literal[
    "idea",
    "analysed",
    "ready",
    "polled",
    "ordered",
    "acknowledged",
    "done",
    "effect_seen",
    "no_effect",
    "worse",
    "rolled_back",
    "parked",
    "rejected",
]
Reversibility = Literal["", "R0", "R1", "R2"]
FateName = Literal["", "thrown_away", "kept_once", "standard"]
APPLIED: Final = frozenset({"done", "effect_seen", "no_effect", "worse", "rolled_back"})
UNDER_WAY: Final = frozenset({"ready", "polled", "ordered", "acknowledged", "done"})


class Risk(msgspec.Struct, frozen=True, omit_defaults=True):
    """Likelihood and impact 1-5 (0 = not judged) and the words for it."""

    likelihood: int = 0
    impact: int = 0
    text: str = ""


class Proposed(Body, frozen=True):
    """A candidate fix; `answers` are hypothesis streams, times to effect are minutes (0 = unknown)."""

    title: str = ""
    owner: str = ""
    answers: tuple[str, ...] = ()
    risk_acting: Risk = Risk()
    risk_waiting: Risk = Risk()
    reversibility: Reversibility = ""
    way_back: str = ""
    effect_from_min: int = 0
    effect_to_min: int = 0


class Changed(Body, frozen=True):
    """What is known of a fix, set anew; only the fields given change."""

    title: str | UnsetType = UNSET
    owner: str | UnsetType = UNSET
    answers: tuple[str, ...] | UnsetType = UNSET
    risk_acting: Risk | UnsetType = UNSET
    risk_waiting: Risk | UnsetType = UNSET
    reversibility: Reversibility | UnsetType = UNSET
    way_back: str | UnsetType = UNSET
    effect_from_min: int | UnsetType = UNSET
    effect_to_min: int | UnsetType = UNSET
    reason: str = ""


class Moved(Body, frozen=True):
    """The fix goes to another state, and why."""

    state: FixState = "idea"
    reason: str = ""


class FateSet(Body, frozen=True):
    """What becomes of a made-to-measure fix: thrown away, kept once, or made a standard procedure."""

    fate: FateName = ""
    procedure: str = ""
    reason: str = ""


class Move(msgspec.Struct, frozen=True):
    """One state of a fix: since when, whose word, why."""

    state: str
    at: Instant
    station: str
    actor: str
    reason: str
    seq: int


class Fix(msgspec.Struct):
    """A candidate fix as the log leaves it; `ref` is F1, F2... in the order of the log."""

    id: str
    ref: str
    title: str
    owner: str
    answers: tuple[str, ...]
    risk_acting: Risk
    risk_waiting: Risk
    reversibility: str
    way_back: str
    effect_from_min: int
    effect_to_min: int
    seq: int
    state: str = "idea"
    moves: list[Move] = msgspec.field(default_factory=list)
    fate: str = ""
    procedure: str = ""
    fate_reason: str = ""
    withdrawn: str | None = None

    def since(self, *states: str) -> Instant:
        """Say when the fix last entered one of these states; empty if it never did."""
        return next((move.at for move in reversed(self.moves) if move.state in states), "")


def apply(fixes: dict[str, Fix], entry: Entry, body: object) -> tuple[FieldChange, ...]:
    """Take one entry of a fix's stream into account."""
    if isinstance(body, Proposed):
        fix = Fix(
            id=entry.stream,
            ref=f"F{len(fixes) + 1}",
            seq=entry.seq,
            title=body.title,
            owner=body.owner,
            answers=body.answers,
            risk_acting=body.risk_acting,
            risk_waiting=body.risk_waiting,
            reversibility=body.reversibility,
            way_back=body.way_back,
            effect_from_min=body.effect_from_min,
            effect_to_min=body.effect_to_min,
        )
        fix.moves.append(Move("idea", entry.occurred_at, entry.station, entry.actor, "", entry.seq))
        fixes[entry.stream] = fix
        return ()
    found = fixes.get(entry.stream)
    if found is None:
        return ()
    match body:
        case Changed():
            return revise(found, body)
        case Moved():
            old = found.state
            found.state = body.state
            found.moves.append(
                Move(body.state, entry.occurred_at, entry.station, entry.actor, body.reason, entry.seq)
            )
            return (FieldChange("state", old, body.state),)
        case FateSet():
            found.fate_reason = body.reason
            return revise(found, body)
    return ()
