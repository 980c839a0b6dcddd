"""A wall of 2160 lines, or nothing but the room, which follows a room until an entry; says its memory and its frames."""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import closing
from time import perf_counter, thread_time
from typing import Final

import msgspec
import psutil

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from tests.benchmarks.stage import settle
from tests.stations.station import say, told
from ui.app import application
from ui.bridge import Bridge
from ui.wall.window import TICK_MS, WallWindow
from warroom.__main__ import GARBAGE_AFTER
from warroom.services.database import Database
from warroom.services.legibility import Seat

PAUSE: Final = 0.001
MEGABYTE: Final = 1024 * 1024


class Day(msgspec.Struct, frozen=True):
    """What a day added to the memory, in megabytes, and how long each frame took, in seconds.

    `worked` is what each took of the processor: on a machine that others use, too, a frame also waits for them.
    """

    grown: float
    frames: tuple[float, ...] = ()
    worked: tuple[float, ...] = ()


class Turns(QObject):
    """Runs the event loop; a frame is a turn that painted: all that came, and the picture of it."""

    def __init__(self, wall: WallWindow | None) -> None:
        super().__init__()
        self._wall = wall
        self._painted = False
        self.frames: list[tuple[float, float]] = []
        if wall is not None:
            wall.view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self._painted = self._painted or event.type() == QEvent.Type.Paint
        return False

    def turn(self) -> None:
        """Do what is to be done now, and paint it."""
        self._painted, start, before = False, perf_counter(), thread_time()
        QCoreApplication.processEvents()
        if self._wall is not None:
            QCoreApplication.sendPostedEvents(self._wall, QEvent.Type.UpdateRequest.value)
        if self._painted:
            self.frames.append((perf_counter() - start, thread_time() - before))


def run(url: str, incident: str, last: str, shows: str) -> None:
    """Follow a room up to an entry, on a wall or without one."""
    gc.set_threshold(GARBAGE_AFTER)  # as the program does
    application("dark", "en")
    pause = threading.Event()
    with closing(Database(url)) as store:
        bridge = Bridge(store, incident, "", reads_only=True)
        wall = WallWindow(Seat(), bridge, store) if shows else None
        settle(bridge)
        if wall is not None:
            wall.resize(3840, 2160)
            wall.show()
            wall._ticking.setInterval(max(1, round(TICK_MS / bridge.ready.clock.scale)))
        turns = Turns(wall)
        for _turn in range(20):
            turns.turn()
        turns.frames.clear()
        before = resident()
        say("open")
        while bridge.ready.seq < int(last):
            turns.turn()
            pause.wait(PAUSE)
        settle(bridge)
        frames, worked = zip(*turns.frames, strict=True) if turns.frames else ((), ())
        say(msgspec.json.encode(Day((resident() - before) / MEGABYTE, frames, worked)).decode())
        if wall is not None:
            wall.close()
        bridge.stop()


def resident() -> int:
    """Give the bytes of this process that are in memory, after all garbage was collected."""
    gc.collect()
    return int(psutil.Process().memory_info().rss)


if __name__ == "__main__":
    say("ready")
    told()
    run(*sys.argv[1:])
