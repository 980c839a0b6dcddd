"""How a wall behaves: for whom it is, how quiet it is, and how long it stays with one of several rooms."""

from __future__ import annotations

from typing import Final

import msgspec

from warroom.config import Settings
from warroom.errors import N_, Rejected

SHORTEST, LONGEST = 10, 3600
"""Seconds that a room may stay before the next one takes its turn."""


class Manner(msgspec.Struct, frozen=True):
    """How a wall behaves.

    `public` shows only what customers may see. `quiet` marks nothing as new, makes no sound and lets no seconds
    run. `rotate` is how many seconds each open room stays where none was named; 0 stays with the most severe.
    `sound` rings when the severity changes or an ask becomes overdue.
    """

    public: bool = False
    quiet: bool = False
    rotate: int = 0
    sound: bool = False

    @property
    def rings(self) -> bool:
        """Whether anything is ever heard."""
        return self.sound and not self.quiet


USUAL: Final = Manner()


def manner_of(settings: Settings) -> Manner:
    """Give how the wall was set up to behave."""
    return Manner(settings.wall_public, settings.wall_quiet, settings.wall_rotate, settings.wall_sound)


def read_rotation(text: str) -> int:
    """Read how long each room stays, like 30s or 2m, in seconds; raises `Rejected` with the field `rotate`."""
    clean = text.strip().lower()
    number, factor = (clean[:-1], 60) if clean.endswith("m") else (clean.removesuffix("s"), 1)
    seconds = int(number) * factor if number.isascii() and number.isdigit() and len(number) < 6 else -1
    if seconds == 0 or SHORTEST <= seconds <= LONGEST:
        return seconds
    text = N_(
        "A room stays {least} seconds to an hour, like 30s or 2m, not {given}; 0 shows the most severe."
    )
    raise Rejected(text, field="rotate", least=SHORTEST, given=clean)
