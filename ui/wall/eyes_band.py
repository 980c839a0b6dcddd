"""The line that takes the centre of the wall: over the zones of the middle, so that nothing else moves."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from ui.theme.current import colour
from ui.wall.ink import height_of, write, write_lines
from ui.wall.zone import Zone
from warroom.i18n import _
from warroom.services.wall.eyes import Line

SHARE: Final = 0.84
"""How much of the width of the middle it takes."""
LINES: Final = 4


class EyesBand(Zone):
    """Says it so large that the last row reads it, with whose word it is and until when."""

    content: Line | None

    def place(self, middle: QRect) -> None:
        """Take the centre of the middle of the wall, as high as the words need."""
        if self.content is None:
            return
        ink = self.ink
        width = min(middle.width(), max(round(middle.width() * SHARE), ink.gap(24)))
        inner = width - 2 * ink.gap(1.2)
        words = height_of(self.content.text, ink.loud, inner, LINES)
        height = round(words + ink.caption.line + ink.gap(2.4))
        box = QRect(0, 0, width, min(height, middle.height()))
        box.moveCenter(middle.center())
        self.setGeometry(box)

    def _spoken(self) -> str:
        line = self.content
        return f"{_('Eyes on the wall')}: {line.text}, {line.until}" if line is not None else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.content is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = max(2.0, self.ink.near / 6)
        box = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.setPen(QPen(colour("caution"), wide))
        painter.setBrush(colour("raised"))
        painter.drawRoundedRect(box, self.ink.gap(0.2), self.ink.gap(0.2))
        pad = self.ink.gap(1.2)
        self.draw(painter, box.adjusted(pad, self.ink.gap(0.8), -pad, 0))
        painter.end()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw the caption, whose word it is and until when, and the words below."""
        line, ink = self.content, self.ink
        assert line is not None
        caption = " · ".join(filter(None, (_("Eyes on the wall"), line.station)))
        write(painter, box, caption.upper(), ink.caption, "caution")
        write(painter, box, line.until, ink.mono, "muted", Qt.AlignmentFlag.AlignRight)
        write_lines(
            painter, box.adjusted(0, ink.caption.line + ink.gap(0.4), 0, 0), line.text, ink.loud, LINES
        )
