"""Hypotheses on the wall: least contradicted first, the ruled out struck through at the end."""

from __future__ import annotations

from typing import Final

from warroom.domain.room import Room
from warroom.domain.rules.scoring import Score, standing
from warroom.domain.state.hypotheses import Hypothesis
from warroom.i18n import _
from warroom.services.times import clock_time
from warroom.services.vocabulary import word
from warroom.services.wall.panel import Entry, Panel, fresh

LEAST_SCALE: Final = 8.0
"""The weighted score at which a bar is full, unless one stands worse; the number stands beside it."""


def read(room: Room) -> Panel | None:
    """Give the hypotheses in their standing; None while there are none."""
    found = standing(room)
    if not found:
        return None
    alive = (-score.weighted for each, score in found if each.status != "ruled_out" and score.ranked)
    scale = max(LEAST_SCALE, *alive, 0.0)
    return Panel(_("Hypotheses"), tuple(_entry(room, *each, scale) for each in found), _("Against"))


def _entry(room: Room, hypothesis: Hypothesis, score: Score, scale: float) -> Entry:
    last = hypothesis.verdicts[-1] if hypothesis.verdicts else None
    fallen = hypothesis.status == "ruled_out"
    parts = [] if hypothesis.status == "open" else [word("status", hypothesis.status)]
    parts += [hypothesis.owner] if hypothesis.owner else []
    at = last.at if last else hypothesis.stated_at
    if fallen:
        end, bar = clock_time(room, at, seconds=False), -1.0
    elif score.ranked:
        end, bar = f"{score.weighted:.1f}".replace("-", "−"), -score.weighted / scale
    else:
        end, bar = "–", -1.0
    leading = hypothesis.status in ("leading", "confirmed")
    return Entry(
        hypothesis.statement,
        lead=hypothesis.ref,
        sub=" · ".join(parts),
        end=end,
        tone="info" if leading else "",
        bar=bar,
        strong=leading,
        struck=fallen,
        fresh=fresh(room, at),
    )
