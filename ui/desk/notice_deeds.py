"""What is for me: the list of it, and telling it as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.for_me import ForMe
from ui.notices import Notices, Sender

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from warroom.config import Settings


def show_mine(desk: Desk) -> None:
    """List what came for me in this room."""
    dialog = ForMe(desk.room, desk.bridge.actor, desk)
    dialog.opened.connect(desk.open_stream)
    dialog.open()


def watch(desk: Desk, sender: Sender, settings: Settings) -> Notices:
    """Tell at a desk what is addressed to its person."""
    made = Notices(desk, sender)
    follow(made, settings)
    return made


def follow(made: Notices, settings: Settings) -> None:
    """Take when it may tell from the settings."""
    made.on = settings.notices
    made.quiet_from, made.quiet_to = settings.quiet_from, settings.quiet_to
