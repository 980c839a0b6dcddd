"""How large everything is drawn: the zoom of the whole, and the size of text within it."""

from __future__ import annotations

from typing import Final

ZOOMS: Final = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""The steps of the zoom; 1.0 is the size that the pictures show."""
TEXTS: Final = (0.9, 1.0, 1.15, 1.3)
"""The steps of the size of text, beside the zoom."""


class _Scale:
    """Holds the zoom and the size of text in use."""

    zoom = 1.0
    text = 1.0


def use(zoom: float, text: float = 1.0) -> None:
    """Take another zoom (0.8 to 2) and size of text (0.9 to 1.3); what is made from now on has it."""
    _Scale.zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
    _Scale.text = min(max(text, TEXTS[0]), TEXTS[-1])


def zoom() -> float:
    """Say the zoom in use."""
    return _Scale.zoom


def text() -> float:
    """Say the size of text in use."""
    return _Scale.text


def px(size: float) -> int:
    """Give a width, gap or margin of the pictures, in pixels at the zoom in use."""
    return round(size * _Scale.zoom)


def line(size: float) -> int:
    """Give a height, or a width, that holds text, in pixels at the zoom and the size of text in use."""
    return round(size * _Scale.zoom * _Scale.text)
