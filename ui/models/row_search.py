"""Searching many rows without stopping the window: a few milliseconds in each turn of the event loop."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from warroom.domain.state.timeline import Row

TURN: Final = 0.008
"""Seconds of one turn."""
BLOCK: Final = 128
"""Rows between two looks at the clock."""


class RowSearch(QObject):
    """Finds the rows that fit; a new search, or `stop`, ends the one under way."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)
        self._done: Callable[[list[Row]], None] | None = None

    @property
    def busy(self) -> bool:
        """Whether a search is under way."""
        return self._done is not None

    def start(self, rows: list[Row], fits: Callable[[Row], bool], done: Callable[[list[Row]], None]) -> None:
        """Begin a search; what takes no longer than one turn is done at once."""
        self._rest = iter(rows.copy())
        self._fits = fits
        self._done = done
        self._found: list[Row] = []
        self._timer.start()
        self._turn()

    def stop(self) -> None:
        """Give up the search under way."""
        self._timer.stop()
        self._done = None

    @Slot()
    def _turn(self) -> None:
        end = perf_counter() + TURN
        while self._done is not None and perf_counter() < end:
            block = list(islice(self._rest, BLOCK))
            self._found += filter(self._fits, block)
            if not block:
                done, found = self._done, self._found
                self.stop()
                done(found)
