"""The scale of the strip: even, or cut once where most key moments lie in a small part of the time."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import msgspec

from warroom.clock import Instant, later, seconds_between

UNEVEN: Final = 0.4
"""The line is cut where the share of moments up to a time and the share of time differ by so much."""
NARROWEST: Final = 0.25
"""No side of the cut gets less of the line."""
EDGE: Final = 0.1
"""The part of a pause that stays with the crowd beside it."""
FEW: Final = 6
"""So many moments find room on an even line."""


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """Where an instant lies on the line; up to `cut` it takes `share` of the line, after it the rest."""

    start: Instant
    end: Instant
    cut: Instant = ""
    share: float = 1.0

    def place(self, at: Instant) -> float:
        """Give the place from 0 to 1; instants outside lie on the ends."""
        if self.cut and at > self.cut:
            return self.share + (1 - self.share) * _part(self.cut, self.end, at)
        return self.share * _part(self.start, self.cut or self.end, at)


def fitting_scale(start: Instant, end: Instant, moments: list[Instant]) -> Scale:
    """Choose the scale for these moments, in their order."""
    found = _uneven(start, end, moments)
    if found is None:
        return Scale(start=start, end=end)
    cut, share = found
    return Scale(start=start, end=end, cut=cut, share=min(max(share, NARROWEST), 1 - NARROWEST))


def _uneven(start: Instant, end: Instant, moments: list[Instant]) -> tuple[Instant, float] | None:
    """Find the pause where moments and time differ most, if they do; the cut lies near the crowd."""
    if len(moments) <= FEW:
        return None
    best, found = UNEVEN, None
    for count, (before, after) in enumerate(pairwise(moments), 1):
        share = count / len(moments)
        margin = EDGE * seconds_between(before, after)
        for cut, side in ((later(before, margin), 1), (later(after, -margin), -1)):
            difference = side * (share - _part(start, end, cut))
            if difference > best and start < cut < end:
                best, found = difference, (cut, share)
    return found


def _part(start: Instant, end: Instant, at: Instant) -> float:
    whole = seconds_between(start, end)
    return min(max(seconds_between(start, at) / whole, 0.0), 1.0) if whole > 0 else 0.0
