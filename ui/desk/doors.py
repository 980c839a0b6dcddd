"""The doors of the window: saved connections, which of them answer, and going from one database to another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.dialogs.connection import ConnectionDialog
from ui.dialogs.servers import ServersDialog
from ui.entrance import Entrance
from ui.errands import Errands
from ui.models import servers
from ui.models.lines import Line
from ui.models.servers import OWN, Reach
from warroom import config
from warroom.clock import real_now
from warroom.errors import N_, Unavailable, WarRoomError
from warroom.i18n import _
from warroom.services.connections import Connection, Connections, read_address
from warroom.services.database import Database
from warroom.services.drafts import Drafts
from warroom.services.entrance import reach
from warroom.services.moving import file_of

if TYPE_CHECKING:
    from ui.desk.window import MainWindow

LOOK_MS: Final = 30_000
"""How often servers are asked whether they answer, while their list is in sight."""


class Doors(QObject):
    """Knows where rooms are; servers are asked beside the window, without logging in."""

    changed = Signal()
    """The list, or what is known of a server."""
    shown = Signal(list)
    """The lines, as they are now."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.connections = Connections()
        self.drafts = Drafts(config.folders().data / "drafts", "connection")
        self.reached: dict[str, Reach] = {}
        self._asked: set[str] = set()
        self._errands = Errands(self)
        self._entrance = Entrance(self, window)
        self._room = ""
        """The room that is opened in the database on its way; nothing for its start page."""
        self._entrance.opened.connect(self._opened)
        self._entrance.failed.connect(window.complain)
        self._entrance.notice.connect(window.complain)
        self.changed.connect(lambda: self.shown.emit(self.lines()))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def all(self) -> list[Connection]:
        """Give the saved connections; what is wrong with their file is said."""
        try:
            found = self.connections.all()
        except WarRoomError as wrong:
            self._window.complain(wrong)
            return []
        damage, self.connections.damage = self.connections.damage, None
        if damage is not None:
            self._window.complain(damage)
        return found

    def of_key(self, key: str) -> Connection | None:
        """Give the connection of a line; None for this computer's."""
        return next((each for each in self.all() if servers.key_of(each) == key), None)

    def of_store(self) -> Connection | None:
        """Give the connection that leads to the database in use."""
        try:
            return self.connections.of(self._window.store.kept_url)
        except WarRoomError:
            return None

    def lines(self) -> list[Line]:
        """Give the lines of where rooms are; none where there is nothing to choose."""
        store = self._window.store
        found, own = self.all(), config.own_database()
        shown = OWN if store.url == own else store.kept_url
        here = self.of_store()
        return servers.lines(
            found, self.reached, here.address if here else shown, own=bool(found) or shown != OWN
        )

    @Slot()
    def look(self) -> None:
        """Ask each server whether it answers."""
        for each in self.all():
            if each.address not in self._asked:
                self._asked.add(each.address)
                self._errands.run(
                    partial(reach, each.address),
                    partial(self._answered, each.address),
                    partial(self._silent, each.address),
                )

    def watch(self, on: bool) -> None:
        """Ask again and again while the list is in sight."""
        if on:
            self._timer.start()
            self.changed.emit()
            self.look()
        else:
            self._timer.stop()

    def _answered(self, address: str, _nothing: None) -> None:
        self._note(address, Reach("there"))

    def _silent(self, address: str, _wrong: BaseException) -> None:
        before = self.reached.get(address, Reach())
        self._note(address, before if before.state == "away" else Reach("away", real_now()))

    def _note(self, address: str, reached: Reach) -> None:
        self._asked.discard(address)
        if self.reached.get(address) != reached:
            self.reached[address] = reached
            self.changed.emit()

    def manage(self) -> ServersDialog:
        """Show the saved connections."""
        dialog = ServersDialog(self, self._window)
        dialog.chosen.connect(self.open)
        dialog.open()
        return dialog

    @Slot(str)
    def open(self, key: str) -> None:
        """Open where rooms are by its line; a room that is open is left first."""
        found = self.of_key(key)
        if key == OWN:
            self._enter(config.own_database(), _("This computer"))
        elif found is not None:
            self._enter(found.address, found.name)

    def _enter(self, url: str, name: str, room: str = "") -> None:
        window = self._window
        if self._entrance.busy:
            return

        def go() -> None:
            if not window.stays(go):
                self._room = room
                self._entrance.enter(url, name)

        if not window.leaving.asks(go):
            go()

    @Slot(object)
    def _opened(self, store: Database) -> None:
        room, self._room = self._room, ""
        # Away, the list of copies says whether the room is among them.
        self._window.use_store(store, room if store.away is None else "")

    def follow(self, address: str, room: str) -> None:
        """Open a room where it moved to; a server of which nothing is known is asked for first."""
        window, file = self._window, file_of(address)
        if file is not None and not file.is_file():
            window.complain(Unavailable(N_("{place} is not there."), place=address))
        elif file is not None:
            self._enter(address, file.name, room)
        else:
            self._follow_server(address, room)

    def _follow_server(self, address: str, room: str) -> None:
        try:
            found = self.connections.there(address)
        except WarRoomError as wrong:
            self._window.complain(wrong)
            return
        if found is not None:
            self._enter(found.address, found.name, room)
            return
        known = read_address(address)[0]
        dialog = ConnectionDialog(self.connections, self.drafts, None, self._window, known)
        dialog.saved.connect(lambda made: self._enter(made.address, made.name, room))
        dialog.open()

    def end(self) -> None:
        """Let go of everything that is under way."""
        self._timer.stop()
        self._entrance.end()
        self._errands.leave()
