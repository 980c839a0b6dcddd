"""The line that takes the centre of the wall: over the zones of the middle, so that nothing else moves."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from ui.theme.current import veil
from ui.wall.ink import frame, height_of, write, write_lines
from ui.wall.zone import Zone
from warroom.i18n import _
from warroom.services.wall.eyes import Line

SHARE: Final = 0.84
"""How much of the width of the middle it takes."""
LINES: Final = 4
VEIL: Final = 0.72
"""How much of what stands behind it is covered: it can be made out, and draws no eye."""


class EyesBand(Zone):
    """Says it so large that the last row reads it, with whose word it is and until when."""

    content: Line | None

    def _box(self) -> QRectF:
        """Give the box of the words: in the centre, as high as they need."""
        ink = self.ink
        text = self.content.text if self.content is not None else ""
        width = min(float(self.width()), max(self.width() * SHARE, ink.gap(24)))
        height = height_of(text, ink.loud, width - 2 * ink.gap(1.2), LINES) + ink.caption.line + ink.gap(2.4)
        box = QRectF(0, 0, width, min(height, float(self.height())))
        box.moveCenter(QRectF(self.rect()).center())
        return box

    def _spoken(self) -> str:
        line = self.content
        return f"{_('Eyes on the wall')}: {line.text}, {line.until}" if line is not None else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.content is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), veil("ground", VEIL))
        wide = max(2.0, self.ink.near / 6)
        box = self._box().adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        frame(painter, box, self.ink, "caution", "raised", wide)
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
