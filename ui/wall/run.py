"""The wall in a process of its own."""

from __future__ import annotations

import sys
from typing import Final

from ui import crash
from ui.app import application, stoppable
from ui.stall import Watchdog
from ui.theme.look import look_of, wear
from ui.wall.awake import advice
from ui.wall.window import WallWindow
from warroom import config
from warroom.services.entrance import open_database
from warroom.services.legibility import Seat
from warroom.services.wall.manner import USUAL, Manner

BEAT_MS: Final = 500
"""Nobody types into a wall: whether it answers is looked at less often, and costs less."""


def run_wall(  # noqa: PLR0917 - the choices of one call
    url: str,
    room: str,
    screen: str,
    seat: Seat,
    manner: Manner = USUAL,
    theme: str = "",
    language: str = "",
) -> int:
    """Open the wall on a database and follow a room by its id, or the most severe one; returns the exit code.

    Raises `Unavailable` when the database cannot be opened.
    """
    app = application(theme, language)
    wear(look_of(config.load(), theme))
    crash.install(dialogs=False)
    store = open_database(url, copies=True)
    try:
        window = WallWindow(seat, store=store, incident=room, manner=manner)
        window.closed.connect(app.quit)
        window.saver_stays.connect(lambda: sys.stderr.write(advice() + "\n"))
        watchdog = Watchdog(app, BEAT_MS)
        try:
            with stoppable(app):
                window.place(screen)
                return int(app.exec())
        finally:
            watchdog.stop()
    finally:
        store.close()
