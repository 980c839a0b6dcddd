"""What the figures are measured on: a folder of their own, a real file with real rooms, the windows."""

from __future__ import annotations

import os
import platform
import sys
from functools import cached_property
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, qVersion
from PySide6.QtGui import QGuiApplication

from tests.benchmarks.long_room import long_room
from tests.benchmarks.sight import run_until
from ui.app import application
from ui.bridge import Bridge
from ui.desk.desk import Desk
from ui.desk.window import MainWindow
from warroom import __version__, config
from warroom.services import demonstration
from warroom.services.database import Database

LONG: Final = 100_000


class Stage:
    """Makes what a figure needs when it is asked for, once a run."""

    def __init__(self, folder: Path) -> None:
        os.environ["WARROOM_HOME"] = str(folder / "home")
        self.folder = folder
        self.url = f"sqlite:///{(folder / 'rooms.db').as_posix()}"
        self.store = Database(self.url)
        self._window: MainWindow | None = None
        application("dark", "en")

    @cached_property
    def running(self) -> str:
        """The demonstration as it stood at 057:40, its clock running on."""
        return demonstration.install(self.store, "apollo13", complete=False)

    @cached_property
    def whole(self) -> str:
        """The whole demonstration."""
        return demonstration.install(self.store, "apollo13", complete=True)

    @cached_property
    def long(self) -> str:
        """A room of 100,000 entries."""
        return long_room(LONG).save(self.store)

    def window(self) -> MainWindow:
        """Give the program's window, on its start page when it is new."""
        if self._window is None:
            self._window = MainWindow(self.store, config.load())
            self._window.show_start()
            self._window.show()
            self._window.activateWindow()
        return self._window

    def desk(self, incident: str) -> Desk:
        """Open a room and wait until it is folded and verified."""
        window = self.window()
        window.open_room(incident)
        assert window.bridge is not None
        assert window.desk is not None
        settle(window.bridge)
        return window.desk

    def leave(self) -> None:
        """Close the room that is open, with everything that was made for it."""
        self.window().show_start()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()

    def close(self) -> None:
        """Close the window and the file."""
        if self._window is not None:
            self._window.close()
        self.store.close()


def settle(bridge: Bridge) -> None:
    """Wait until everything written is in the room, verified and painted."""

    def settled() -> bool:
        room = bridge.room
        return room is not None and bridge.sending == 0 and bridge.verified.seq >= room.seq

    run_until(settled)
    QCoreApplication.processEvents()


def surroundings(store: Database) -> dict[str, str]:
    """Say on what the figures were measured."""
    with store.engine.connect() as connection:
        version = connection.exec_driver_sql("SELECT sqlite_version()").scalar()
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar()
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return {
        "war_room": __version__,
        "python": sys.version.split()[0],
        "system": platform.platform(terse=True),
        "processors": str(os.cpu_count()),
        "load_at_start": load,
        "qt": f"{qVersion()}, platform {QGuiApplication.platformName()}",
        "sqlite": f"{version}, journal {journal}, synchronous {('OFF', 'NORMAL', 'FULL')[int(synchronous or 0)]}",
    }
