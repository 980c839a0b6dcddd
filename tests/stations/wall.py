"""The wall in a process of its own, as `warroom wall` opens it: says the words of each zone as it is painted.

What it says are JSON lines; a clock says one every second. It is ended by a kill.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Final

import msgspec
from PySide6.QtCore import QChildEvent, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.stations.station import say, told
from ui.app import application
from ui.wall.view import WallView
from ui.wall.window import WallWindow
from ui.wall.zone import Zone
from warroom import __main__ as program
from warroom.cli.here import WallWanted

SCREENS: Final = Path("tests/stations/screens")
"""From where stations are started: Qt takes no colon in it, which a drive of Windows has."""


class Painted(msgspec.Struct, array_like=True, frozen=True):
    """The words of a zone, when its paint event was handled, and what the band says; nothing without one."""

    words: str
    when: float
    band: str


class Eye(QObject):
    """Says the words of each zone as soon as a paint event of it was handled."""

    def __init__(self, view: WallView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)
        for zone in view.findChildren(Zone):
            zone.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QChildEvent) and event.type() == QEvent.Type.ChildPolished:
            event.child().installEventFilter(self)
        elif event.type() == QEvent.Type.Paint and isinstance(watched, Zone):
            QTimer.singleShot(0, self, partial(self._say, watched.accessibleName()))
        return False

    def _say(self, words: str) -> None:
        """Say it when the paint event has been handled."""
        band = self._view._band
        said = Painted(words, monotonic(), band.accessibleName() if band is not None else "")
        say(msgspec.json.encode(said).decode())


def watch() -> None:
    """Look at the wall as soon as it shows a room."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, WallWindow) and window.bridge is not None and window.bridge.room is not None:
            Eye(window.view)
            say("open")
            return
    QTimer.singleShot(5, watch)


class Windows(program.Windows):
    """The windows of the program, with an eye on the wall."""

    def wall(self, wanted: WallWanted, theme: str, language: str) -> int:
        """Open the wall and give its exit code when it closes."""
        application(theme, language)
        watch()
        return super().wall(wanted, theme, language)


def screen(size: str) -> str:
    """Name Qt's platform with one screen of a size and nobody before it."""
    return f"offscreen:configfile={(SCREENS / f'{size}.json').as_posix()}"


def run(url: str, room: str, size: str = "1920x1080") -> int:
    """Open the wall on a screen of a size, at a room."""
    os.environ["QT_QPA_PLATFORM"] = screen(size)
    program.Windows = Windows  # type: ignore[misc]
    return program.main(["--lang", "en", "--theme", "dark", "--room", url, "wall", room])


if __name__ == "__main__":
    say("ready")
    told()
    sys.exit(run(*sys.argv[1:]))
