"""Colour tokens of each theme: names mean a use, never a shade."""

from __future__ import annotations

from typing import Final

import msgspec


class Tokens(msgspec.Struct, frozen=True):
    """One theme's colours, as `#rrggbb`."""

    ground: str
    panel: str
    raised: str
    line: str
    edge: str
    text: str
    muted: str
    dim: str
    info: str
    info_ground: str
    caution: str
    alarm: str
    alarm_ground: str
    alarm_text: str


DARK: Final = Tokens(
    ground="#0F1316",
    panel="#161B20",
    raised="#1D242B",
    line="#2A323A",
    edge="#626E7A",
    text="#D9DFE5",
    muted="#93A0AD",
    dim="#66727E",
    info="#6DB3D9",
    info_ground="#14222C",
    caution="#F0A93B",
    alarm="#FF5B4D",
    alarm_ground="#43201D",
    alarm_text="#FFB9B2",
)
LIGHT: Final = Tokens(
    ground="#E9ECEF",
    panel="#F6F7F9",
    raised="#FFFFFF",
    line="#CBD1D7",
    edge="#76818C",
    text="#1B2127",
    muted="#4C5865",
    dim="#6E7A86",
    info="#0B5F8C",
    info_ground="#DCEAF3",
    caution="#8A5200",
    alarm="#B3261E",
    alarm_ground="#F8D9D5",
    alarm_text="#7A1610",
)
THEMES: Final = {"dark": DARK, "light": LIGHT}


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
