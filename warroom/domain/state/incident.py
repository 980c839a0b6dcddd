"""The incident as a whole: what customers live through, how bad it is, its phase and its times."""

from __future__ import annotations

from typing import Final, Literal

import msgspec
from msgspec import UNSET, UnsetType

from warroom.clock import Instant
from warroom.domain.changes import FieldChange, revise
from warroom.domain.entry import Body, Entry

STREAM: Final = "incident"
QUESTION: Final = "question:"
"""How the streams of dismissed questions begin."""
Scope = Literal["unknown", "one", "segment", "whole"]
Affected = Literal["unknown", "under_1", "1_to_10", "over_10"]
Degree = Literal["unknown", "low", "medium", "high"]
Phase = Literal["recognize", "react", "restored", "reflect", "closed"]
DetectedBy = Literal["unknown", "us", "customers"]
Fits = Literal["unknown", "yes", "none"]
Nature = Literal["live", "history", "rehearsal", "house"]
PHASES: Final[tuple[Phase, ...]] = ("recognize", "react", "restored", "reflect", "closed")


class Declared(Body, frozen=True):
    """The first entry of a room; `severity` 0 means that nobody has set one yet."""

    reference: str = ""
    slug: str = ""
    title: str = ""
    nature: Nature = "live"
    customer_words: str = ""
    scope: Scope = "unknown"
    affected: Affected = "unknown"
    harm: Degree = "unknown"
    urgency: Degree = "unknown"
    severity: int = 0
    fits: Fits = "unknown"
    procedure: str = ""
    first_hurt_at: Instant = ""
    detected_at: Instant = ""
    detected_by: DetectedBy = "unknown"
    declared_at: Instant = ""
    mission_epoch: Instant = ""


class Changed(Body, frozen=True):
    """A change of what is known of the incident; only the fields given change."""

    title: str | UnsetType = UNSET
    customer_words: str | UnsetType = UNSET
    scope: Scope | UnsetType = UNSET
    affected: Affected | UnsetType = UNSET
    harm: Degree | UnsetType = UNSET
    urgency: Degree | UnsetType = UNSET
    severity: int | UnsetType = UNSET
    fits: Fits | UnsetType = UNSET
    procedure: str | UnsetType = UNSET
    first_hurt_at: Instant | UnsetType = UNSET
    detected_at: Instant | UnsetType = UNSET
    detected_by: DetectedBy | UnsetType = UNSET
    declared_at: Instant | UnsetType = UNSET
    restored_at: Instant | UnsetType = UNSET
    cause_dealt_at: Instant | UnsetType = UNSET
    reason: str = ""


class PhaseEntered(Body, frozen=True):
    """The room goes to another phase of its life; `restored_at` is given with it where that changes."""

    phase: str = ""
    restored_at: Instant | UnsetType = UNSET
    reason: str = ""


class Closed(Body, frozen=True):
    """The room is closed: the answer in short, and why the lead overrode open points, if he did."""

    phase: str = ""
    summary: str = ""
    override: str = ""
    open_points: tuple[str, ...] = ()


class QuestionDismissed(Body, frozen=True):
    """Why a question of the first minutes is not answered; an empty reason asks it again."""

    question: str = ""
    reason: str = ""


class Step(msgspec.Struct, frozen=True):
    """One phase entered: which, when, by which entry."""

    phase: str
    at: Instant
    seq: int


class Incident(msgspec.Struct):
    """What the log says of the incident now; `changed_by` are the entries that changed it."""

    reference: str = ""
    slug: str = ""
    title: str = ""
    nature: str = "live"
    customer_words: str = ""
    scope: str = "unknown"
    affected: str = "unknown"
    harm: str = "unknown"
    urgency: str = "unknown"
    severity: int = 0
    fits: str = "unknown"
    procedure: str = ""
    first_hurt_at: Instant = ""
    detected_at: Instant = ""
    detected_by: str = "unknown"
    declared_at: Instant = ""
    restored_at: Instant = ""
    cause_dealt_at: Instant = ""
    mission_epoch: Instant = ""
    phase: str = "recognize"
    phases: list[Step] = msgspec.field(default_factory=list)
    changed_by: list[int] = msgspec.field(default_factory=list)
    closed_at: Instant = ""
    summary: str = ""
    override: str = ""
    dismissed: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def zero(self) -> Instant:
        """T0 of the T+ clock: first hurt, else detected, else declared."""
        return self.first_hurt_at or self.detected_at or self.declared_at


def apply(incident: Incident, entry: Entry, body: object) -> tuple[FieldChange, ...]:
    """Take one entry of the incident's own stream into account."""
    match body:
        case Declared():
            revise(incident, body)
            incident.declared_at = body.declared_at or entry.occurred_at
            incident.phases.append(Step("recognize", incident.declared_at, entry.seq))
        case Changed():
            incident.changed_by.append(entry.seq)
            return revise(incident, body)
        case PhaseEntered() if body.phase in PHASES:
            incident.phases.append(Step(body.phase, entry.occurred_at, entry.seq))
            return revise(incident, body)
        case QuestionDismissed():
            before = incident.dismissed.pop(body.question, "")
            if body.reason:
                incident.dismissed[body.question] = body.reason
            return (FieldChange("reason", before, body.reason),)
        case Closed():
            incident.closed_at = entry.occurred_at
            incident.summary = body.summary
            incident.override = body.override
            incident.phases.append(Step("closed", entry.occurred_at, entry.seq))
            return revise(incident, PhaseEntered(phase="closed"))
    return ()
