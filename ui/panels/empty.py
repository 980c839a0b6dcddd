"""What an empty panel says: what would fill it, and the key that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shortcuts import KEYS, worded
from ui.theme.scale import px
from ui.theme.words import plain_label, set_words, wrapped


class Empty(QWidget):
    """A few quiet words in the middle of an empty panel; `purpose` says what the panel is for."""

    def __init__(self, title: str, text: str, table: int = 0, purpose: str = "") -> None:
        super().__init__()
        self._table = table
        self._standard = text
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(40), px(60), px(40), px(40))
        layout.setSpacing(px(8))
        self._title = plain_label(title, "body", "muted", 600)
        self._text = plain_label(worded(text, table), "small", "muted")
        KEYS.changed.connect(self._name_keys)
        about = (plain_label(purpose, "small", "muted"),) if purpose else ()
        for label in (self._title, *about, self._text):
            layout.addWidget(wrapped(label))
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def say(self, title: str, text: str) -> None:
        """Say something else."""
        set_words(self._title, title)
        self._standard = text
        self._name_keys()

    @Slot()
    def _name_keys(self) -> None:
        set_words(self._text, worded(self._standard, self._table))
