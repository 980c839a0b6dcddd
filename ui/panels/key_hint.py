"""A quiet button: a word, and the key that does the same in a box beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.delegates.painting import draw_text
from ui.shortcuts import KEYS, worded
from ui.theme.current import colour
from ui.theme.fonts import metrics
from ui.theme.scale import line, px


class KeyHint(QAbstractButton):
    """Says which key does something, and does it when it is pressed."""

    def __init__(self, text: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self._standard = keys
        KEYS.changed.connect(self._name_keys)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def _keys(self) -> str:
        return worded(self._standard)

    @Slot()
    def _name_keys(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = metrics("small").horizontalAdvance(self.text())
        keys = metrics("mono_small").horizontalAdvance(self._keys)
        return QSize(int(words + keys) + px(6) + px(12) + px(4), line(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = "text" if self.hasFocus() or self.underMouse() else "muted"
        box = QRectF(self.rect())
        width = draw_text(painter, box, self.text(), "small", tone)
        left = width + px(6)
        key = QRectF(left, box.top() + 1.5, box.width() - left - 1.5, box.height() - 3)
        painter.setPen(QPen(colour("info" if self.hasFocus() else "edge"), 1.0))
        painter.drawRoundedRect(key, 3, 3)
        draw_text(painter, key, self._keys, "mono_small", tone, align=Qt.AlignmentFlag.AlignHCenter)
        painter.end()
