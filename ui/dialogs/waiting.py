"""Says what is waited for, and lets one go elsewhere instead."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.scale import px
from ui.theme.words import as_tall_as_words, button, plain_label, wrapped
from warroom.i18n import _


class Waiting(QDialog):
    """A few words while a server is asked; Esc or the button go back."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(480))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(26), px(22), px(26), px(20))
        layout.setSpacing(px(12))
        layout.addWidget(wrapped(plain_label(title, "title")))
        layout.addWidget(wrapped(plain_label(text, "small", "muted")))
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = button(_("Cancel"), "Esc", main=True)
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        layout.addLayout(row)
        cancel.setFocus()
        as_tall_as_words(self, self.minimumWidth())
