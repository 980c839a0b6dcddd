"""The way to the house from a window: opened beside the window when it is first asked for, then followed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, Signal, Slot

from ui.bridge import Bridge
from ui.errands import Errands
from warroom.domain.room import Room
from warroom.services.database import Database
from warroom.services.house import open_house


class HouseAccess(QObject):
    """Holds the bridge to the house log, once it is there; tells when the house changed."""

    changed = Signal()

    def __init__(self, store: Database, actor: str, person: str, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._actor = actor
        self._person = person
        self._errands = Errands(self)
        self._waiting: list[Callable[[Bridge], None]] = []
        self._opening = False
        self._stopped = False
        self.bridge: Bridge | None = None

    @property
    def ready(self) -> bool:
        """Whether the house is folded and can be read."""
        return self.bridge is not None and self.bridge.room is not None

    def room_of(self, stream: str) -> Room | None:
        """Give the house if it is read and a stream is a procedure of it."""
        room = self.bridge.room if self.bridge is not None else None
        return room if room is not None and stream in room.house.procedures else None

    def open(self, done: Callable[[Bridge], None], failed: Callable[[BaseException], None]) -> None:
        """Call `done` with the house, as soon as it is there."""
        if self.bridge is not None and self.bridge.room is not None:
            done(self.bridge)
            return
        self._waiting.append(done)
        if self.bridge is None and not self._opening:
            self._opening = True
            self._errands.run(lambda: open_house(self._store), self._follow, self._failing(failed))

    def _failing(self, failed: Callable[[BaseException], None]) -> Callable[[BaseException], None]:
        def tell(wrong: BaseException) -> None:
            self._opening = False
            self._waiting.clear()
            failed(wrong)

        return tell

    def _follow(self, house: str) -> None:
        if self._stopped:
            return
        self.bridge = Bridge(self._store, house, self._actor, self._person)
        self.bridge.loaded.connect(self._loaded)
        self.bridge.changed.connect(self._loaded)

    @Slot()
    def _loaded(self) -> None:
        if self.bridge is None:  # news that was under way when it was stopped
            return
        waiting, self._waiting = self._waiting, []
        for done in waiting:
            done(self.bridge)
        self.changed.emit()

    def wait_read(self) -> None:
        """Wait until the house that was asked for is read, for pictures; a window never does."""
        loop = QEventLoop()
        waiting = bool(self._waiting)
        self.open(lambda _bridge: loop.quit(), lambda _wrong: loop.quit()) if waiting else None
        if waiting and not self.ready:
            loop.exec()

    def stop(self) -> None:
        """Stop following; what was handed over is written first."""
        self._stopped = True
        self._waiting.clear()
        self._errands.leave()
        if self.bridge is not None:
            self.bridge.end()
            self.bridge = None
