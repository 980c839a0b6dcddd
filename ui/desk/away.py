"""A server that was away when its rooms were entered: asked again and again, and for a password when it is back."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from ui.bridge import Bridge
from ui.desk import front
from ui.dialogs.password import PasswordPrompt
from ui.errands import Errands
from warroom.errors import Unavailable
from warroom.services.connections import account_of
from warroom.services.database import Database
from warroom.services.entrance import LOGIN_WRONG, WANTED, Typed, kept, rejoin
from warroom.services.saying import say

if TYPE_CHECKING:
    from ui.desk.window import MainWindow

RETRY_MS: Final = 1000
"""How often a server that is away is tried from the start page; a room does so by itself."""


class Away(QObject):
    """Brings the window back to its server."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._errands = Errands(self)
        self._stop = Event()
        self._prompt: PasswordPrompt | None = None
        self._left: Database | None = None
        """The database for which a person did not want to type the password now."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RETRY_MS)
        self._timer.timeout.connect(self._try)

    def wait(self) -> None:
        """Try the server from now on, as the start page shows copies of its rooms."""
        self._left = None
        self._timer.start()

    def watch(self, bridge: Bridge) -> None:
        """Ask for the password when the server of a room that was opened without it is back."""
        self._left = None
        bridge.state_changed.connect(partial(self._look, bridge))

    def _look(self, bridge: Bridge) -> None:
        trouble = bridge.trouble
        if bridge is self._window.bridge and isinstance(trouble, Unavailable):
            self._heed(bridge.store, trouble)

    @Slot()
    def _try(self) -> None:
        store = self._window.store
        if self._window.start is not None and store.away is not None and not self._errands.busy:
            self._run(store, None)

    def _run(self, store: Database, typed: Typed | None) -> None:
        stop = self._stop

        def work() -> Unavailable | None:
            rejoin(store, typed, stop)
            return kept(store.kept_url, typed) if typed is not None else None

        self._errands.run(work, partial(self._back, store), partial(self._refused, store))

    def _back(self, store: Database, unkept: Unavailable | None) -> None:
        window = self._window
        if store is window.store and window.start is not None:
            front.list_rooms(window)
        if unkept is not None:
            window.complain(unkept)

    def _refused(self, store: Database, wrong: BaseException) -> None:
        window = self._window
        if store is not window.store:
            return
        if window.start is not None:
            self._timer.start()
        if isinstance(wrong, Unavailable):
            self._heed(store, wrong)

    def _heed(self, store: Database, wrong: Unavailable) -> None:
        """Ask for a password if that is what lacks, unless somebody has been asked already."""
        asked = self._prompt is not None or self._errands.busy or self._left is store
        if wrong.cause not in WANTED or store.away is None or asked:
            return
        found = self._window.doors.of_store()
        why = say(wrong) if wrong.cause == LOGIN_WRONG else ""
        name, account = found.name if found else store.place, account_of(store.kept_url)
        prompt = self._prompt = PasswordPrompt(name, account, why, self._window)
        prompt.rejected.connect(partial(self._leave, store, wrong))
        prompt.ask(partial(self._typed, store))

    def _typed(self, store: Database, typed: Typed) -> None:
        self._prompt = None
        self._run(store, typed)

    def _leave(self, store: Database, wrong: Unavailable) -> None:
        self._prompt, self._left = None, store
        self._window.complain(wrong)

    def end(self) -> None:
        """Ask nobody any more."""
        self._timer.stop()
        self._stop.set()
        self._errands.leave()
        if self._prompt is not None:
            self._prompt.blockSignals(True)
            self._prompt.close()
