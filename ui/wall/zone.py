"""A zone of the wall: paints its content, and paints again only when that is different."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.wall.ink import Ink, frame


class Zone(QWidget):
    """The frame of a zone; what is made of it draws the inside."""

    def __init__(self, ink: Ink, parent: QWidget) -> None:
        super().__init__(parent)
        self.ink = ink
        self.content: Any = None
        self._said = ""
        self.seen = QRectF()
        """What is being painted: all of the zone, or a part of it."""

    def show_content(self, content: Any) -> None:
        """Show something; nothing is painted when it is the same as before."""
        if content != self.content:
            before, self.content = self.content, content
            spoken = self._spoken()
            if spoken != self._said:
                self._said = spoken
                self.setAccessibleName(spoken)
            self._paint_anew(before)

    def _paint_anew(self, _before: Any) -> None:
        """Have painted what is different from the content before."""
        self.update()

    def _spoken(self) -> str:
        """Give the words of the zone for who does not see it."""
        return ""

    def _tone(self) -> str:
        """Give the tone of the frame: nothing while all is normal."""
        return ""

    def inside(self) -> QRectF:
        """Give the inside of the frame."""
        pad = self.ink.gap(0.85)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        return box.adjusted(pad, self.ink.gap(0.6), -pad, -self.ink.gap(0.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.seen = QRectF(event.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        frame(painter, box, self.ink, self._tone() or "line")
        if self.content is not None:
            self.draw(painter, self.inside())
        painter.end()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw the content into the inside of the frame."""
        raise NotImplementedError
