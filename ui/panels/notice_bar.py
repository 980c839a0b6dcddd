"""Above the entry line: what concerns the whole room and stays until it is dealt with, with a button for that."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.scale import px
from ui.theme.words import button, plain_label, repolish, set_words, wrapped


class NoticeBar(QWidget):
    """Words and a button; hidden while there is nothing to say."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._label = wrapped(plain_label("", "small"))
        self._bar = QFrame()
        inner = self._inner = QHBoxLayout(self._bar)
        inner.setContentsMargins(px(14), px(6), px(8), px(6))
        inner.setSpacing(px(8))
        inner.addWidget(self._label, 1)
        self._button = button("", quiet=True)
        self._button.clicked.connect(self.pressed)
        inner.addWidget(self._button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(18), px(8), px(18), 0)
        layout.addWidget(self._bar)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text() if not self.isHidden() else ""

    def say(self, text: str, way: str, calm: bool) -> None:
        """Say something, with the words of its button; calm is what was to be expected."""
        self._bar.setObjectName("hintbar" if calm else "bar")
        repolish(self._bar)
        set_words(self._label, text)
        self._button.setText(way)
        self._button.setAccessibleName(way)
        self.show()
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Put the button under the words where it would leave them less than twice its width, and cut none."""
        if not self._label.text():
            return
        button_width = self._button.sizeHint().width()
        room = self.width() - px(18 + 14 + 8 + 18)
        beside = room >= 3 * button_width
        turned = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._inner.setDirection(turned)
        words = room - button_width - px(8) if beside else room
        self._label.setMinimumHeight(self._label.heightForWidth(max(1, words)))
