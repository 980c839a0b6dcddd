"""The watchdog: notes when the window did not answer for a while, and where the program was then."""

from __future__ import annotations

import faulthandler
import re
import tempfile
import threading
import time
from collections import deque
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QTimer

from warroom.clock import real_now
from warroom.services.diagnostics import place_in_program

BEAT_MS: Final = 50
LIMIT: Final = 0.1
"""Seconds for which the window may not answer, beyond the beat itself."""
KEPT: Final = 20
DEEPEST: Final = 30
THREAD: Final = re.compile(r"hread 0x([0-9a-f]+)")
FRAME: Final = re.compile(r'File "(.*)", line (\d+) in (.*)')
ESCAPED: Final = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")


class Stall(msgspec.Struct, frozen=True):
    """One time that the window did not answer: when, how long, and the stack, innermost last."""

    at: str
    seconds: float
    frames: tuple[str, ...]


RECENT: Final[deque[Stall]] = deque(maxlen=KEPT)
"""The last stalls of this run, for the diagnostics."""


class Watchdog(QObject):
    """Beats on the GUI thread by a timer; a plain thread watches the beat and never touches a widget.

    `beat` is in milliseconds; a window that nobody types into needs none so fast.
    """

    def __init__(self, parent: QObject, beat: int = BEAT_MS) -> None:
        super().__init__(parent)
        self._seconds = beat / 1000
        self._watched = threading.get_ident()
        self._stopped = threading.Event()
        self._last = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(beat)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._thread.start()

    def _beat(self) -> None:
        self._last = time.monotonic()

    def stop(self) -> None:
        """Stop watching."""
        self._timer.stop()
        self._stopped.set()
        self._thread.join()

    def _watch(self) -> None:
        since = 0.0
        frames: tuple[str, ...] = ()
        before = time.monotonic()
        while not self._stopped.wait(self._seconds):
            now = time.monotonic()
            late, before = now - before > LIMIT + self._seconds, now
            if since and self._last != since:
                RECENT.append(Stall(real_now(), round(self._last - since, 3), frames))
                since = 0.0
            elif late:
                # This thread was not woken in time either: the machine slept or is busy, not the window.
                continue
            elif not since and now - self._last > LIMIT + self._seconds:
                since, frames = self._last, stack_of(self._watched)


def stack_of(thread: int) -> tuple[str, ...]:
    """Give where a thread is, as places in the program, innermost last; no values, no words of people.

    The interpreter writes the stack itself: asking it for the frames of a thread that runs can hang the
    program before CPython 3.12 (issue 106883).
    """
    with tempfile.TemporaryFile() as file:
        faulthandler.dump_traceback(file, all_threads=True)
        file.seek(0)
        written = file.read().decode("ascii", "replace")
    found: list[str] = []
    reading = False
    for line in written.splitlines():
        if head := THREAD.search(line):
            reading = int(head[1], 16) == thread
        elif reading and len(found) < DEEPEST and (frame := FRAME.search(line)):
            path = ESCAPED.sub(lambda code: chr(int(code[0].lstrip("\\xuU"), 16)), frame[1])
            found.append(f"{place_in_program(Path(path))}:{frame[2]} {frame[3]}")
    return tuple(reversed(found))
