"""A few words in a window of their own, for when there is no other window to say them in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from ui.theme.scale import px
from ui.theme.words import as_tall_as_words, button, plain_label, wrapped
from warroom.i18n import _


class Notice(QDialog):
    """Says why the program does not open, and what to do; `way` are the words of another way in."""

    def __init__(self, text: str, way: str = "") -> None:
        super().__init__()
        self.way_taken = False
        self.setWindowTitle(_("War Room"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(520))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(26), px(22), px(26), px(20))
        layout.setSpacing(px(14))
        layout.addWidget(plain_label(_("The room cannot be opened"), "title"))
        layout.addWidget(wrapped(plain_label(text)))
        row = QHBoxLayout()
        row.addStretch(1)
        if way:
            other = button(way)
            other.clicked.connect(self._take_way)
            row.addWidget(other)
        close = button(_("Close"), main=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        layout.addLayout(row)
        close.setFocus()
        as_tall_as_words(self, self.minimumWidth())

    @Slot()
    def _take_way(self) -> None:
        self.way_taken = True
        self.accept()
