"""The saved connections: open one, make, change, remove and bring back, copy its address."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.dialogs.closing_row import Way, closing_row
from ui.dialogs.connection import ConnectionDialog
from ui.errands import Errands
from ui.models import servers
from ui.panels.empty import Empty
from ui.panels.line_list import LineList
from ui.shortcuts import key_words
from ui.theme.scale import px
from ui.theme.words import button, plain_label, set_tone, set_words, wrapped
from warroom.errors import Unavailable, WarRoomError
from warroom.i18n import _
from warroom.services import keys
from warroom.services.connections import Connection, read_address
from warroom.services.copying import forget
from warroom.services.saying import say

if TYPE_CHECKING:
    from ui.desk.doors import Doors


class ServersDialog(QDialog):
    """Lists where rooms are; Enter opens, `Ctrl+N` makes, `F2` changes, `Del` removes, `Ctrl+Z` brings back."""

    chosen = Signal(str)
    """The key of what shall be opened."""

    def __init__(self, doors: Doors, parent: QWidget) -> None:
        super().__init__(parent)
        self._doors = doors
        self._errands = Errands(self)
        self._removed: list[tuple[Connection, str | None]] = []
        self.setWindowTitle(_("Servers"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(px(860), px(480))
        self.list = LineList(servers.columns(), self.windowTitle(), tall=False)
        self._empty = Empty(
            _("No server is kept yet"),
            _("Ctrl N keeps one: paste the address that your administrator gave you."),
        )
        self._said = wrapped(plain_label("", "small", "muted"))
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(20), px(18), px(20), px(16))
        layout.setSpacing(px(10))
        layout.addWidget(plain_label(self.windowTitle(), "title"))
        text = _(
            "Rooms that many share are on a server. Each desk keeps its own list; passwords are in the keyring."
        )
        layout.addWidget(wrapped(plain_label(text, "small", "muted")))
        layout.addWidget(self.list, 1)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._said)
        layout.addLayout(self._buttons())
        self.list.opened.connect(self.open_key)
        self.list.view.installEventFilter(self)
        doors.changed.connect(self.show_lines)
        self.finished.connect(lambda _how: self._errands.leave())
        self.show_lines()
        self.list.choose_first()
        if doors.all():
            self.list.setFocus()
        doors.look()

    def _buttons(self) -> QHBoxLayout:
        go = button(_("Open it"), _("Enter"), main=True)
        go.clicked.connect(self.open_selected)
        ways: tuple[Way, ...] = (
            (_("New"), "Ctrl N", self.new),
            (_("Change it"), "F2", self.change),
            (_("Remove"), key_words("Del"), self.remove),
            (_("Copy the address"), "Ctrl C", self.copy),
        )
        return closing_row(ways, go)

    @Slot()
    def show_lines(self) -> None:
        """Show the connections as they are now."""
        found = self._doors.lines()
        line = self.list.model.line(self.list.view.currentIndex().row())
        self.list.show_lines(found, line.key if line is not None else "")
        alone = not self._doors.all()
        self.list.setVisible(not alone)
        self._empty.setVisible(alone)

    def _selected(self) -> Connection | None:
        line = self.list.model.line(self.list.view.currentIndex().row())
        try:
            known = {servers.key_of(each): each for each in self._doors.connections.all()}
        except WarRoomError as wrong:
            self._say(say(wrong), "alarm")
            return None
        found = known.get(line.key) if line is not None else None
        if found is None:
            self._say(_("Select a server first; this computer is always there."))
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.open_selected()
                return True
            if self._do(event):
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._do(event):
            super().keyPressEvent(event)

    def _do(self, event: QKeyEvent) -> bool:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        deeds = {
            (Qt.Key.Key_N, True): self.new,
            (Qt.Key.Key_C, True): self.copy,
            (Qt.Key.Key_Z, True): self.undo,
            (Qt.Key.Key_F2, False): self.change,
            (Qt.Key.Key_Delete, False): self.remove,
        }
        deed = deeds.get((Qt.Key(event.key()), ctrl))
        if deed is not None:
            deed()
        return deed is not None

    @Slot()
    def open_selected(self) -> None:
        """Open what is selected."""
        line = self.list.model.line(self.list.view.currentIndex().row())
        if line is not None:
            self.open_key(line.key)

    @Slot(str)
    def open_key(self, key: str) -> None:
        """Open a line."""
        self.accept()
        self.chosen.emit(key)

    @Slot()
    def new(self) -> None:
        """Ask for a server."""
        self._ask(None)

    @Slot()
    def change(self) -> None:
        """Change the selected connection."""
        found = self._selected()
        if found is not None:
            self._ask(found)

    def _ask(self, before: Connection | None) -> None:
        dialog = ConnectionDialog(self._doors.connections, self._doors.drafts, before, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    @Slot(object)
    def _saved(self, made: Connection) -> None:
        self._doors.changed.emit()
        self.list.choose(servers.key_of(made))
        self.list.setFocus()
        self._say(_("{name} is kept. Enter opens it.").format(name=made.name))
        self._doors.look()

    @Slot()
    def remove(self) -> None:
        """Forget the selected connection; it can be brought back while this window is open."""
        found = self._selected()
        if found is None or self._errands.busy:
            return
        try:
            alone = self._doors.connections.remove(found)
        except WarRoomError as wrong:
            self._say(say(wrong), "alarm")
            return
        self._removed.append((found, None))
        self._doors.changed.emit()
        self._say(
            _(
                "{name} is removed here, with its password and the copies of its rooms. They stay on the server."
                " Ctrl Z brings it back."
            ).format(name=found.name)
        )
        if alone:
            self._errands.run(lambda: _taken(found), partial(self._took, found), self._failed)

    def _took(self, connection: Connection, password: str | None) -> None:
        """Hold the password of what was removed until this window closes, for who brings it back."""
        self._removed = [(each, password if each == connection else before) for each, before in self._removed]

    @Slot()
    def undo(self) -> None:
        """Bring the connection back that was removed last, with its password."""
        if not self._removed or self._errands.busy:
            return
        connection, password = self._removed.pop()
        try:
            self._doors.connections.save(connection.name, read_address(connection.address)[0])
        except WarRoomError as wrong:
            self._say(say(wrong), "alarm")
            return
        self._doors.changed.emit()
        self.list.choose(servers.key_of(connection))
        self._say(_("{name} is back.").format(name=connection.name))
        if password is not None:
            self._errands.run(
                lambda: keys.keep(connection.account, password), lambda _done: None, self._failed
            )

    @Slot()
    def copy(self) -> None:
        """Copy the address of the selected connection, which holds no password."""
        found = self._selected()
        if found is not None:
            QGuiApplication.clipboard().setText(found.address)
            self._say(_("The address is copied, without the password."))

    def _failed(self, wrong: BaseException) -> None:
        self._say(say(wrong), "alarm")

    def _say(self, text: str, tone: str = "muted") -> None:
        set_words(self._said, text)
        set_tone(self._said, tone)
        self._said.show()


def _taken(connection: Connection) -> str | None:
    """Throw away the copies of a server's rooms, take its password out of the keyring and give it.

    Where there is no keyring there is none.
    """
    forget(connection.address)
    account = connection.account
    try:
        found = keys.find(account) or keys.held(account)
        keys.forget(account)
    except Unavailable as wrong:
        if wrong.cause == keys.NONE:
            return None
        raise
    return found
