"""Moving the desk's room to another database, beside the work that goes on in it."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs.one_line import OneLine
from ui.dialogs.password import PasswordPrompt
from ui.errands import Errands
from ui.theme.words import typed_choice
from warroom.errors import N_, Rejected, Unavailable
from warroom.i18n import _
from warroom.services.connections import Connections, account_of, named
from warroom.services.database import Database
from warroom.services.entrance import LOGIN_WRONG, WANTED, Typed, kept
from warroom.services.moving import Moved, move_room
from warroom.services.saying import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk


class Moving(QObject):
    """Asks where the room goes, moves it, and says how far it is and where it is then."""

    moved = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._typed = ""
        self.errands = Errands(self)

    def ask(self) -> None:
        """Ask for the address; what was typed stands there again after a failure."""
        if self.errands.busy:
            raise Rejected(N_("The room is being moved already."))
        names = [each.name for each in Connections().all()]
        dialog = OneLine(
            _("Move the room to another database"),
            _(
                "Where should it be? A server, or a file on this machine as sqlite:///FILE. The room is copied"
                " whole and verified, work goes on meanwhile; then it is sealed here and can still be read."
            ),
            _("postgresql://NAME@HOST/DATABASE or a saved connection")
            if names
            else _("postgresql://NAME@HOST/DATABASE"),
            _("Move"),
            self._desk,
        )
        if names:
            dialog.edit.setCompleter(typed_choice(names, dialog.edit))
        dialog.ask(self.move_to, self._typed)

    def move_to(self, url: str) -> None:
        """Move the room; raises `Rejected` where no address was typed, or a connection that there is not."""
        self._typed = url.strip()
        if not self._typed:
            raise Rejected(N_("Type the address of a database."))
        self._move(named(self._typed), None)

    def _move(self, address: str, typed: Typed | None) -> None:
        source, incident = self._desk.bridge.store.url, self._desk.bridge.incident
        errands, tell = self.errands, self._tell

        def work() -> tuple[Moved, Unavailable | None]:
            ask = (lambda _account: typed.password) if typed else None
            # Of its own, because the desk may be left while it is moved.
            with closing(Database(source)) as store:
                moved = move_room(store, incident, address, lambda *far: errands.report(tell, far), ask)
            return moved, kept(address, typed) if typed else None

        self._desk.say(_("Moving the room…"))
        self.errands.run(work, self._done, partial(self._refused, address))

    def _refused(self, address: str, wrong: BaseException) -> None:
        """Ask for a password where one lacks, else say why the room stays."""
        if not isinstance(wrong, Unavailable) or wrong.cause not in WANTED:
            self._desk.complain(say(wrong))
            return
        why = say(wrong) if wrong.cause == LOGIN_WRONG else ""
        prompt = PasswordPrompt(self._typed, account_of(address), why, self._desk)
        prompt.ask(partial(self._move, address))

    def _tell(self, far: tuple[int, int]) -> None:
        done, total = far
        self._desk.say(
            _("Moving the room… {done} of {total} entries are there.").format(done=done, total=total)
        )

    def _done(self, found: tuple[Moved, Unavailable | None]) -> None:
        moved, unkept = found
        self._typed = ""
        self._desk.say(_("The room was moved."))
        if unkept is not None:
            self._desk.say(say(unkept))
        self.moved.emit(moved)


def move_room_away(desk: Desk) -> None:
    """Ask where the room of a desk goes."""
    desk.moving.ask()
