"""What the actions of windows do: they ask the window, which owns what they change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ui.desk.desk import Desk

ALSO: Final = {"Ctrl++": "zoom.in"}
"""A second key for an action, where keyboards differ: a plus that needs no Shift."""


def wish(name: str) -> Callable[[Desk], None]:
    """Ask the window for something by its name."""

    def run(desk: Desk) -> None:
        desk.wish.emit(name)

    return run
