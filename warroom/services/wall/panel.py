"""The content of a zone of the wall: a caption and lines, from the most to the least important."""

from __future__ import annotations

from typing import Final

import msgspec

from warroom.clock import Instant, seconds_between
from warroom.domain.room import Room

FRESH_SECONDS: Final = 60.0
"""How long a thing is marked as new."""
MOST: Final = 100
"""Entries for which no wall has room; of what may be more, the others are only counted."""


class Entry(msgspec.Struct, frozen=True):
    """One line: what stands before, in, under and behind its words.

    `tone` colours `end` and `mark`; `bar` is a share of 1 drawn as a bar, none below 0; `mark` is a sign that
    says the same as the tone by its shape.
    """

    text: str
    lead: str = ""
    sub: str = ""
    end: str = ""
    mark: str = ""
    tone: str = ""
    bar: float = -1.0
    strong: bool = False
    struck: bool = False
    fresh: bool = False
    lines: int = 2


class Panel(msgspec.Struct, frozen=True):
    """A zone's content; `end` stands beside the caption, `tone` is that of the whole when it is abnormal.

    `empty` says what would stand there. `more` counts what comes after `entries` and has room nowhere.
    """

    caption: str
    entries: tuple[Entry, ...] = ()
    end: str = ""
    tone: str = ""
    more: int = 0
    empty: str = ""


def fresh(room: Room, at: Instant) -> bool:
    """Say whether something of this time is new."""
    return bool(at) and 0 <= seconds_between(at, room.now) < FRESH_SECONDS
