"""A station of a storm in a process of its own: it writes line after line, whatever becomes of the server.

Without a window its lines go straight to the program's bridge, with writer, outbox and follower; with one they
are typed into it, and each turn of its event loop is counted. It says in JSON lines what it wrote and what was
acknowledged, and ends when it is told to and all it wrote is in the log.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import msgspec

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.freezing import watched
from tests.stations.station import say
from tests.storms.promises import doubled
from ui.app import application
from ui.bridge import Acceptance, Bridge, Refusal
from ui.desk.window import MainWindow
from ui.pictures import wait_loaded
from warroom import config
from warroom.domain.rules.timeline import Log
from warroom.errors import Unavailable
from warroom.services.database import Database

AGAIN_SECONDS: Final = 0.2
PACE_MS: Final = (40, 800)
"""The shortest and the longest time between two lines of a station."""
LOOK_MS: Final = 50
NEWEST: Final = 300
"""How many rows are looked at each time the room changes; in the end all are."""
STOP: Final = "stop"
"""Write no more, and say when all is in the log."""


class Told(msgspec.Struct, frozen=True):
    """What a station says: `what`, the words it is about, and for the end what it measured."""

    what: str
    words: str = ""
    rows: tuple[str, ...] = ()
    longest: float = 0.0
    frozen: tuple[str, ...] = ()


def tell(told: Told) -> None:
    """Say it in a line."""
    say(msgspec.json.encode(told).decode())


class Hands(QObject):
    """Write lines on a timer, tell what becomes of them, and mind that no row is there twice."""

    heard = Signal(str)

    def __init__(self, bridge: Bridge, name: str, first: int, write: Callable[[str], None]) -> None:
        super().__init__()
        self._bridge = bridge
        self._name = name
        self._number = first
        self._write = write
        self._chance = random.Random(f"{name} {first}")
        self._target = 0
        self._doubled: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)
        self._looks = QTimer(self)
        self._looks.timeout.connect(self._look)
        bridge.accepted.connect(self._accepted)
        bridge.refused.connect(self._refused)
        bridge.loaded.connect(self._check)
        bridge.changed.connect(self._check)
        self.heard.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, name="stdin", daemon=True).start()
        self._timer.start(0)

    def _listen(self) -> None:
        for line in sys.stdin:
            self.heard.emit(line.strip())

    @Slot()
    def _next(self) -> None:
        words = f"{self._name} writes line {self._number} into the storm"
        self._number += 1
        tell(Told("wrote", words))
        self._write(words)
        self._timer.start(self._chance.randint(*PACE_MS))

    @Slot(object)
    def _accepted(self, acceptance: Acceptance) -> None:
        if isinstance(acceptance.command, Log):
            tell(Told("took" if acceptance.entries else "waits", acceptance.command.text))

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        tell(Told("refused", f"{refusal.command}: {refusal.error}"))

    @Slot()
    def _check(self) -> None:
        """A row that is there twice on the screen, be it for a moment, is told once."""
        for words in doubled(self._rows(NEWEST)):
            if words not in self._doubled:
                self._doubled.add(words)
                tell(Told("twice", words))

    def _rows(self, newest: int = 0) -> list[str]:
        rows = self._bridge.room.timeline.rows if self._bridge.room is not None else []
        return [row.text for row in rows[-newest:] if row.kind == "entry.logged"]

    @Slot(str)
    def _obey(self, order: str) -> None:
        if order == STOP:
            self._timer.stop()
        else:
            self._target = int(order)
        self._looks.start(LOOK_MS)

    @Slot()
    def _look(self) -> None:
        bridge = self._bridge
        if bridge.sending or bridge.away or bridge.room is None or bridge.room.waits_from:
            return
        if not self._target:
            self._looks.stop()
            tell(Told("still"))
        elif bridge.room.seq >= self._target:
            self._looks.stop()
            QCoreApplication.quit()

    def rows(self) -> tuple[str, ...]:
        """Give the lines as they stand on the screen in the end."""
        return tuple(self._rows())


def patiently_open(url: str) -> Database:
    """Open the database as soon as its server answers."""
    while True:
        try:
            return Database(url)
        except Unavailable:
            threading.Event().wait(AGAIN_SECONDS)


@contextmanager
def _plain(store: Database, room: str) -> Iterator[tuple[Bridge, Callable[[str], None]]]:
    bridge = Bridge(store, room, "")
    try:
        wait_loaded_patiently(bridge)
        yield bridge, lambda words: _submit(bridge, words)
    finally:
        bridge.stop()


def _submit(bridge: Bridge, words: str) -> None:
    bridge.submit(Log(text=words))


def wait_loaded_patiently(bridge: Bridge) -> None:
    """Wait for the room, also through an outage."""
    while bridge.room is None:
        try:
            wait_loaded(bridge)
        except Unavailable:
            threading.Event().wait(AGAIN_SECONDS)


@contextmanager
def _window(store: Database, room: str) -> Iterator[tuple[Bridge, Callable[[str], None]]]:
    window = MainWindow(store, config.load())
    window.open_room(room)
    window.show()
    window.activateWindow()
    bridge, desk = window.bridge, window.desk
    assert bridge is not None
    assert desk is not None
    wait_loaded_patiently(bridge)

    def write(words: str) -> None:
        desk.focus_line()
        for letter in words:  # each is a turn of its own, as for whoever types
            QTest.keyClicks(desk.line.edit, letter)
        QTest.keyClick(desk.line.edit, Qt.Key.Key_Return)

    try:
        yield bridge, write
    finally:
        window.leaving.quiet = True
        window.close()


def run(url: str, room: str, name: str, first: int, with_window: bool) -> None:
    """Write until told to stop, and tell what was measured."""
    made = application("dark", "en") if with_window else QCoreApplication([])
    store = patiently_open(url)
    opened = _window if with_window else _plain
    with watched() as freezes, opened(store, room) as (bridge, write):
        hands = Hands(bridge, name, first, write)
        tell(Told("open"))
        QApplication.exec() if with_window else QCoreApplication.exec()
        rows = hands.rows()
        del hands
    store.close()
    tell(Told("end", rows=rows, longest=freezes.longest, frozen=tuple(freezes.too_long())))
    del made


def main(arguments: Sequence[str]) -> None:
    """Run one station."""
    parser = argparse.ArgumentParser()
    for each in ("url", "room", "name"):
        parser.add_argument(each)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--window", action="store_true")
    asked = parser.parse_args(arguments)
    run(asked.url, asked.room, asked.name, asked.first, asked.window)


if __name__ == "__main__":
    main(sys.argv[1:])
