"""Hypotheses: what could explain it, who owns the question, and what became of it."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from warroom.clock import Instant
from warroom.domain.changes import FieldChange, revise
from warroom.domain.entry import Body, Entry

HypothesisStatus = Literal["open", "leading", "ruled_out", "confirmed"]


class Stated(Body, frozen=True):
    """A possible cause, with the station that owns the question."""

    statement: str = ""
    owner: str = ""


class Changed(Body, frozen=True):
    """Other words or another owner for a hypothesis."""

    statement: str | UnsetType = UNSET
    owner: str | UnsetType = UNSET
    reason: str = ""


class StatusSet(Body, frozen=True):
    """A verdict: leading (the lead's word), ruled out by evidence (streams), confirmed, open again."""

    status: HypothesisStatus = "open"
    by: tuple[str, ...] = ()
    reason: str = ""


class Verdict(msgspec.Struct, frozen=True):
    """One status of a hypothesis and since when."""

    status: str
    at: Instant
    by: tuple[str, ...]
    reason: str
    station: str
    seq: int


class Hypothesis(msgspec.Struct):
    """A hypothesis as the log leaves it; `ref` is H1, H2... in the order of the log."""

    id: str
    ref: str
    statement: str
    owner: str
    stated_at: Instant
    seq: int
    status: str = "open"
    verdicts: list[Verdict] = msgspec.field(default_factory=list)
    withdrawn: str | None = None

    @property
    def alive(self) -> bool:
        """Open or leading: still to be tested."""
        return self.withdrawn is None and self.status in ("open", "leading")


def apply(hypotheses: dict[str, Hypothesis], entry: Entry, body: object) -> tuple[FieldChange, ...]:
    """Take one entry of a hypothesis's stream into account."""
    if isinstance(body, Stated):
        ref = f"H{len(hypotheses) + 1}"
        hypotheses[entry.stream] = Hypothesis(
            entry.stream, ref, body.statement, body.owner, entry.occurred_at, entry.seq
        )
        return ()
    hypothesis = hypotheses.get(entry.stream)
    if hypothesis is None:
        return ()
    match body:
        case Changed():
            return revise(hypothesis, body)
        case StatusSet():
            old = hypothesis.status
            hypothesis.status = body.status
            hypothesis.verdicts.append(
                Verdict(body.status, entry.occurred_at, body.by, body.reason, entry.station, entry.seq)
            )
            return (FieldChange("status", old, body.status),)
    return ()
