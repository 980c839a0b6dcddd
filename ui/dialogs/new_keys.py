"""New keys for an action: pressed once, refused with the reason, taken away, or the standard ones again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.shortcuts import Keyed, change, key_words
from ui.theme.fonts import font
from ui.theme.scale import line, px
from ui.theme.words import as_tall_as_words, button, plain_label, repolish, set_words, wrapped
from warroom.errors import WarRoomError
from warroom.i18n import _
from warroom.services.saying import say

ALONE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
LEAVE = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class KeyField(QLineEdit):
    """Shows the keys that are pressed in it instead of typing them."""

    sent = Signal()

    def __init__(self, keys: str) -> None:
        super().__init__(key_words(keys))
        self.keys = keys
        self.setReadOnly(True)
        self.setFont(font("mono"))
        self.setAccessibleName(_("New keys"))
        self.setPlaceholderText(_("Press the keys"))

    def event(self, event: QEvent) -> bool:
        """Keep every key from the windows' own shortcuts while keys are asked for."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if key in ALONE or key in LEAVE:
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.sent.emit()
        else:
            self.keys = QKeySequence(held.value | key.value).toString()
            self.setText(key_words(self.keys))


class NewKeys(QDialog):
    """Asks for the keys of one action; what is refused changes nothing and stays in sight."""

    def __init__(self, action: Keyed, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self.setWindowTitle(_("Other keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(line(520))
        self.field = KeyField(action.keys)
        self._problem = wrapped(plain_label("", "small", "alarm"))
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(26), px(22), px(26), px(20))
        layout.setSpacing(px(12))
        layout.addWidget(wrapped(plain_label(action.words, "title")))
        hint = _("Press the new keys, then Enter. Esc leaves it as it is.")
        layout.addWidget(wrapped(plain_label(hint, "small", "muted")))
        layout.addWidget(self.field)
        layout.addWidget(self._problem)
        layout.addLayout(self._buttons())
        self.field.sent.connect(self.send)
        self.field.setFocus()
        as_tall_as_words(self, self.minimumWidth())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        none = button(_("No keys"), quiet=True)
        none.clicked.connect(lambda _checked=False: self._take(""))
        row.addWidget(none)
        if self._action.standard:
            again = button(_("Standard keys"), key_words(self._action.standard), quiet=True)
            again.clicked.connect(lambda _checked=False: self._take(self._action.standard))
            row.addWidget(again)
        row.addStretch(1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        take = button(_("Use them"), main=True)
        take.clicked.connect(self.send)
        row.addWidget(take)
        return row

    @Slot()
    def send(self) -> None:
        """Take the keys that were pressed."""
        self._take(self.field.keys)

    def _take(self, keys: str) -> None:
        try:
            change(self._action, keys)
        except WarRoomError as wrong:
            set_words(self._problem, say(wrong))
            self._problem.show()
            self.field.setProperty("wrong", True)
            repolish(self.field)
            self.field.setFocus()
            return
        self.accept()
