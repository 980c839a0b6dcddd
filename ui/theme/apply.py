"""Putting a theme on the application."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication

from ui.theme import current, fonts, scale, style
from warroom import assets

KEPT_KILOBYTES: Final = 32_768
"""What pictures that are drawn again may take: the rows of a dense screen of 2160 lines, about."""


def prepare() -> None:
    """Load the fonts and the plain widget style, once for each application."""
    QApplication.setStyle("Fusion")
    QPixmapCache.setCacheLimit(KEPT_KILOBYTES)
    fonts.load()
    use_fonts()


def use_theme(name: str) -> None:
    """Put a theme on by its name; an unknown one is what the system prefers."""
    taken = current.use(name)
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "ground",
        QPalette.ColorRole.Base: "raised",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.Button: "raised",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Highlight: "info",
        QPalette.ColorRole.HighlightedText: "ground",
    }
    for role, token in roles.items():
        palette.setColor(role, current.colour(token))
    QApplication.setPalette(palette)
    arrow = assets.path("icons", f"arrow-{taken}.svg").as_posix()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setStyleSheet(style.sheet(current.tokens(), arrow))


def other_theme() -> str:
    """Name the dark theme for the light one and back, in the same contrast."""
    return current.named("light" if current.base() == "dark" else "dark", current.high_contrast())


def use_fonts() -> None:
    """Let the application read in its own font at the scale in use."""
    QApplication.setFont(fonts.font("body"))


def use_scale(zoom: float, text: float = 1.0) -> None:
    """Draw everything at another zoom and size of text; windows that are open are made anew by their owner."""
    scale.use(zoom, text)
    use_fonts()
    use_theme(current.name())
