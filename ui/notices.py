"""Telling a person what is addressed to him: by the system, or quietly in the window he looks at."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from warroom import assets
from warroom.clock import real_now
from warroom.i18n import _
from warroom.services.addressed import Notice, late, me, notices, quiet_now
from warroom.services.notice_gate import NoticeGate, Telling

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from warroom.domain.changes import Changes

LATE_MS: Final = 5000
LONGEST: Final = 240
OTHER_WAYS: Final = {
    "linux": ("notify-send", "--app-name=War Room", "--", "{title}", "{text}"),
    "darwin": (
        "osascript",
        "-e",
        "on run argv",
        "-e",
        "display notification (item 2 of argv) with title (item 1 of argv)",
        "-e",
        "end run",
        "{title}",
        "{text}",
    ),
}
"""The platform's own way of telling, where Qt finds no tray; words are arguments, never part of a script."""


class Sender(Protocol):
    """Shows a notice outside of our windows."""

    def send(self, title: str, text: str) -> bool:
        """Show it; false when there is no way to."""


def harmless(text: str) -> str:
    """Give text that no notification server takes for markup; some load pictures named in it."""
    return " ".join(text.replace("<", "‹").replace(">", "›").split())[:LONGEST]


class SystemSender(QObject):
    """Tells by the tray where there is one, else the platform's own way; `clicked` when a person comes for it."""

    clicked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tray: QSystemTrayIcon | None = None

    def send(self, title: str, text: str) -> bool:
        """Show a notice; false when the system has no way to."""
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._icon().showMessage(harmless(title), harmless(text), self._icon().icon())
            return True
        return run_other_way(sys.platform, harmless(title), harmless(text))

    def _icon(self) -> QSystemTrayIcon:
        if self._tray is None:
            self._tray = QSystemTrayIcon(QIcon(str(assets.path("icons", "warroom.svg"))), self)
            self._tray.setToolTip(_("War Room"))
            self._tray.messageClicked.connect(self.clicked)
            self._tray.activated.connect(lambda _reason: self.clicked.emit())
            self._tray.show()
        return self._tray


def run_other_way(system: str, title: str, text: str) -> bool:
    """Tell by a program of the platform; false when there is none."""
    command = OTHER_WAYS.get(system, ())
    if not command or QApplication.platformName() == "offscreen" or shutil.which(command[0]) is None:
        return False
    words = [{"{title}": title, "{text}": text}.get(part, part) for part in command]
    subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    return True


def local_time() -> str:
    """Give this machine's time of day as HH:MM."""
    return datetime.fromisoformat(real_now()).astimezone().strftime("%H:%M")


class Notices(QObject):
    """Watches a desk's room for what is addressed to its person, and tells it once, in the right place."""

    told = Signal(object)
    """Each `Telling`, wherever it was told."""

    def __init__(self, desk: Desk, sender: Sender, now: Callable[[], str] = local_time) -> None:
        super().__init__(desk)
        self._desk = desk
        self._sender = sender
        self._now = now
        self._gate = NoticeGate()
        self._known_late: set[str] = set()
        self.on = True
        self.quiet_from = self.quiet_to = ""
        self.last = ""
        desk.bridge.loaded.connect(self._start)
        desk.bridge.changed.connect(self._take)
        self._timer = QTimer(self)
        self._timer.setInterval(LATE_MS)
        self._timer.timeout.connect(self.look_for_late)
        self._timer.start()
        if desk.bridge.room is not None:
            self._start()

    @Slot()
    def _start(self) -> None:
        """Count what is late already as known: the list shows it, and nobody is told it once more."""
        room = self._desk.room
        self._known_late = {each.key for each in late(room, me(room, self._desk.bridge.actor))}

    @Slot(object)
    def _take(self, changes: Changes) -> None:
        room = self._desk.room
        self._tell(notices(room, changes.added, me(room, self._desk.bridge.actor)))

    @Slot()
    def look_for_late(self) -> None:
        """Tell what became late since the last look."""
        if self._desk.bridge.room is None:
            return
        room = self._desk.room
        now = late(room, me(room, self._desk.bridge.actor))
        fresh = [each for each in now if each.key not in self._known_late]
        self._known_late |= {each.key for each in now}
        self._tell(fresh)

    def _tell(self, found: list[Notice]) -> None:
        for telling in self._gate.let_through(found, time.monotonic()):
            self._show(telling)
            self.last = telling.stream
            self.told.emit(telling)

    def _show(self, telling: Telling) -> None:
        """Tell it in the window that is looked at, else by the system unless it is quiet."""
        words = ": ".join(filter(None, (telling.title, telling.text)))
        self._desk.say(" ".join(words.split())[:LONGEST])
        if QApplication.activeWindow() is not None or not self.on:
            return
        if telling.always or not quiet_now(self._now(), self.quiet_from, self.quiet_to):
            self._sender.send(telling.title, telling.text)

    @Slot()
    def open_last(self) -> None:
        """Bring the window forward and open what was told last, or the list of all of it."""
        window = self._desk.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        if self.last:
            self._desk.open_stream(self.last)
        else:
            self._desk.do_by_id("notices")
