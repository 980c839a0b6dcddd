"""What an empty panel says: what would fill it, and the key that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.scale import px
from ui.theme.words import plain_label, wrapped


class Empty(QWidget):
    """A few quiet words in the middle of an empty panel."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(40), px(60), px(40), px(40))
        layout.setSpacing(px(8))
        for label in (plain_label(title, "body", "muted", 600), plain_label(text, "small", "muted")):
            layout.addWidget(wrapped(label))
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
