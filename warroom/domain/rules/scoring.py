"""How far each hypothesis is contradicted: Analysis of Competing Hypotheses, PARC ACH 2.0."""

from __future__ import annotations

from typing import Final

import msgspec

from warroom.domain.room import Room
from warroom.domain.state.evidence import Evidence
from warroom.domain.state.hypotheses import Hypothesis

VALUES: Final = {"II": -2, "I": -1, "N": 0, "C": 0, "CC": 0, "NA": 0}
WEIGHTS: Final = {"low": 0.5**0.5, "medium": 1.0, "high": 2.0**0.5}
RANKED_SHARE: Final = 0.5
"""A hypothesis is ranked when at least this share of the live evidence is rated for it."""


class Score(msgspec.Struct, frozen=True):
    """How a hypothesis stands against the live evidence.

    `score` is the sum of values, `weighted` that of value × credibility × relevance; both 0 or less,
    nearest to 0 is least contradicted. `rated` of `live` pieces of evidence carry a rating.
    """

    score: int
    weighted: float
    rated: int
    live: int

    @property
    def ranked(self) -> bool:
        """Whether enough evidence is rated to rank the hypothesis."""
        return self.live > 0 and self.rated >= self.live * RANKED_SHARE


def live_evidence(room: Room) -> list[Evidence]:
    """Give the evidence that was not withdrawn, in the order of the log."""
    return [each for each in room.evidence.values() if each.withdrawn is None]


def score(hypothesis: Hypothesis, live: list[Evidence]) -> Score:
    """Score a hypothesis by the published formula: supportive ratings never raise it.

    Values II −2, I −1, others 0; weights low 1/√2, medium 1, high √2 for credibility and relevance
    (PARC ACH 2.0, technical description). The rating that counts is that of the hypothesis's owner.
    """
    total, weighted, rated = 0, 0.0, 0
    for item in live:
        rating = item.rating(hypothesis.id, hypothesis.owner)
        if rating is None:
            continue
        rated += 1
        value = VALUES.get(rating.code, 0)
        total += value
        weighted += value * WEIGHTS[item.credibility] * WEIGHTS[item.relevance]
    return Score(total, weighted, rated, len(live))


def scores(room: Room) -> dict[str, Score]:
    """Score every hypothesis of the room that was not withdrawn."""
    live = live_evidence(room)
    return {
        stream: score(hypothesis, live)
        for stream, hypothesis in room.hypotheses.items()
        if hypothesis.withdrawn is None
    }


def standing(room: Room) -> list[tuple[Hypothesis, Score]]:
    """Order hypotheses for reading: ranked ones least contradicted first, then untested, then ruled out."""
    found = scores(room)

    def place(hypothesis: Hypothesis) -> tuple[int, float, int]:
        given = found[hypothesis.id]
        group = 3 if hypothesis.status == "ruled_out" else 1 if given.ranked else 2
        if hypothesis.status == "confirmed":
            group = 0
        return group, -given.weighted if group < 2 else 0.0, hypothesis.seq

    alive = [each for each in room.hypotheses.values() if each.withdrawn is None]
    return [(each, found[each.id]) for each in sorted(alive, key=place)]
