"""What is done with the line on the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs import eyes
from warroom.domain.rules.eyes import ReleaseEyes

if TYPE_CHECKING:
    from ui.desk.desk import Desk


def call(desk: Desk) -> None:
    """Ask for the line that takes the centre of the wall."""
    desk.ask(eyes.call_eyes(desk.room))


def release(desk: Desk) -> None:
    """Take the line down; undo puts it up again."""
    desk.submit(ReleaseEyes())
