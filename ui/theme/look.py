"""How everything looks, as one choice: theme, contrast, zoom, size of text, motion."""

from __future__ import annotations

import msgspec

from ui.theme import apply, current, motion, scale
from warroom.config import Settings


class Look(msgspec.Struct, frozen=True):
    """The choices; None leaves one to the system. `theme` is `dark`, `light` or `system`."""

    theme: str = "dark"
    contrast: bool | None = None
    zoom: float = 1.0
    text: float = 1.0
    reduced_motion: bool | None = None


def look_of(settings: Settings, theme: str = "") -> Look:
    """Give the look that was chosen; `theme` goes before the one that is remembered."""
    return Look(
        theme=theme or settings.theme or "dark",
        contrast=settings.contrast,
        zoom=settings.zoom,
        text=settings.text,
        reduced_motion=settings.reduced_motion,
    )


def wear(look: Look) -> None:
    """Put a look on the application; windows that are open are made anew by their owner."""
    motion.use(look.reduced_motion)
    scale.use(look.zoom, look.text)
    apply.use_fonts()
    apply.use_theme(current.named(look.theme, look.contrast))


def step(zoom: float, by: int) -> float:
    """Give the next zoom, larger (1) or smaller (-1); the last step stays."""
    steps = sorted(scale.ZOOMS)
    if by > 0:
        return next((each for each in steps if each > zoom), steps[-1])
    return next((each for each in reversed(steps) if each < zoom), steps[0])


def other_theme(theme: str) -> str:
    """Give the theme to change to from one that was chosen: light from dark, and the other way."""
    base = theme if theme in {"dark", "light"} else current.base()
    return "light" if base == "dark" else "dark"
