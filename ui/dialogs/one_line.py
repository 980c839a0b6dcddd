"""A small window that asks for one line, and stays until it was understood."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.fonts import font
from ui.theme.scale import px
from ui.theme.words import as_tall_as_words, button, plain_label, repolish, set_words, wrapped
from warroom.errors import WarRoomError
from warroom.i18n import _
from warroom.services.saying import say


class OneLine(QDialog):
    """Asks; `take` gets what was typed, and what it refuses is shown under the field."""

    def __init__(self, title: str, label: str, hint: str, accept: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._take: Callable[[str], None] = lambda _text: None
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(480))
        self.edit = QLineEdit()
        self.edit.setFont(font("body"))
        self.edit.setAccessibleName(label)
        self.edit.setPlaceholderText(hint)
        self._problem = wrapped(plain_label("", "small", "alarm"))
        self._problem.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(26), px(22), px(26), px(20))
        outer.setSpacing(px(12))
        outer.addWidget(wrapped(plain_label(title, "title")))
        outer.addWidget(wrapped(plain_label(label, "small", "muted")))
        outer.addWidget(self.edit)
        outer.addWidget(self._problem)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        go = button(accept, main=True)
        go.clicked.connect(self.send)
        row.addWidget(cancel)
        row.addWidget(go)
        outer.addLayout(row)
        as_tall_as_words(self, self.minimumWidth())
        self.edit.returnPressed.connect(self.send)
        self.edit.setFocus()

    def ask(self, take: Callable[[str], None], value: str = "") -> None:
        """Open the window; it closes when `take` accepts what was typed, by raising nothing."""
        self._take = take
        self.edit.setText(value)
        self.edit.selectAll()
        self.open()

    @Slot()
    def send(self) -> None:
        """Hand over what was typed; a refusal is shown, and the words stay."""
        try:
            self._take(self.edit.text())
        except WarRoomError as wrong:
            set_words(self._problem, say(wrong))
            self._problem.show()
            as_tall_as_words(self, self.width())
            self.edit.setProperty("wrong", True)
            repolish(self.edit)
            self.edit.setFocus()
            return
        self.accept()
