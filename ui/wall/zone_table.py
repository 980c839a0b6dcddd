"""The zones of the middle of the wall, in one table: what each shows, in which phase, and how much room it wants.

A new zone is a module in `warroom.services.wall` that reads it, and a row here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from warroom.domain.room import Room
from warroom.domain.state.incident import PHASES
from warroom.services.wall import after, asks, decisions, fixes, hypotheses, moments
from warroom.services.wall.panel import Panel

AFTER: Final = ("reflect", "closed")
DURING: Final = tuple(phase for phase in PHASES if phase not in AFTER)


class ZoneKind(msgspec.Struct, frozen=True):
    """A zone: rows at least and at best; where there is no room for all, the last of the table go first."""

    name: str
    read: Callable[[Room], Panel | None]
    least: int
    best: int
    phases: tuple[str, ...] = (*DURING, *AFTER)


ZONES: Final = (
    ZoneKind("answer", after.answer, 3, 8, ("closed",)),
    ZoneKind("closeout", after.points, 3, 8, ("reflect",)),
    ZoneKind("changes", after.changes, 2, 5, AFTER),
    ZoneKind("learnings", after.learnings, 2, 5, AFTER),
    ZoneKind("hypotheses", hypotheses.read, 2, 6, DURING),
    ZoneKind("fixes", fixes.read, 2, 6, DURING),
    ZoneKind("asks", asks.read, 1, 4),
    ZoneKind("decisions", decisions.read, 1, 3, DURING),
)


ALONE: Final = ZoneKind("recent", moments.recent, 2, 6)
"""What stands there as long as no other zone has anything to say."""


def zones_of(phase: str) -> tuple[ZoneKind, ...]:
    """Give the zones that a phase shows, from the most to the least important."""
    return tuple(kind for kind in ZONES if phase in kind.phases)
