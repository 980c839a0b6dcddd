"""The life of the room on a line, with its key moments, and what was written last below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme.current import colour
from ui.wall.ink import Ink, width_of, write
from ui.wall.zone import Zone
from warroom.i18n import _
from warroom.services.wall.moments import Life, Moment

MOST_LABEL: Final = 13.0
"""How wide the words of a moment are at first, in near sizes; where nothing stands beside them they have more."""


@dataclass
class Label:
    """Words beside the ribbon: in the lane above (0) or below (1), and from where to where."""

    text: str
    tone: str
    lane: int
    left: float
    right: float


class LifeZone(Zone):
    """Draws the ribbon: every key moment is a dot, words stand where they have room, the newest first."""

    content: Life | None

    def _spoken(self) -> str:
        latest = self.content.latest if self.content is not None else None
        return f"{latest.time} {latest.station} {latest.text}" if latest is not None else ""

    def _paint_anew(self, before: Life | None) -> None:
        """Leave the ribbon as it is while no dot on it moved by a pixel."""
        if self._ribbon(before) == self._ribbon(self.content):
            top = int(self._foot(self.inside()))
            self.update(0, top, self.width(), self.height() - top)
        else:
            self.update()

    def _ribbon(self, life: Life | None) -> object:
        """Give what the ribbon of a life shows; two that are equal are painted alike."""
        if life is None:
            return None
        ends = self._ends(self.inside()).width()
        dots = [(_pixel(each.at, ends), each.text, each.tone) for each in life.moments]
        return life.begin, life.end, dots

    def _ends(self, line: QRectF) -> QRectF:
        """Give the part of a line on which dots stand."""
        size = self.ink.gap(0.34)
        return QRectF(line.left() + size, line.top(), line.width() - 2 * size, 0)

    def _foot(self, box: QRectF) -> float:
        """Give the level from which the latest entry stands."""
        return box.bottom() - self.ink.body.line

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw the ribbon above and the latest entry below."""
        life, ink = self.content, self.ink
        assert life is not None
        top = self._foot(box)
        if self.seen.top() < int(top):
            level = box.top() + ink.small.line + ink.gap(0.45)
            self._draw_ribbon(painter, QRectF(box.left(), level, box.width(), 0), life)
        latest = life.latest
        if latest is None:
            return
        low = top + (ink.body.size - ink.near) * 0.95
        head = f"{latest.time} {latest.station}".strip()
        width = write(painter, QRectF(box.left(), low, box.width() / 2, 0), head, ink.mono, "muted")
        left = box.left() + width + ink.gap(0.8)
        if latest.fresh:
            left += write(painter, QRectF(left, low, box.width(), 0), _("new"), ink.label, "info")
            left += ink.gap(0.6)
        write(painter, QRectF(left, top, box.right() - left, 0), latest.text, ink.body)

    def _draw_ribbon(self, painter: QPainter, line: QRectF, life: Life) -> None:
        ink = self.ink
        size = ink.gap(0.34)
        ends = self._ends(line)
        painter.setPen(QPen(colour("line"), max(2.0, ink.near / 7)))
        painter.drawLine(ends.topLeft(), ends.topRight())
        painter.setPen(Qt.PenStyle.NoPen)
        labels: list[Label] = []
        tone = None
        for moment in reversed(life.moments):
            if moment.tone != tone:
                tone = moment.tone
                painter.setBrush(colour(tone or "muted"))
            middle = QPointF(ends.left() + _pixel(moment.at, ends.width()), line.top())
            painter.drawEllipse(middle, size, size)
            self._put(labels, moment, middle.x(), line)
        self._put_ends(labels, life, line)
        tops = (line.top() - ink.gap(0.5) - ink.small.line, line.top() + ink.gap(0.45))
        for label in widened(labels, line.left(), line.right(), ink):
            place = QRectF(label.left, tops[label.lane], label.right - label.left, ink.small.line)
            write(painter, place, label.text, ink.small, label.tone)

    def _put(self, labels: list[Label], moment: Moment, middle: float, line: QRectF) -> None:
        """Put the words above or below, where nothing else stands yet; a newer moment has them first."""
        ink = self.ink
        width = min(width_of(moment.text, ink.small) + 1, MOST_LABEL * ink.near)
        left = min(max(line.left(), middle - width / 2), line.right() - width)
        for lane in (0, 1):
            if _free(labels, lane, left, left + width, ink.gap(0.5)):
                labels.append(Label(moment.text, moment.tone or "muted", lane, left, left + width))
                return

    def _put_ends(self, labels: list[Label], life: Life, line: QRectF) -> None:
        ink = self.ink
        for text, right in ((life.begin, False), (life.end, True)):
            width = width_of(text, ink.small) + 1
            left = line.right() - width if right else line.left()
            if _free(labels, 1, left, left + width, ink.near):
                labels.append(Label(text, "muted", 1, left, left + width))


def _pixel(at: float, width: float) -> int:
    """Say on which pixel of a line a moment stands."""
    return round(at * width)


def widened(labels: list[Label], left: float, right: float, ink: Ink) -> list[Label]:
    """Give words that were cut the room between their neighbours, first to the right, then to the left."""
    gap = ink.gap(0.8)
    for lane in (0, 1):
        row = sorted((each for each in labels if each.lane == lane), key=lambda each: each.left)
        for number, label in enumerate(row):
            before = row[number - 1].right + gap if number else left
            after = row[number + 1].left - gap if number + 1 < len(row) else right
            lacks = width_of(label.text, ink.small) + 1 - (label.right - label.left)
            more = max(0.0, min(lacks, after - label.right))
            label.right += more
            label.left -= max(0.0, min(lacks - more, label.left - before))
    return labels


def _free(labels: list[Label], lane: int, left: float, right: float, gap: float) -> bool:
    """Say whether words from left to right stand clear of all others of a lane by a gap."""
    return not any(
        each.lane == lane and left - gap < each.right and each.left < right + gap for each in labels
    )
