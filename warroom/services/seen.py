"""How far a person saw a room at this desk: kept on this machine, for "since you left"."""

from __future__ import annotations

from pathlib import Path

from warroom.errors import Unavailable
from warroom.services.drafts import Drafts

PLACE = "seen"
VIEW = "view"


class Seen:
    """The last entry that was on the screen when a room was left, and the newest one by now."""

    def __init__(self, folder: Path, room: str) -> None:
        self._kept = Drafts(folder, room)
        text = self._kept.get(PLACE)
        self.before = int(text) if text.isdecimal() else 0
        """The last entry seen before the room was opened this time; 0 for a room never seen."""

    def note(self, seq: int) -> None:
        """Note how far the room was seen; a disk that refuses costs a summary, not a word."""
        try:
            self._kept.put(PLACE, str(seq))
        except Unavailable:
            return

    @property
    def directors(self) -> bool:
        """Whether the room was last seen in the directors' view."""
        return self._kept.get(VIEW) == "directors"

    def view(self, directors: bool) -> None:
        """Remember in which view the room is seen."""
        try:
            self._kept.put(VIEW, "directors" if directors else "")
        except Unavailable:
            return

    def left_at(self, seq: int) -> None:
        """Count from here: the person says what is new was read."""
        self.before = seq
        self.note(seq)
