"""Remembering how the windows stand while one works, so that a crash loses nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.errands import Errands
from warroom import config
from warroom.config import Settings
from warroom.errors import WarRoomError

EVERY_MS: Final = 1000


class Memory(QObject):
    """Looks once a second, and writes what is different beside the window, which never waits for the disk."""

    failed = Signal(object)
    """The settings could not be written: a `WarRoomError`."""

    def __init__(self, collect: Callable[[], dict[str, object]], parent: QObject) -> None:
        super().__init__(parent)
        self._collect = collect
        self._kept: dict[str, object] = {}
        self._errands = Errands(self)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin, once; how things stand now counts as remembered."""
        if not self._timer.isActive():
            self._kept = self._collect()
            self._timer.start()

    @Slot()
    def look(self) -> None:
        """Write what changed since the last look, unless the last writing still goes on."""
        now = self._collect()
        if now != self._kept and not self._errands.busy:
            self._kept = now
            self._errands.run(partial(config.remember, **now), self._written, self._refused)

    def stop(self) -> None:
        """Write what is left and end."""
        self._timer.stop()
        self._errands.wait()
        try:
            config.remember(**self._collect())
        except WarRoomError as wrong:
            self.failed.emit(wrong)

    def _written(self, _settings: Settings) -> None:
        """Nothing more to do."""

    def _refused(self, wrong: BaseException) -> None:
        if not isinstance(wrong, WarRoomError):
            raise wrong
        self._kept = {}
        self.failed.emit(wrong)
