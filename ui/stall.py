"""The watchdog: notes when the window did not answer for a while, and where the program was then."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections import deque
from pathlib import Path
from types import FrameType
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


class Stall(msgspec.Struct, frozen=True):
    """One time that the window did not answer: when, how long, and the stack, innermost last."""

    at: str
    seconds: float
    frames: tuple[str, ...]


RECENT: Final[deque[Stall]] = deque(maxlen=KEPT)
"""The last stalls of this run, for the diagnostics."""


class Watchdog(QObject):
    """Beats on the GUI thread by a timer; a plain thread watches the beat and never touches a widget."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched = threading.get_ident()
        self._stopped = threading.Event()
        self._last = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
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
        while not self._stopped.wait(BEAT_MS / 1000):
            now = time.monotonic()
            late, before = now - before > LIMIT + BEAT_MS / 1000, now
            if since and self._last != since:
                RECENT.append(Stall(real_now(), round(self._last - since, 3), frames))
                since = 0.0
            elif late:
                # This thread was not woken in time either: the machine slept or is busy, not the window.
                continue
            elif not since and now - self._last > LIMIT + BEAT_MS / 1000:
                since, frames = self._last, stack_of(self._watched)


def frame_of(thread: int) -> FrameType | None:
    """Give the frame in which a thread is.

    A collection of garbage in the middle of it would run what other threads wait for, and hang the
    program (CPython issue 106883, mended in 3.12): none happens meanwhile.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return sys._current_frames().get(thread)  # noqa: SLF001 - the way Python offers
    finally:
        if collecting:
            gc.enable()


def stack_of(thread: int) -> tuple[str, ...]:
    """Give where a thread is, as places in the program, innermost last; no values, no words of people."""
    found: list[str] = []
    frame = frame_of(thread)
    while frame is not None and len(found) < DEEPEST:
        code = frame.f_code
        found.append(f"{place_in_program(Path(code.co_filename))}:{frame.f_lineno} {code.co_name}")
        frame = frame.f_back
    return tuple(reversed(found))
