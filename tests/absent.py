"""A server that is away: a person was there before, and comes again to what this computer kept of it."""

from __future__ import annotations

import contextlib
from typing import Final

from tests.screens import Screens, press, type_in
from ui.desk.window import MainWindow
from warroom.services.copying import usable
from warroom.services.entrance import open_database

PATIENCE: Final = 30_000
"""Milliseconds in which a server is noticed to be gone, or to be back."""


def enter(screens: Screens, url: str) -> MainWindow:
    """Open the window on a database as the program does."""
    return screens.window(screens.keep(open_database(url, copies=True)))


def opened(screens: Screens, window: MainWindow, room: str) -> None:
    """Open a room and wait until it is shown."""
    window.open_room(room)
    screens.qtbot.waitUntil(
        lambda: window.bridge is not None and bool(window.bridge.verified.seq), timeout=PATIENCE
    )


def seen_before(screens: Screens, url: str, room: str) -> None:
    """Be in a room once while its server is there, and leave."""
    window = enter(screens, url)
    opened(screens, window, room)
    seq = window.bridge.ready.seq if window.bridge else 0

    def copied() -> bool:
        found = usable(url)
        if found is None:
            return False
        with contextlib.closing(found):
            return [head.seq for head in found.heads()] == [seq]

    screens.qtbot.waitUntil(copied, timeout=PATIENCE)
    window.leaving.quiet = True
    window.close()


def texts(window: MainWindow) -> list[str]:
    """Give the texts of the timeline."""
    assert window.desk is not None
    return [row.text for row in window.desk.room.timeline.rows]


def write_line(window: MainWindow, text: str) -> None:
    """Write a line and send it."""
    assert window.desk is not None
    window.desk.focus_line()
    type_in(text)
    press("Return")
