"""The theme in use, for everything that paints itself."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtGui import QColor, QGuiApplication, Qt

from ui.theme.tokens import THEMES, Tokens

CONTRAST: Final = "_contrast"
"""What stands behind a theme's name when it is one of high contrast."""


class _Current:
    """Holds the name of the theme in use."""

    name = "dark"


def use(name: str) -> str:
    """Switch to a theme by name; an empty or unknown one follows the system."""
    _Current.name = name if name in THEMES else named("system", None)
    return _Current.name


def named(wish: str, contrast: bool | None) -> str:
    """Name the theme of a wish: `dark`, `light` or a whole name, else what the system prefers; None asks it, too."""
    hints = QGuiApplication.styleHints()
    if wish in THEMES and wish.endswith(CONTRAST):
        return wish
    if wish not in ("dark", "light"):
        wish = "light" if hints.colorScheme() == Qt.ColorScheme.Light else "dark"
    if contrast is None and hasattr(hints, "accessibility"):  # since Qt 6.10
        contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return wish + CONTRAST if contrast else wish


def name() -> str:
    """Say which theme is in use."""
    return _Current.name


def base() -> str:
    """Say whether the theme in use is `dark` or `light`."""
    return _Current.name.removesuffix(CONTRAST)


def high_contrast() -> bool:
    """Say whether the theme in use is one of high contrast."""
    return _Current.name.endswith(CONTRAST)


def tokens() -> Tokens:
    """Give the colours in use."""
    return THEMES[_Current.name]


@cache
def _colour(value: str) -> QColor:
    return QColor(value)


def colour(token: str) -> QColor:
    """Give the colour of a token in the theme in use."""
    return _colour(str(getattr(tokens(), token)))


def veil(token: str, share: float) -> QColor:
    """Give a token's colour that covers a share of what stands behind it; what `colour` gives is everybody's."""
    made = QColor(colour(token))
    made.setAlphaF(share)
    return made
