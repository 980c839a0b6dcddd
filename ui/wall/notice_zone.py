"""The middle and the foot of a wall that customers see: one sentence, and how far it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme.current import colour
from ui.wall.ink import height_of, write, write_middle
from ui.wall.zone import Zone
from warroom.services.wall.public import Notice

LINES: Final = 5
WIDEST: Final = 46.0
"""How wide the sentence may be, in far sizes of its letters: no eye finds the next line of a longer one."""
BELOW: Final = 0.7
"""How far the words of a phase stand below its mark, in near sizes."""


class NoticeZone(Zone):
    """Draws the sentence in the middle."""

    content: Notice | None

    def _spoken(self) -> str:
        return self.content.text if self.content is not None else ""

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw the sentence large, in the middle of the zone."""
        assert self.content is not None
        face = self.ink.headline
        width = min(box.width(), WIDEST * face.size * 0.5)
        lines = max(1, min(LINES, int(box.height() // face.line)))
        height = height_of(self.content.text, face, width, lines)
        place = QRectF(0, 0, width, height)
        place.moveCenter(box.center())
        write_middle(painter, place, self.content.text, face, lines)


class StepsZone(Zone):
    """Draws the phases on a line: those that are over, the present one, those ahead."""

    content: Notice | None

    def _spoken(self) -> str:
        steps = self.content.steps if self.content is not None else ()
        return "; ".join(f"{each.text} {each.time}".strip() for each in steps)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw a mark for each phase, its name below, and its time below that."""
        assert self.content is not None
        steps, ink = self.content.steps, self.ink
        if not steps:
            return
        width = box.width() / len(steps)
        height = ink.gap(BELOW) + ink.strong.line + ink.mono.line
        level = box.center().y() - height / 2
        painter.setPen(QPen(colour("line"), max(2.0, ink.near / 7)))
        ends = (box.left() + width / 2, box.right() - width / 2)
        painter.drawLine(QPointF(ends[0], level), QPointF(ends[1], level))
        for number, step in enumerate(steps):
            middle = box.left() + (number + 0.5) * width
            self._draw_mark(painter, QPointF(middle, level), bool(step.time), step.now)
            place = QRectF(middle - width / 2, level + ink.gap(BELOW), width, 0)
            tone = "text" if step.now else "muted" if step.time else "dim"
            face = ink.strong if step.now else ink.body
            write(painter, place, step.text, face, tone, Qt.AlignmentFlag.AlignHCenter)
            below = place.translated(0, face.line)
            write(painter, below, step.time, ink.mono, "muted", Qt.AlignmentFlag.AlignHCenter)

    def _draw_mark(self, painter: QPainter, middle: QPointF, reached: bool, now: bool) -> None:
        size = self.ink.gap(0.5 if now else 0.34)
        tone = colour("info" if now else "muted" if reached else "dim")
        painter.setPen(QPen(tone, max(1.5, self.ink.near / 10)))
        painter.setBrush(tone if reached or now else colour("panel"))
        painter.drawEllipse(middle, size, size)
