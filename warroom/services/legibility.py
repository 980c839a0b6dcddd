"""How large letters must be to be read from a seat: cap heights from the visual angle, fonts from the screen.

Sources: NUREG-0700 (group displays, at least 16 minutes of arc at the farthest seat), ISO 9241-3.
"""

from __future__ import annotations

import math
import re
from typing import Final

import msgspec

from warroom.errors import N_, Rejected

LEAST_ARCMIN: Final = 16.0
"""Minutes of arc below which no letter of the wall is drawn."""
MM_PER_INCH: Final = 25.4
_DIAGONAL: Final = re.compile(r"(\d{1,4}(?:[.,]\d+)?)\s*(in|inch|\"|″|zoll|pulgadas|cm)?", re.IGNORECASE)
_DISTANCE: Final = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(m|cm|ft)?", re.IGNORECASE)
_FEET: Final = 0.3048


class Seat(msgspec.Struct, frozen=True):
    """A screen by its diagonal in inches, and the farthest seat by its distance in metres."""

    diagonal: float = 55.0
    distance: float = 4.0


class Tiers(msgspec.Struct, frozen=True):
    """The two sizes of type in pixels: `far` is read at the farthest seat, `near` at half its distance."""

    far: int
    near: int


def cap_height(distance: float, arcmin: float = LEAST_ARCMIN) -> float:
    """Give the height of a capital in millimetres that is seen under an angle at a distance in metres.

    H = 2·D·tan(α/2).
    """
    return 2000.0 * distance * math.tan(math.radians(arcmin / 60.0) / 2.0)


def pitch(diagonal: float, width: int, height: int) -> float:
    """Give the size of a pixel in millimetres on a screen of a diagonal in inches."""
    return diagonal * MM_PER_INCH / math.hypot(width, height)


def tiers(seat: Seat, width: int, height: int, cap_ratio: float) -> Tiers:
    """Give both sizes for a screen of so many pixels; `cap_ratio` is cap height over font size."""
    dot = pitch(seat.diagonal, width, height)

    def size(distance: float) -> int:
        return math.ceil(cap_height(distance) / dot / cap_ratio)

    return Tiers(size(seat.distance), size(seat.distance / 2.0))


def read_diagonal(text: str) -> float:
    """Read a screen's diagonal, in inches: `55`, `55in`, `140 cm`."""
    found = _DIAGONAL.fullmatch(text.strip())
    value = _number(found[1]) if found else 0.0
    if found and (found[2] or "").casefold() == "cm":
        value *= 10.0 / MM_PER_INCH
    if not 5 <= value <= 500:
        raise Rejected(N_("A diagonal is written like 55in or 140cm, not {given}."), "diagonal", given=text)
    return value


def read_distance(text: str) -> float:
    """Read how far the farthest seat is, in metres: `4`, `4m`, `13ft`."""
    found = _DISTANCE.fullmatch(text.strip())
    value = _number(found[1]) if found else 0.0
    unit = (found[2] or "m").casefold() if found else "m"
    value *= {"m": 1.0, "cm": 0.01, "ft": _FEET}[unit]
    if not 0.3 <= value <= 50:
        raise Rejected(N_("A distance is written like 4m or 13ft, not {given}."), "distance", given=text)
    return value


def _number(text: str) -> float:
    return float(text.replace(",", "."))
