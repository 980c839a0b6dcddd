"""What the desk asks of every page but the timeline: show the room, bring a stream into sight."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from warroom.domain.room import Room


class Page(QWidget):
    """A page that is refreshed while it is in sight and one of its `slices` changed."""

    slices: tuple[str, ...] = ()
    stale = True

    def show_room(self, room: Room, chosen: str) -> None:
        """Show the room as it is now, with the chosen stream selected."""
        raise NotImplementedError

    def reveal(self, stream: str) -> None:
        """Bring a stream into sight, where the page lists streams."""

    def choose_first(self) -> str:
        """Select what a person would look at first, and give its stream; nothing where there is none."""
        return ""
