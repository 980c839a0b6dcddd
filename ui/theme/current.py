"""The theme in use, for everything that paints itself."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, QGuiApplication, Qt

from ui.theme.tokens import THEMES, Tokens


class _Current:
    """Holds the name of the theme in use."""

    name = "dark"


def use(name: str) -> str:
    """Switch to a theme by name; an empty or unknown one follows the system."""
    _Current.name = name if name in THEMES else _system()
    return _Current.name


def _system() -> str:
    light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
    return "light" if light else "dark"


def name() -> str:
    """Say which theme is in use."""
    return _Current.name


def tokens() -> Tokens:
    """Give the colours in use."""
    return THEMES[_Current.name]


@cache
def _colour(value: str) -> QColor:
    return QColor(value)


def colour(token: str) -> QColor:
    """Give the colour of a token in the theme in use."""
    return _colour(str(getattr(tokens(), token)))
