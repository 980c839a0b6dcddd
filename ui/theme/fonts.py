"""Fonts by role and weight; the only place that makes a QFont."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final, Literal

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from ui.theme import scale

Role = Literal["body", "caption", "small", "title", "headline", "mono", "mono_small", "clock", "clock_large"]

SANS: Final = "IBM Plex Sans"
MONO: Final = "IBM Plex Mono"
PACKAGES: Final = ("fontpkg_ibm_plex_sans", "fontpkg_ibm_plex_sans_condensed", "fontpkg_ibm_plex_mono")
FILES: Final = (
    "IBMPlexSans[wdth,wght].ttf",
    "IBMPlexMono-Regular.ttf",
    "IBMPlexMono-Medium.ttf",
    "IBMPlexMono-SemiBold.ttf",
)
_ROLES: Final[dict[str, tuple[str, int, int]]] = {
    "body": (SANS, 15, 400),
    "small": (SANS, 13, 400),
    "caption": (SANS, 12, 600),
    "title": (SANS, 20, 600),
    "headline": (SANS, 26, 600),
    "mono": (MONO, 14, 400),
    "mono_small": (MONO, 12, 400),
    "clock": (MONO, 24, 500),
    "clock_large": (MONO, 34, 500),
}
TRACKING: Final = 112.0
"""Letter spacing of captions in percent of the normal advance."""


def load() -> list[str]:
    """Register the fonts that come with the program; returns the families found."""
    families: list[str] = []
    for package in PACKAGES:
        try:
            folder = files(package) / "files"
        except ModuleNotFoundError:
            continue
        with as_file(folder) as place:
            for path in sorted(Path(place).iterdir()):
                if path.name in FILES:
                    number = QFontDatabase.addApplicationFont(str(path))
                    families += QFontDatabase.applicationFontFamilies(number)
    return families


@cache
def _installed() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


def font(role: Role, weight: int = 0) -> QFont:
    """Give the font of a role; `weight` (100-900) instead of the role's own. Sizes are pixels."""
    return QFont(_made(role, weight, pixels(role)))


def pixels(role: str) -> int:
    """Give the size of a role at the zoom and size of text in use."""
    return scale.line(_ROLES[role][1])


@cache
def _face(family: str, size: int, weight: int) -> QFont:
    made = QFont(family if family in _installed() else "")
    if family == MONO:
        made.setStyleHint(QFont.StyleHint.Monospace)
        if family not in _installed():
            made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    if family == SANS:
        made.setVariableAxis(QFont.Tag("wght"), weight)
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def _made(role: str, weight: int, size: int) -> QFont:
    family, _size, usual = _ROLES[role]
    made = QFont(_face(family, size, weight or usual))
    if role == "caption":
        made.setCapitalization(QFont.Capitalization.AllUppercase)
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, TRACKING)
    return made


def sized(mono: bool, size: int, weight: int, tracked: bool = False) -> QFont:
    """Give a font of a size of one's own in pixels, for screens read from afar; captions are tracked."""
    made = QFont(_face(MONO if mono else SANS, size, weight))
    if tracked:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, TRACKING)
    return made


@cache
def cap_ratio() -> float:
    """Say how high a capital of the reading font is, as a share of the font's size."""
    return QFontMetricsF(_face(SANS, 1000, 400)).capHeight() / 1000.0


def metrics(role: Role, weight: int = 0) -> QFontMetricsF:
    """Give the measures of a role's font."""
    return _measured(role, weight, pixels(role))


@cache
def _measured(role: str, weight: int, size: int) -> QFontMetricsF:
    return QFontMetricsF(_made(role, weight, size))
