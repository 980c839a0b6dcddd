"""Sizes of files as people read them."""

from __future__ import annotations

from typing import Final

from warroom.i18n import _

STEP: Final = 1024


def size_words(size: int) -> str:
    """Write a size in its largest unit: `812 B`, `14 kB`, `1.2 MB`; a unit is 1024 of the one before."""
    if size < STEP:
        return _("{count} B").format(count=size)
    if size < STEP * STEP:
        return _("{count} kB").format(count=round(size / STEP))
    return _("{count:.1f} MB").format(count=size / STEP / STEP)
