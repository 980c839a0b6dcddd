"""A saved connection: its address whole or in parts, tried before it is kept, its password in the keyring alone."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import Final

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.connection_area import WIDTH, ConnectionArea
from ui.dialogs.connection_fields import KEPT, PARTS, address_of, field_of, fields, meaning
from ui.dialogs.trial import TrialResult
from ui.errands import Errands
from ui.theme.scale import line, px
from ui.theme.words import button, plain_label, set_words, wrapped
from warroom.errors import N_, Unavailable, WarRoomError
from warroom.i18n import _
from warroom.services import keys
from warroom.services.connections import (
    Address,
    Connection,
    Connections,
    check,
    default_name,
    is_server,
    read_address,
)
from warroom.services.drafts import Drafts
from warroom.services.entrance import Tried, try_address
from warroom.services.saying import say

SECONDS: Final = 90
"""How long a trial may take: the keyring may have to be unlocked on the way."""
TEST_KEY: Final = "Ctrl T"
PASTED: Final = 8
"""So many letters at once are pasted, not typed."""
_NEW: Final = Connection("", "")


class ConnectionDialog(QDialog):
    """Asks for a server, tries it, and keeps it; what is typed is a draft, but for address and password."""

    saved = Signal(object)

    def __init__(
        self,
        connections: Connections,
        drafts: Drafts,
        before: Connection | None,
        parent: QWidget | None,
        there: Address | None = None,
    ) -> None:
        super().__init__(parent)
        self._connections = connections
        self._drafts = drafts
        self._before = before
        self._place = f"change:{before.name}" if before else f"follow:{there.host}" if there else "new"
        self._errands = Errands(self)
        self._stop = Event()
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._too_long)
        self._filling = True
        self._named = bool(before)
        address = read_address(before.address)[0] if before else there or Address()
        self._more = address.more
        self.setWindowTitle(_("Change the connection") if before else _("New connection to a server"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        known = before is not None
        self.area = ConnectionArea(fields(address, (before or _NEW).name, known), self._edited)
        self.controls, self.remember = self.area.controls, self.area.remember
        self.result_area = TrialResult()
        self._build()
        self._restore()
        self._filling = False
        self._edited()
        self._wire()
        self.resize(line(WIDTH), 1)
        self.fit()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(26), px(20), px(26), px(18))
        outer.setSpacing(px(10))
        outer.addWidget(wrapped(plain_label(self.windowTitle(), "title")))
        outer.addWidget(self.area, 1)
        outer.addWidget(self.result_area)
        self._problem = wrapped(plain_label("", "small", "alarm"))
        self._problem.hide()
        outer.addWidget(self._problem)
        outer.addLayout(self._buttons())

    @Slot()
    def fit(self) -> None:
        """Take the height that the words need at this width, as far as the screen goes."""
        layout = self.layout()
        assert layout is not None
        self.area.updateGeometry()
        layout.activate()
        height = int(self.screen().availableSize().height() * 0.94)
        self.resize(line(WIDTH), min(max(layout.totalHeightForWidth(line(WIDTH)), self.height()), height))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.test_button = button(_("Test"), "Ctrl T")
        self.test_button.clicked.connect(self.test)
        row.addWidget(self.test_button)
        keys_ = plain_label(
            _("Ctrl Enter keeps it · Esc keeps a draft, without the password"), "small", "muted"
        )
        row.addWidget(wrapped(keys_, selectable=False), 1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save_button = button(_("Keep it"), main=True)
        self.save_button.clicked.connect(self.save)
        row.addWidget(cancel)
        row.addWidget(self.save_button)
        return row

    def _wire(self) -> None:
        self._line("password").setEchoMode(QLineEdit.EchoMode.Password)
        address = self._line("address")
        self._length = len(address.text())
        address.textChanged.connect(self._maybe_pasted)
        address.editingFinished.connect(self._take_apart)
        self._line("name").textEdited.connect(self._name_chosen)
        (self._line("database") if self._before else address).setFocus()
        self.remember.grew.connect(self.fit)
        self.finished.connect(lambda _how: self._leave())

    def _line(self, name: str) -> QLineEdit:
        return self.area.edit(name)

    @Slot(str)
    def _maybe_pasted(self, text: str) -> None:
        grown, self._length = len(text) - self._length, len(text)
        if grown >= PASTED:
            self._take_apart()

    @Slot()
    def _take_apart(self) -> None:
        """Put the parts of a whole address into their fields; its password leaves the line at once."""
        text = self._line("address").text()
        if not is_server(text):
            return
        address, password = read_address(text)
        self._more = address.more
        self._line("address").clear()
        for name in PARTS:
            value = getattr(address, name)
            self.controls[name].set_value(str(value or "") if name == "port" else value)
        if password:
            self._line("password").setText(password)
        # Later, because the Enter that ended the line still comes to this window, which would keep it.
        lacking = self._line("name" if password else "password")
        QTimer.singleShot(0, lacking, lacking.setFocus)

    @Slot(str)
    def _name_chosen(self, text: str) -> None:
        self._named = bool(text.strip())

    def _edited(self) -> None:
        """Keep what is typed, name the connection, and say what the protection means."""
        if self._filling:
            return
        self._filling = True
        values = self._values()
        try:
            address = address_of(values, self._more)
        except WarRoomError:
            address = None
        if address is not None and not self._named:
            self.controls["name"].set_value(default_name(address))
        self._filling = False
        self.area.show_meaning(*meaning(values["tls"]))
        self.result_area.hide()
        self._keep(self._values())

    def _values(self) -> dict[str, str]:
        return {name: control.value() or "" for name, control in self.controls.items()}

    def _keep(self, values: dict[str, str]) -> None:
        kept = {name: values[name] for name in KEPT if values[name] != self.controls[name].field.value}
        try:
            self._drafts.put(self._place, msgspec.json.encode(kept).decode() if kept else "")
        except Unavailable as wrong:
            self._show_problem(wrong)

    def _restore(self) -> None:
        try:
            kept = msgspec.json.decode(self._drafts.get(self._place) or "{}", type=dict[str, str])
        except msgspec.MsgspecError:
            return
        for name, value in kept.items():
            if name in KEPT:
                self.controls[name].set_value(value)
        self._named = self._named or "name" in kept

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        at = self.focusWidget()
        if ctrl and event.key() == Qt.Key.Key_T:
            self.test()
        elif enter and isinstance(at, QPushButton) and not ctrl:
            at.click()
        elif enter and at is self._line("address") and not ctrl:
            self._take_apart()
        elif enter:
            self.save()
        else:
            super().keyPressEvent(event)

    def _address(self) -> Address | None:
        """Give the address as it stands in the fields, or show beside which field it cannot be one."""
        self._take_apart()
        self._clear()
        try:
            if self._line("address").text().strip():
                read_address(self._line("address").text())
            address = address_of(self._values(), self._more)
            check(address)
        except WarRoomError as wrong:
            self._show_refusal(wrong)
            return None
        return address

    @Slot()
    def test(self) -> None:
        """Try the server beside the window; again while it is tried gives up."""
        if self._errands.busy:
            self._give_up(Unavailable(N_("The trial was given up.")))
            return
        address = self._address()
        if address is None:
            return
        url, password, stop = address.url, self._line("password").text(), Event()
        self._stop = stop
        errands, tell = self._errands, self.result_area.show_step
        self._busy(on=True)
        self.result_area.show_step(N_("Looking for the server…"))
        self._limit.start(SECONDS * 1000)
        errands.run(
            lambda: try_address(url, password, lambda step: errands.report(tell, step), stop),
            self.show_tried,
            self.show_trouble,
        )

    @Slot()
    def _too_long(self) -> None:
        self._give_up(Unavailable(N_("The server took too long. Ask its administrator whether it is well.")))

    def _give_up(self, why: Unavailable) -> None:
        self._stop.set()
        self._errands.abandon()
        self.show_trouble(why)

    def _busy(self, on: bool) -> None:
        words = _("Stop testing") if on else _("Test")
        self.test_button.setText(f"{words}  {TEST_KEY}")
        self.test_button.setAccessibleName(words)
        if not on:
            self._limit.stop()

    def show_tried(self, tried: Tried) -> None:
        """Say what a good trial found."""
        self._busy(on=False)
        self._clear()
        self.result_area.show_tried(tried)
        self.fit()

    def show_trouble(self, wrong: BaseException) -> None:
        """Say what is in the way, beside the field that it is about."""
        self._busy(on=False)
        self.result_area.hide()
        self._clear()
        self._show_refusal(wrong)

    @Slot()
    def save(self) -> None:
        """Keep the connection, and hand its password to the keyring."""
        if self._errands.busy or self._address() is None:
            return
        values = self._values()
        try:
            made = self._connections.save(values["name"], address_of(values, self._more), self._before)
        except WarRoomError as wrong:
            self._show_refusal(wrong)
            return
        before, self._before = self._before, made
        accounts = {each.account for each in self._connections.all()}
        leaves = before.account if before is not None and before.account not in accounts else ""
        password = values["password"]
        if not password and not leaves:
            self._saved(made)
            return
        self.save_button.setEnabled(False)
        work = partial(_hand_over, made.account, password, self.remember.wished, leaves)
        self._errands.run(work, lambda _done: self._saved(made), self._not_remembered)

    def _saved(self, made: Connection) -> None:
        self._keep({name: self.controls[name].field.value for name in KEPT})
        self._line("password").clear()
        self.saved.emit(made)
        self.accept()

    def _not_remembered(self, wrong: BaseException) -> None:
        """Say that the connection is kept and its password is not; the next try keeps it without."""
        self.save_button.setEnabled(True)
        self.remember.box.setChecked(False)
        text = N_(
            "The connection is kept, its password is not: {why} Keep it once more to be asked each time."
        )
        self._show_problem(Unavailable(text, why=wrong))

    def _show_refusal(self, wrong: BaseException) -> None:
        if not self.area.show_wrong(field_of(wrong), say(wrong)):
            self._show_problem(wrong)
        self.fit()

    def _show_problem(self, wrong: BaseException) -> None:
        set_words(self._problem, say(wrong))
        self._problem.show()
        self.fit()

    def _clear(self) -> None:
        self._problem.hide()
        self.area.clear()

    def _leave(self) -> None:
        self._stop.set()
        self._limit.stop()
        self._line("password").clear()
        self._errands.leave()
        self.remember.leave()


def _hand_over(account: str, password: str, remember: bool, leaves: str) -> None:
    """Give a password to the keyring, or to memory alone; forget that of an account that leads nowhere now."""
    for each in (leaves, "" if remember or not password else account):
        if each:
            _forget(each)
    if password:
        keys.hold(account, password)
        if remember:
            keys.keep(account, password)


def _forget(account: str) -> None:
    """Take a password away; no keyring has none."""
    try:
        keys.forget(account)
    except Unavailable:
        return
