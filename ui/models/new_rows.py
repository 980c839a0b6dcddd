"""Rows that others wrote just now: marked for a minute, or until one has been at them."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

NEW_SECONDS: Final = 60.0


class NewRows(QObject):
    """Knows which rows are new; its clock runs only while there are any."""

    changed = Signal(object)
    """Rows, by their place in the log, that are new now, or no more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._until: dict[int, float] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._expire)

    def __contains__(self, seq: int) -> bool:
        return seq in self._until

    @property
    def waiting(self) -> bool:
        """Whether the clock runs."""
        return self._timer.isActive()

    def mark(self, seqs: Iterable[int]) -> None:
        """Mark rows as new from now on."""
        marked = dict.fromkeys(seqs, time.monotonic() + NEW_SECONDS)
        self._until.update(marked)
        self.changed.emit(tuple(marked))
        self._wind()

    def forget(self, seq: int) -> None:
        """Take a row as seen."""
        if self._until.pop(seq, None) is not None:
            self.changed.emit((seq,))
            self._wind()

    def clear(self) -> None:
        """Take all rows as seen."""
        self._until.clear()
        self._timer.stop()

    @Slot()
    def _expire(self) -> None:
        now = time.monotonic()
        gone = tuple(seq for seq, until in self._until.items() if until <= now)
        for seq in gone:
            del self._until[seq]
        if gone:  # a coarse timer may come a little early
            self.changed.emit(gone)
        self._wind()

    def _wind(self) -> None:
        """Set the clock to when the first mark ends."""
        if not self._until:
            self._timer.stop()
            return
        left = min(self._until.values()) - time.monotonic()
        self._timer.start(max(1, int(left * 1000) + 1))
