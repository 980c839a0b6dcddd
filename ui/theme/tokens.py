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
    chosen: str
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
    chosen="#2A323A",
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
    chosen="#CBD1D7",
    text="#1B2127",
    muted="#4C5865",
    dim="#6E7A86",
    info="#0B5F8C",
    info_ground="#DCEAF3",
    caution="#945E00",
    alarm="#991D17",
    alarm_ground="#F8D9D5",
    alarm_text="#7A1610",
)
DARK_CONTRAST: Final = Tokens(
    ground="#000000",
    panel="#0A0D0F",
    raised="#14191D",
    line="#87929D",
    edge="#A9B4BF",
    chosen="#1E3A4D",
    text="#FFFFFF",
    muted="#D0D8E0",
    dim="#A3AEB9",
    info="#8FD0F5",
    info_ground="#0B2233",
    caution="#FFC45C",
    alarm="#FF9388",
    alarm_ground="#4A1512",
    alarm_text="#FFE6E3",
)
LIGHT_CONTRAST: Final = Tokens(
    ground="#F4F6F8",
    panel="#FAFBFC",
    raised="#FFFFFF",
    line="#5C6670",
    edge="#3F4953",
    chosen="#CFE0EC",
    text="#000000",
    muted="#2E3842",
    dim="#48525C",
    info="#00456B",
    info_ground="#DDEBF5",
    caution="#6B4400",
    alarm="#660F0F",
    alarm_ground="#FBDAD6",
    alarm_text="#5E0D09",
)
THEMES: Final = {
    "dark": DARK,
    "light": LIGHT,
    "dark_contrast": DARK_CONTRAST,
    "light_contrast": LIGHT_CONTRAST,
}


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
