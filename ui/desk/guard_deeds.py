"""What is done with guard rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs import guards

if TYPE_CHECKING:
    from ui.desk.desk import Desk


def set_guard(desk: Desk) -> None:
    """Ask for a guard rule."""
    desk.ask(guards.set_guard(desk.room))


def lift_guard(desk: Desk) -> None:
    """Ask why the selected guard rule no longer holds."""
    desk.ask(guards.lift_guard(desk.room, desk.selected))


def restore_guard(desk: Desk) -> None:
    """Ask why the selected guard rule holds again."""
    desk.ask(guards.restore_guard(desk.room, desk.selected))
