"""Evidence: what was seen, how far it can be trusted, and how it fits each hypothesis."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from warroom.clock import Instant
from warroom.domain.changes import FieldChange, revise
from warroom.domain.entry import Body, Entry

Weight = Literal["low", "medium", "high"]
RatingCode = Literal["CC", "C", "N", "I", "II", "NA"]


class Found(Body, frozen=True):
    """A piece of evidence; `ratings` maps hypothesis streams to the finder's first judgement."""

    text: str = ""
    credibility: Weight = "medium"
    relevance: Weight = "medium"
    source: str = ""
    ratings: dict[str, RatingCode] = {}


class Changed(Body, frozen=True):
    """Other words or weights for a piece of evidence."""

    text: str | UnsetType = UNSET
    credibility: Weight | UnsetType = UNSET
    relevance: Weight | UnsetType = UNSET
    source: str | UnsetType = UNSET
    reason: str = ""


class Rated(Body, frozen=True):
    """How a station judges the evidence against hypotheses (streams); an empty code takes it back."""

    ratings: dict[str, RatingCode | Literal[""]] = {}


class Rating(msgspec.Struct, frozen=True):
    """One station's judgement of one piece of evidence for one hypothesis."""

    code: str
    station: str
    at: Instant
    seq: int


class Judgement(msgspec.Struct, frozen=True):
    """One station's ratings as they came: which hypotheses (streams), from what to what."""

    at: Instant
    station: str
    seq: int
    changes: tuple[FieldChange, ...]


class Evidence(msgspec.Struct):
    """A piece of evidence as the log leaves it: `ratings[hypothesis][station]`."""

    id: str
    ref: str
    text: str
    credibility: str
    relevance: str
    source: str
    station: str
    found_at: Instant
    seq: int
    ratings: dict[str, dict[str, Rating]] = msgspec.field(default_factory=dict)
    judgements: list[Judgement] = msgspec.field(default_factory=list)
    withdrawn: str | None = None

    def rating(self, hypothesis: str, owner: str) -> Rating | None:
        """Give the rating that counts: the owner's, else the latest of any other station."""
        given = self.ratings.get(hypothesis)
        if not given:
            return None
        return (given.get(owner) if owner else None) or max(given.values(), key=lambda each: each.seq)


def apply(evidence: dict[str, Evidence], entry: Entry, body: object) -> tuple[FieldChange, ...]:
    """Take one entry of a piece of evidence's stream into account."""
    if isinstance(body, Found):
        item = Evidence(
            entry.stream,
            f"E{len(evidence) + 1}",
            body.text,
            body.credibility,
            body.relevance,
            body.source,
            entry.station,
            entry.occurred_at,
            entry.seq,
        )
        evidence[entry.stream] = item
        _rate(item, entry, body.ratings)
        return ()
    found = evidence.get(entry.stream)
    if found is None:
        return ()
    match body:
        case Changed():
            return revise(found, body)
        case Rated():
            return _rate(found, entry, body.ratings)
    return ()


def _rate(item: Evidence, entry: Entry, ratings: object) -> tuple[FieldChange, ...]:
    changes: list[FieldChange] = []
    assert isinstance(ratings, dict)
    for hypothesis, code in ratings.items():
        given = item.ratings.setdefault(hypothesis, {})
        old = given.get(entry.station)
        changes.append(FieldChange(hypothesis, old.code if old else "", code))
        if code:
            given[entry.station] = Rating(code, entry.station, entry.occurred_at, entry.seq)
        else:
            given.pop(entry.station, None)
    if changes:
        item.judgements.append(Judgement(entry.occurred_at, entry.station, entry.seq, tuple(changes)))
    return tuple(changes)
