"""A desk in a process of its own: types what it is told to, and says each row of the timeline as it is painted.

A line `@` presses undo, any other is typed and sent; the end of the lines closes the desk. What it says are
JSON lines: the text of a row, and when its paint event was handled by the clock that all processes share;
with `enters` also each line it typed, with a mark before it and when Enter was pressed.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import closing
from functools import partial
from time import monotonic
from typing import Final

import msgspec

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.screens import press
from tests.stations.station import say, told
from ui.app import application
from ui.desk.desk import Desk
from ui.desk.window import MainWindow
from ui.pictures import wait_loaded
from warroom import config
from warroom.services.entrance import open_database

UNDO: Final = "@"
ENTER: Final = "Enter: "
Painted = tuple[str, float]
"""The words of a row, and when it was painted."""


class Eye(QObject):
    """Says each new row as soon as a paint event of the timeline was handled while it is there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._said = len(desk.room.timeline.rows)
        self._watched = desk.pages.timeline.view.viewport()
        self._watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            rows = self._desk.room.timeline.rows
            for row in rows[self._said :]:
                QTimer.singleShot(0, self, partial(self._say, row.text or row.kind))
            self._said = len(rows)
        return False

    @staticmethod
    def _say(words: str) -> None:
        """Say it when the paint event has been handled."""
        said: Painted = (words, monotonic())
        say(msgspec.json.encode(said).decode())


class Hands(QObject):
    """Does on the keyboard what the test says, line by line."""

    heard = Signal(str)

    def __init__(self, window: MainWindow, enters: bool) -> None:
        super().__init__(window)
        self._window = window
        self._enters = enters
        self.heard.connect(self._do, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.heard.emit(line.rstrip("\n"))
        self.heard.emit("")

    @Slot(str)
    def _do(self, line: str) -> None:
        desk = self._window.desk
        if not line or desk is None:
            self._window.leaving.quiet = True
            self._window.close()
        elif line == UNDO:
            press("Ctrl+Z")
        else:
            desk.focus_line()
            QTest.keyClicks(desk.line.edit, line)
            if self._enters:
                say(msgspec.json.encode((f"{ENTER}{line}", monotonic())).decode())
            QTest.keyClick(desk.line.edit, Qt.Key.Key_Return)


def run(url: str, room: str, enters: str = "") -> None:
    """Open a room and work in it until the lines end."""
    app = application("dark", "en")
    with closing(open_database(url, copies=True)) as store:
        window = MainWindow(store, config.load())
        window.open_room(room)
        window.show()
        window.activateWindow()
        assert window.bridge is not None
        wait_loaded(window.bridge)
        QApplication.processEvents()
        assert window.desk is not None
        eye, hands = Eye(window.desk), Hands(window, bool(enters))
        say("open")
        app.exec()
        del eye, hands


if __name__ == "__main__":
    say("ready")
    told()
    run(*sys.argv[1:])
