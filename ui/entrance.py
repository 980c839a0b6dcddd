"""The way into a database from the screen: beside the window, with a way out, and a password where one lacks."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.password import PasswordPrompt
from ui.dialogs.waiting import Waiting
from ui.errands import Errands
from warroom.errors import N_, Unavailable
from warroom.i18n import _
from warroom.services.connections import account_of
from warroom.services.database import Database
from warroom.services.entrance import LOGIN_WRONG, WANTED, Typed, kept, open_database, open_typed
from warroom.services.saying import say

PATIENCE_MS: Final = 300
"""How long nothing is said while a server is asked: most answer sooner."""


class Entrance(QObject):
    """Opens one database; tells it, or why not, once. `notice` is what the keyring refused, said in passing."""

    opened = Signal(object)
    failed = Signal(object)
    notice = Signal(object)

    def __init__(self, parent: QObject, window: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._errands = Errands(self)
        self._stop = Event()
        self._url = ""
        self._name = ""
        self._dialog: QDialog | None = None
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(PATIENCE_MS)
        self._late.timeout.connect(self._say_waiting)

    @property
    def busy(self) -> bool:
        """Whether a database is on its way, or a password asked for."""
        return self._errands.busy or self._dialog is not None

    def enter(self, url: str, name: str) -> None:
        """Open a database; `name` is what people call it."""
        self._url, self._name = url, name
        self._go(lambda stop: (open_database(url, None, stop, copies=True), None))

    def _go(self, work: Callable[[Event], tuple[Database, Unavailable | None]]) -> None:
        stop = self._stop = Event()

        def go() -> tuple[Database, Unavailable | None]:
            found = work(stop)
            if stop.is_set():
                found[0].close()
            return found

        self._late.start()
        self._errands.run(go, self._done, self._refused)

    def _done(self, found: tuple[Database, Unavailable | None]) -> None:
        self._put_away()
        self.opened.emit(found[0])
        if found[1] is not None:
            self.notice.emit(found[1])

    def _refused(self, wrong: BaseException) -> None:
        self._put_away()
        if not isinstance(wrong, Unavailable) or wrong.cause not in WANTED:
            self.failed.emit(wrong)
            return
        why = say(wrong) if wrong.cause == LOGIN_WRONG else ""
        prompt = PasswordPrompt(self._name, account_of(self._url), why, self._window)
        self._dialog = prompt
        prompt.rejected.connect(self._gave_up)
        prompt.ask(self._try)

    def _try(self, typed: Typed) -> None:
        self._dialog = None
        url = self._url

        def work(stop: Event) -> tuple[Database, Unavailable | None]:
            opened = open_typed(url, typed, stop)
            return opened, kept(url, typed)

        self._go(work)

    def _say_waiting(self) -> None:
        text = _("The server is asked for its rooms.")
        waiting = Waiting(_("Opening {name}").format(name=self._name), text, self._window)
        self._dialog = waiting
        waiting.rejected.connect(self._gave_up)
        waiting.open()

    def _gave_up(self) -> None:
        self.leave()
        self.failed.emit(Unavailable(N_("{place} was not opened."), place=self._name))

    def _put_away(self) -> None:
        self._late.stop()
        dialog, self._dialog = self._dialog, None
        if isinstance(dialog, Waiting):
            dialog.accept()

    def leave(self) -> None:
        """Wait for nothing any more, and tell nothing."""
        self._late.stop()
        self._stop.set()
        self._errands.abandon()
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.blockSignals(True)
            dialog.close()

    def end(self) -> None:
        """Leave for good, without waiting for what is under way."""
        self.leave()
        self._errands.leave()
