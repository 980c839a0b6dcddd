"""A form: asks, shows what is wrong beside the field, waits for the log, and loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from msgspec import UNSET
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Acceptance, Bridge, Refusal
from ui.dialogs.beside import Beside, about
from ui.dialogs.fields import Control, Field
from ui.panels.inspector import Inspector
from ui.theme.scale import line, px
from ui.theme.words import button, plain_label, repolish, set_words, wrapped
from warroom.domain.entry import Entry
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.errors import Rejected, Unavailable, WarRoomError
from warroom.i18n import _
from warroom.services.drafts import Drafts
from warroom.services.saying import say
from warroom.services.sheets import Sheet

Values = dict[str, Any]
REASON = "reason"
"""The field of a form that changes something which says why."""
SHEET_HEIGHT = 240
"""Pixels that a sheet gets beyond its smallest height, where the screen has them."""
WIDTH = 660
WIDE = ("steps", "ratings")
"""Kinds of fields that stand under their label, over the whole width."""
INNER_WIDTH = WIDTH - 60
TALLEST = 620
"""Pixels at zoom 1 of a form's width, and of its fields' height before they scroll."""


class Form(msgspec.Struct, frozen=True):
    """What a form asks: its title, an explaining line, fields, and the command its answers make.

    A `sheet` stands over the fields, for what has to be read before it is answered. A form that changes
    something shows what is known of it, gives `UNSET` for all that is left as it was, and has `renew`, which
    gives its fields anew: what others change meanwhile is seen, and not set back.
    """

    title: str
    fields: Sequence[Field]
    make: Callable[[Values], Command]
    place: str
    text: str = ""
    accept: str = ""
    sheet: Sheet | None = None
    renew: Callable[[Room], Sequence[Field]] | None = None


class _Scroll(QScrollArea):
    """Scrolls the fields where they are too many, and asks for as much height as they would like."""

    def sizeHint(self) -> QSize:
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        height = layout.totalHeightForWidth(line(INNER_WIDTH)) + px(8) if layout is not None else 0
        return QSize(super().sizeHint().width(), min(line(TALLEST), height))


class FormDialog(QDialog):
    """Shows a form over the desk; closes when the log took the entry. `typed` tells each change of a field."""

    typed = Signal()

    def __init__(self, form: Form, bridge: Bridge, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._bridge = bridge
        self._drafts = drafts
        self._sent = ""
        self._following = False
        self._errors: dict[str, QLabel] = {}
        self.setWindowTitle(form.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(480))
        self.about = about(bridge.ready, form.place)
        """The stream that it changes; nothing for what is new."""
        self.controls = {field.name: Control(field, self._keep) for field in form.fields}
        self._build()
        self._restore()
        self.fit()
        next(iter(self.controls.values())).widget.setFocus()
        bridge.accepted.connect(self._accepted)
        bridge.refused.connect(self._refused)
        bridge.wrote.connect(self._follow)

    @property
    def place(self) -> str:
        """Where its words are kept until the log has them."""
        return self._form.place

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(26), px(22), px(26), px(20))
        outer.setSpacing(px(14))
        outer.addWidget(wrapped(plain_label(self._form.title, "title")))
        if self._form.text:
            outer.addWidget(wrapped(plain_label(self._form.text, "small", "muted")))
        if self._form.sheet is not None:
            outer.addWidget(self._reading(self._form.sheet), 3)
        outer.addWidget(self._fields_area(), 1)
        if self.about:
            beside = Beside(self._bridge, self.about)
            beside.grown.connect(self._grow)
            outer.addWidget(beside)
        self._problem = wrapped(plain_label("", "small", "alarm"))
        self._problem.hide()
        outer.addWidget(self._problem)
        outer.addLayout(self._buttons())

    def _reading(self, sheet: Sheet) -> Inspector:
        """Give the sheet that is read before the fields are filled in."""
        reading = Inspector()
        reading.show_sheet(sheet, ())
        reading.setMinimumHeight(line(260))
        return reading

    def fit(self) -> None:
        """Take the height that the words need at this width, as far as the screen goes."""
        layout = self.layout()
        assert layout is not None
        wanted = layout.totalHeightForWidth(line(WIDTH))
        if self._form.sheet is not None:
            wanted += line(SHEET_HEIGHT)
        self.resize(line(WIDTH), min(wanted, int(self.screen().availableSize().height() * 0.94)))

    @Slot(object)
    def _follow(self, entries: tuple[Entry, ...]) -> None:
        """Show what others made of the thing where nothing was typed here."""
        if self._form.renew is None or all(entry.stream != self.about for entry in entries):
            return
        self._following = True
        for field in self._form.renew(self._bridge.ready):
            control = self.controls[field.name]
            untouched = control.value() == control.field.value
            control.field = field
            if untouched:
                control.set_value(field.value)
        self._following = False

    @Slot()
    def _grow(self) -> None:
        """Make room at the lower end for what others do: no field moves."""
        if self.isVisible():
            before = self.size()
            self.fit()
            self.resize(before.expandedTo(self.size()))

    def _fields_area(self) -> QScrollArea:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, px(8), 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnMinimumWidth(0, line(150))
        grid.setColumnStretch(1, 1)
        for number, (name, control) in enumerate(self.controls.items()):
            label = wrapped(plain_label(control.field.label, "small", "muted"))
            label.setBuddy(control.widget)
            wide = control.field.kind in WIDE
            label.setVisible(control.field.kind != "steps")
            if not wide:
                label.setMaximumWidth(line(170))
            grid.addWidget(label, 3 * number, 0, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(control.widget, 3 * number + wide, 0 if wide else 1, 1, 2 if wide else 1)
            wrong = wrapped(plain_label("", "small", "alarm"))
            wrong.hide()
            grid.addWidget(wrong, 3 * number + 2, 0 if wide else 1, 1, 2 if wide else 1)
            self._errors[name] = wrong
        grid.setRowStretch(3 * len(self.controls), 1)
        area = _Scroll()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(min(line(160), inner.sizeHint().height() + px(8)))
        return area

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        keys = plain_label(_("Ctrl Enter logs it · Esc keeps it as a draft"), "small", "muted")
        row.addWidget(wrapped(keys, selectable=False), 1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.accept_button = button(self._form.accept or _("Log it"), main=True)
        self.accept_button.clicked.connect(self.send)
        row.addWidget(cancel)
        row.addWidget(self.accept_button)
        return row

    def _restore(self) -> None:
        kept = self._drafts.get(self._form.place)
        if not kept:
            return
        try:
            values = msgspec.json.decode(kept, type=dict[str, Any])
        except msgspec.MsgspecError:
            return
        for name, value in values.items():
            if name in self.controls:
                self.controls[name].set_value(value)

    def _keep(self) -> None:
        if not hasattr(self, "controls") or self._sent:
            return
        if not self._following:
            self.typed.emit()
        values = {
            name: value
            for name, control in self.controls.items()
            if (value := control.value()) != control.field.value
        }
        try:
            self._drafts.put(self._form.place, msgspec.json.encode(values).decode() if values else "")
        except Unavailable as wrong:
            self._show_problem(say(wrong))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        at = self.focusWidget()
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.send()
            return
        if enter and isinstance(at, QPushButton):
            at.click()
            return
        if enter and not isinstance(at, QPlainTextEdit):
            self.send()
            return
        super().keyPressEvent(event)

    @Slot()
    def send(self) -> None:
        """Make the command and submit it; what the rules refuse is shown beside its field."""
        if self._sent:
            return
        self._clear()
        try:
            self._sent = self._bridge.submit(self._form.make(self._values()))
            self.accept_button.setEnabled(False)
        except WarRoomError as wrong:
            self._show_refusal(wrong)

    def _values(self) -> Values:
        values = {name: control.value() for name, control in self.controls.items()}
        if self._form.renew is None:
            return values
        left = (name for name, value in values.items() if value == self.controls[name].field.value)
        return {**values, **dict.fromkeys(left, UNSET), REASON: values[REASON]}

    @Slot(object)
    def _accepted(self, acceptance: Acceptance) -> None:
        if acceptance.command.id == self._sent:
            self._forget()
            self.accept()

    def _forget(self) -> None:
        """Take the draft away; a disk that refuses even this must not keep the form open."""
        try:
            self._drafts.put(self._form.place, "")
        except Unavailable:
            return

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        if refusal.command.id == self._sent:
            self._sent = ""
            self.accept_button.setEnabled(True)
            self._keep()
            self._show_refusal(refusal.error)

    def _show_refusal(self, wrong: BaseException) -> None:
        field = wrong.field if isinstance(wrong, Rejected) else ""
        if field not in self._errors:
            self._show_problem(say(wrong))
            return
        set_words(self._errors[field], say(wrong))
        self._errors[field].show()
        self._mark(field, wrong=True)
        self.controls[field].widget.setFocus()

    def _show_problem(self, text: str) -> None:
        set_words(self._problem, text)
        self._problem.show()

    def _clear(self) -> None:
        self._problem.hide()
        for name, label in self._errors.items():
            label.hide()
            self._mark(name, wrong=False)

    def _mark(self, name: str, wrong: bool) -> None:
        widget = self.controls[name].widget
        widget.setProperty("wrong", wrong)
        repolish(widget)
