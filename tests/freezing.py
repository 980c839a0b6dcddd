"""A watch over the GUI thread in tests: nothing of the program may hold the window for more than 100 ms.

What counts is a turn of the event loop, or what one key or click does at once. Computing counts by the
thread's own processor time, beside a fixed piece of work in the same run, so that a slow or busy machine
fails no test; waiting for a lock, a thread or a database counts by the clock. What a test itself does
between two turns does not count.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from statistics import median
from typing import Any, Final

import msgspec
import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEventLoop, QObject, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from sqlalchemy.engine.default import DefaultDialect

from ui.stall import stack_of

LIMIT: Final = 0.1
"""Seconds for which the window may not answer, where `work` takes `REFERENCE`."""
REFERENCE: Final = 0.007
"""Seconds that `work` takes on a server's core of 2023; on a slower one the limit is larger by as much."""
BUILT: Final = 0.012
"""Seconds that `build` takes where a desk is made in 85 ms: a machine may compute fast and build slowly."""
METHODS: Final[tuple[tuple[Any, str], ...]] = ((QEventLoop, "exec"),)
FUNCTIONS: Final[tuple[tuple[Any, str], ...]] = (
    (QApplication, "exec"),
    (QCoreApplication, "processEvents"),
    (QTest, "keySequence"),
    (QTest, "keyClick"),
    (QTest, "keyClicks"),
    (QTest, "sendKeyEvent"),
    (QTest, "mouseClick"),
    (QTest, "mouseDClick"),
)
"""Where a test hands the thread to the program."""
WAITS: Final[tuple[tuple[Any, str], ...]] = (
    (threading.Condition, "wait"),
    (threading.Thread, "join"),
    (DefaultDialect, "do_execute"),
    (DefaultDialect, "do_executemany"),
    (DefaultDialect, "do_commit"),
)
"""Where a thread waits for another, or for the disk."""
LOOK_SECONDS: Final = 0.02


class Freeze(msgspec.Struct, frozen=True):
    """One turn that took too long: seconds, what handed the thread over, and the stack of that moment."""

    seconds: float
    turn: str
    stack: tuple[str, ...]


def work() -> float:
    """Do a fixed amount of work, and say how much processor time it took."""
    before = time.thread_time()
    total = 0
    for number in range(150_000):
        total += number * number % 7
    assert total
    return time.thread_time() - before


def build() -> float:
    """Build and paint a fixed amount of labels, and say how much processor time it took."""
    before = time.thread_time()
    ground = QWidget()
    rows = QVBoxLayout(ground)
    for number in range(150):
        rows.addWidget(QLabel(f"Row {number}"))
    ground.ensurePolished()
    rows.activate()
    assert not ground.grab().isNull()
    return time.thread_time() - before


class Freezes(QObject):
    """Counts what each turn takes on the thread that makes it."""

    def __init__(self) -> None:
        super().__init__()
        self._thread = threading.get_ident()
        self._inside: list[str] = []
        self._began = self._since = self._waited = 0.0
        self._stack: tuple[str, ...] = ()
        self.found: list[Freeze] = []
        self.longest = 0.0
        """The seconds of the longest turn until now."""
        self._stopped = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="freezes", daemon=True)
        self._watcher.start()
        for signal in self._signals():
            signal.connect(self._turn)

    @staticmethod
    def _signals() -> tuple[Any, Any]:
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        return dispatcher.awake, dispatcher.aboutToBlock

    def stop(self) -> None:
        """Watch no more."""
        for signal in self._signals():
            signal.disconnect(self._turn)
        self._stopped.set()
        self._watcher.join()

    def turns(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """Wrap what hands the thread to the program."""

        @wraps(real)
        def counted(*values: Any, **named: Any) -> Any:
            if threading.get_ident() != self._thread:
                return real(*values, **named)
            self._turn()
            self._inside.append(name)
            self._begin()
            try:
                return real(*values, **named)
            finally:
                self._turn()
                self._inside.pop()

        return counted

    def waiting(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """Wrap what a thread waits in."""

        @wraps(real)
        def counted(*values: Any, **named: Any) -> Any:
            if threading.get_ident() != self._thread or not self._inside:
                return real(*values, **named)
            clock, used = time.monotonic(), time.thread_time()
            try:
                return real(*values, **named)
            finally:
                self._waited += time.monotonic() - clock - (time.thread_time() - used)

        return counted

    def judge(self, desks: int = 1) -> None:
        """Fail the test in which something took longer than it may on this machine.

        Where several desks share the test's thread, one turn is a turn of each of them.
        """
        told = self.too_long(desks)
        if told:
            pytest.fail("the window did not answer:\n" + "\n".join(told))

    def too_long(self, desks: int = 1) -> list[str]:
        """Tell what took longer than it may on this machine, each with where it was."""
        if not self.found:
            return []
        slower = (
            median(work() for _time in range(5)) / REFERENCE,
            median(build() for _time in range(5)) / BUILT,
        )
        limit = desks * LIMIT * max(1.0, *slower)
        return [
            f"{each.seconds:.3f} s (limit {limit:.3f}) in {each.turn}\n  " + "\n  ".join(each.stack)
            for each in self.found
            if each.seconds > limit
        ]

    @Slot()
    def _turn(self) -> None:
        if not self._inside:
            return
        took = time.thread_time() - self._began + self._waited
        self.longest = max(self.longest, took)
        if took > LIMIT:
            self.found.append(Freeze(took, self._inside[-1], self._stack))
        self._begin()

    def _begin(self) -> None:
        self._stack = ()
        self._waited = 0.0
        self._began, self._since = time.thread_time(), time.monotonic()

    def _watch(self) -> None:
        """Note where the program is in a turn that has become long."""
        noted = 0.0
        while not self._stopped.wait(LOOK_SECONDS):
            since = self._since
            if self._inside and since != noted and time.monotonic() - since > LIMIT * 0.7:
                stack, noted = stack_of(self._thread), since
                if since == self._since:
                    self._stack = stack


@contextmanager
def watched() -> Iterator[Freezes]:
    """Count the turns of the event loop while a test runs."""
    freezes = Freezes()
    try:
        with pytest.MonkeyPatch.context() as patch:
            for owner, name in METHODS:
                patch.setattr(owner, name, freezes.turns(name, getattr(owner, name)))
            for owner, name in FUNCTIONS:
                patch.setattr(owner, name, staticmethod(freezes.turns(name, getattr(owner, name))))
            for owner, name in WAITS:
                patch.setattr(owner, name, freezes.waiting(getattr(owner, name)))
            yield freezes
    finally:
        freezes.stop()
