"""The life of the room on a line, with its key moments, and what was written last below."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme.current import colour
from ui.wall.ink import width_of, write
from ui.wall.zone import Zone
from warroom.i18n import _
from warroom.services.wall.moments import Life, Moment

MOST_LABEL: Final = 13.0
"""How wide the words of a moment may be, in near sizes."""
Lane = list[tuple[float, float]]
"""Where words stand above or below the ribbon: their left and right ends."""


class LifeZone(Zone):
    """Draws the ribbon: every key moment is a dot, words stand where they have room, the newest first."""

    content: Life | None

    def _spoken(self) -> str:
        latest = self.content.latest if self.content is not None else None
        return f"{latest.time} {latest.station} {latest.text}" if latest is not None else ""

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw the ribbon above and the latest entry below."""
        life, ink = self.content, self.ink
        assert life is not None
        above = ink.small.line
        level = box.top() + above + ink.gap(0.45)
        self._draw_ribbon(painter, QRectF(box.left(), level, box.width(), 0), life)
        latest = life.latest
        if latest is None:
            return
        top = box.bottom() - ink.body.line
        low = top + (ink.body.size - ink.near) * 0.95
        head = f"{latest.time} {latest.station}".strip()
        width = write(painter, QRectF(box.left(), low, box.width() / 2, 0), head, ink.mono, "muted")
        left = box.left() + width + ink.gap(0.8)
        if latest.fresh:
            left += write(painter, QRectF(left, low, box.width(), 0), _("new"), ink.caption, "info")
            left += ink.gap(0.6)
        write(painter, QRectF(left, top, box.right() - left, 0), latest.text, ink.body)

    def _draw_ribbon(self, painter: QPainter, line: QRectF, life: Life) -> None:
        ink = self.ink
        size = ink.gap(0.34)
        ends = QRectF(line.left() + size, line.top(), line.width() - 2 * size, 0)
        painter.setPen(QPen(colour("line"), max(2.0, ink.near / 7)))
        painter.drawLine(ends.topLeft(), ends.topRight())
        lanes: tuple[Lane, Lane] = ([], [])
        for moment in reversed(life.moments):
            middle = QPointF(ends.left() + moment.at * ends.width(), line.top())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(moment.tone or "muted"))
            painter.drawEllipse(middle, size, size)
            self._draw_label(painter, middle.x(), line, moment, lanes)
        self._draw_ends(painter, line, life, lanes[1])

    def _draw_label(
        self, painter: QPainter, middle: float, line: QRectF, moment: Moment, lanes: tuple[Lane, Lane]
    ) -> None:
        """Write the words above or below, where nothing else stands yet; a newer moment has them first."""
        ink = self.ink
        width = min(width_of(moment.text, ink.small) + 1, MOST_LABEL * ink.near)
        left = min(max(line.left(), middle - width / 2), line.right() - width)
        tops = (line.top() - ink.gap(0.5) - ink.small.line, line.top() + ink.gap(0.45))
        for lane, top in zip(lanes, tops, strict=True):
            if _free(lane, left, left + width, ink.gap(0.5)):
                lane.append((left, left + width))
                place = QRectF(left, top, width, ink.small.line)
                write(painter, place, moment.text, ink.small, moment.tone or "muted")
                return

    def _draw_ends(self, painter: QPainter, line: QRectF, life: Life, below: Lane) -> None:
        ink = self.ink
        top = line.top() + ink.gap(0.45)
        for text, right in ((life.begin, False), (life.end, True)):
            width = width_of(text, ink.small) + 1
            left = line.right() - width if right else line.left()
            if _free(below, left, left + width, ink.near):
                write(painter, QRectF(left, top, width, ink.small.line), text, ink.small, "muted")


def _free(lane: Lane, left: float, right: float, gap: float) -> bool:
    """Say whether words from left to right stand clear of all others by a gap."""
    return not any(left - gap < end and begin < right + gap for begin, end in lane)
