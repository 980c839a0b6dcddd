"""The bar above the entry line that says what went wrong and what to do."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.scale import px
from ui.theme.words import plain_label, set_words, wrapped


class MessageBar(QWidget):
    """Hidden until something has to be said."""

    def __init__(self) -> None:
        super().__init__()
        self._label = wrapped(plain_label("", "small"))
        bar = QFrame()
        bar.setObjectName("bar")
        inner = QHBoxLayout(bar)
        inner.setContentsMargins(px(14), px(8), px(14), px(8))
        inner.addWidget(self._label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(18), px(8), px(18), 0)
        layout.addWidget(bar)
        self.hide()

    def show_problem(self, text: str) -> None:
        """Show what went wrong."""
        set_words(self._label, text)
        self.show()

    def clear(self) -> None:
        """Hide again."""
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text() if not self.isHidden() else ""
