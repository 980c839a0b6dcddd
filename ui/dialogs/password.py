"""Asks for the password of a server that lets nobody in without one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.dialogs.remember import RememberBox
from ui.theme.fonts import font
from ui.theme.scale import px
from ui.theme.words import as_tall_as_words, button, plain_label, wrapped
from warroom.i18n import _
from warroom.services.entrance import Typed


class PasswordPrompt(QDialog):
    """Asks until it is answered or left; what is typed here is kept by nobody but the keyring."""

    def __init__(self, name: str, account: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take: Callable[[Typed], None] = lambda _typed: None
        self.setWindowTitle(_("Password"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(520))
        self.edit = QLineEdit()
        self.edit.setFont(font("body"))
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAccessibleName(_("Password"))
        self.remember = RememberBox()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(26), px(22), px(26), px(20))
        layout.setSpacing(px(12))
        layout.addWidget(wrapped(plain_label(_("Password for {name}").format(name=name), "title")))
        layout.addWidget(wrapped(plain_label(account, "small", "muted")))
        if why:
            layout.addWidget(wrapped(plain_label(why, "small", "alarm")))
        layout.addWidget(self.edit)
        layout.addWidget(self.remember)
        layout.addLayout(self._buttons())
        as_tall_as_words(self, self.minimumWidth())
        self.remember.grew.connect(self._grow)
        self.finished.connect(lambda _how: self.remember.leave())
        self.edit.setFocus()

    @Slot()
    def _grow(self) -> None:
        as_tall_as_words(self, self.width())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        cancel = button(_("Cancel"), "Esc")
        cancel.clicked.connect(self.reject)
        go = button(_("Open it"), main=True)
        go.clicked.connect(self.send)
        row.addWidget(cancel)
        row.addWidget(go)
        return row

    def ask(self, take: Callable[[Typed], None]) -> None:
        """Open the window; `take` gets what was typed."""
        self._take = take
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(at, QPushButton):
            at.click()
        else:
            self.send()

    @Slot()
    def send(self) -> None:
        """Hand over what was typed, and forget it here; nothing is handed over while nothing is typed."""
        typed = Typed(self.edit.text(), self.remember.wished)
        if not typed.password:
            self.edit.setFocus()
            return
        self.edit.clear()
        self.accept()
        self._take(typed)
