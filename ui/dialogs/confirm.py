"""A question before something that cannot be taken back: what happens, and the way out first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.scale import line, px
from ui.theme.words import as_tall_as_words, button, plain_label, wrapped
from warroom.i18n import _


class Confirm(QDialog):
    """Asks; Enter and Esc both go back, so that nobody does it by a key too many."""

    def __init__(self, title: str, text: str, do: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(line(480))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(26), px(22), px(26), px(20))
        layout.setSpacing(px(14))
        layout.addWidget(wrapped(plain_label(title, "title")))
        layout.addWidget(wrapped(plain_label(text)))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        self.do_button = button(do)
        self.do_button.clicked.connect(self.accept)
        row.addWidget(self.do_button)
        back = button(_("Go back"), "Esc", main=True)
        back.setDefault(True)
        back.clicked.connect(self.reject)
        row.addWidget(back)
        layout.addLayout(row)
        back.setFocus()
        as_tall_as_words(self, self.minimumWidth())


def confirm(title: str, text: str, do: str, done: Callable[[], object], parent: QWidget) -> Confirm:
    """Ask over a window, and do it when the person says so."""
    dialog = Confirm(title, text, do, parent)
    dialog.accepted.connect(done)
    dialog.open()
    return dialog
