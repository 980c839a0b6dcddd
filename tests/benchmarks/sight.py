"""Seeing what is painted: the moment at which the frame that holds something has left the event loop."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Final

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QTableView, QWidget

PATIENCE_MS: Final = 60_000


class Eye(QObject):
    """Looks at the paint events of a list, or of any other widget."""

    def __init__(self, view: QWidget, shows: Callable[[], bool]) -> None:
        """Watch `view` until it is painted while `shows` holds."""
        super().__init__()
        self._watched = view.viewport() if isinstance(view, QAbstractScrollArea) else view
        self._shows = shows
        self.seen = False
        self._watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = self._shows()
        return False

    def wait(self) -> float:
        """Run the event loop until it has delivered that paint event; gives the time on the clock."""
        run_until(lambda: self.seen)
        now = perf_counter()
        self._watched.removeEventFilter(self)
        return now


def run_until(done: Callable[[], bool]) -> None:
    """Run the event loop until something holds; a minute without it breaks the run."""
    limit = QDeadlineTimer(PATIENCE_MS)
    beat = QTimer()
    beat.start(1000)
    while not done():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if limit.hasExpired():
            raise TimeoutError("what is measured did not come to pass within a minute")


def run_for(seconds: float) -> float:
    """Run the event loop for a time; gives how long it was."""
    start = perf_counter()
    timer = QTimer()
    timer.start(round(seconds * 1000))
    while perf_counter() - start < seconds:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return perf_counter() - start


def in_sight(view: QTableView, place: int) -> bool:
    """Say whether a row stands in the visible part of a list."""
    first = view.rowAt(0)
    last = view.rowAt(view.viewport().height() - 1)
    return 0 <= first <= place and (place <= last or last < 0)
