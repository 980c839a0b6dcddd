"""Moving the desk's room to another database, beside the work that goes on in it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs.one_line import OneLine
from ui.errands import Errands
from warroom.errors import N_, Rejected
from warroom.i18n import _
from warroom.services.database import Database
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
        dialog = OneLine(
            _("Move the room to another database"),
            _(
                "Where should it be? A server, or a file on this machine as sqlite:///FILE. The room is copied"
                " whole and verified, work goes on meanwhile; then it is sealed here and can still be read."
            ),
            _("postgresql://NAME@HOST/DATABASE"),
            _("Move"),
            self._desk,
        )
        dialog.ask(self.move_to, self._typed)

    def move_to(self, url: str) -> None:
        """Move the room; raises `Rejected` where no address was typed."""
        self._typed = url.strip()
        if not self._typed:
            raise Rejected(N_("Type the address of a database."))
        address, source, incident = self._typed, self._desk.bridge.store.url, self._desk.bridge.incident
        errands, tell = self.errands, self._tell

        def work() -> Moved:
            # Of its own, because the desk may be left while it is moved.
            with closing(Database(source)) as store:
                return move_room(store, incident, address, lambda *far: errands.report(tell, far))

        self._desk.say(_("Moving the room…"))
        self.errands.run(work, self._done, lambda wrong: self._desk.complain(say(wrong)))

    def _tell(self, far: tuple[int, int]) -> None:
        done, total = far
        self._desk.say(
            _("Moving the room… {done} of {total} entries are there.").format(done=done, total=total)
        )

    def _done(self, moved: Moved) -> None:
        self._typed = ""
        self._desk.say(_("The room was moved."))
        self.moved.emit(moved)


def move_room_away(desk: Desk) -> None:
    """Ask where the room of a desk goes."""
    desk.moving.ask()
