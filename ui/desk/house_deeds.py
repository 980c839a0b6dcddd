"""What a desk does with the house: opens it in front of the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.desk.desk import Desk


def show_house(desk: Desk) -> None:
    """Ask the window to show the house."""
    desk.house_wanted.emit(None)
