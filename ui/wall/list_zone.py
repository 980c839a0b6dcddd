"""A zone with lines: rows that do not fit are dropped, never shrunk, and their number is said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme.current import colour
from ui.wall.ink import height_of, width_of, write, write_lines
from ui.wall.zone import Zone
from warroom.i18n import _, ngettext
from warroom.services.wall.panel import Entry, Panel

ROW: Final = 5.4
"""The height of a row with two lines and one below, in near sizes; for sharing out the wall."""
CAPTION: Final = 2.2
EMPTY_LINES: Final = 3


def fitting(heights: Iterable[float], room: float) -> list[float]:
    """Give the heights of the rows that have room one below the other; no further one is asked for."""
    found: list[float] = []
    below = 0.0
    for height in heights:
        below += height
        if below > room:
            break
        found.append(height)
    return found


class ListZone(Zone):
    """Draws a panel: its caption, then as many rows as there is room for."""

    content: Panel | None

    def _spoken(self) -> str:
        found = self.content
        if found is None:
            return ""
        rows = [f"{each.lead} {each.text} {each.end}" for each in found.entries] or [found.empty]
        return "; ".join(filter(None, [found.caption, *rows]))

    def _tone(self) -> str:
        return self.content.tone if self.content is not None else ""

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw as many rows as there is room for, and above them the caption with the number of the others."""
        panel, ink = self.content, self.ink
        assert panel is not None
        top = box.top() + ink.gap(CAPTION - 0.5)
        inside = QRectF(box.left(), top, box.width(), box.bottom() - top)
        if not panel.entries:
            write_lines(painter, inside, panel.empty, ink.body, EMPTY_LINES, "muted")
        left_out = self._draw_rows(painter, inside, panel.entries) + panel.more
        tone = panel.tone or "muted"
        width = write(painter, box, panel.caption.upper(), ink.caption, tone) + ink.gap(0.6)
        if left_out:
            said = ngettext("{count} more", "{count} more", left_out).format(count=left_out)
            width += write(painter, box.adjusted(width, 0, 0, 0), f"+ {said}", ink.small, "muted")
        end = box.adjusted(width + ink.gap(0.6), 0, 0, 0)
        write(painter, end, panel.end.upper(), ink.caption, tone, Qt.AlignmentFlag.AlignRight)

    def _draw_rows(self, painter: QPainter, box: QRectF, entries: tuple[Entry, ...]) -> int:
        """Draw the rows, and give the number of those that found no room."""
        ink = self.ink
        lead = max((width_of(each.lead, ink.mono) for each in entries if each.lead), default=0.0)
        lead += ink.gap(0.7) if lead else 0
        ends = max((width_of(each.end, ink.mono) for each in entries if each.end), default=0.0)
        ends = max(ends, ink.gap(3.6) if any(each.bar >= 0 for each in entries) else 0.0)
        words = box.width() - lead
        behind = ends + ink.gap(0.8)
        heights = fitting(
            (self._height(each, words - (behind if each.end else 0.0)) for each in entries), box.height()
        )
        top = box.top()
        for entry, height in zip(entries, heights, strict=False):
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(box.left(), top), QPointF(box.right(), top))
            self._draw_row(painter, QRectF(box.left(), top, box.width(), height), entry, lead, ends)
            top += height
        return len(entries) - len(heights)

    def _height(self, entry: Entry, width: float) -> float:
        ink = self.ink
        face = ink.strong if entry.strong else ink.body
        below = ink.small.line if entry.sub else 0.0
        return height_of(entry.text, face, width, entry.lines) + below + ink.gap(0.9)

    def _draw_row(self, painter: QPainter, box: QRectF, entry: Entry, lead: float, ends: float) -> None:
        ink = self.ink
        if entry.fresh or entry.tone:
            edge = QRectF(box.left() - ink.gap(0.85), box.top() + 1, ink.gap(0.18), box.height() - 1)
            painter.fillRect(edge, colour(entry.tone or "info"))
        face = ink.strong if entry.strong else ink.body
        top = box.top() + ink.gap(0.4)
        level = top + (face.size - ink.near) * 0.95
        write(painter, QRectF(box.left(), level, lead, 0), entry.lead, ink.mono, "muted")
        behind = ends + ink.gap(0.8) if entry.end else 0.0
        words = QRectF(box.left() + lead, top, box.width() - lead - behind, 0)
        tone = "dim" if entry.struck else "info" if entry.tone == "info" else "text"
        used = write_lines(painter, words, entry.text, face, entry.lines, tone, entry.struck)
        below = words.translated(0, used)
        if entry.fresh and entry.sub:  # else the edge says it; a line more would move what stands below
            width = write(painter, below, _("new"), ink.label, "info") + ink.gap(0.6)
            below.setLeft(below.left() + width)
        write(painter, below, entry.sub, ink.small, (entry.mark and entry.tone) or "muted")
        self._draw_end(painter, QRectF(box.right() - ends, level, ends, 0), entry)

    def _draw_end(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        ink = self.ink
        usual = "dim" if entry.struck else "text" if entry.bar >= 0 else "muted"
        tone = (entry.mark and entry.tone) or usual
        if entry.bar >= 0:
            track = QRectF(box.left(), box.top() + ink.gap(0.2), box.width(), ink.gap(0.36))
            painter.fillRect(track, colour("line"))
            filled = QRectF(track)
            filled.setWidth(max(2.0, track.width() * entry.bar))
            painter.fillRect(filled, colour("muted"))
            box = box.translated(0, ink.gap(0.75))
        align = Qt.AlignmentFlag.AlignLeft if entry.bar >= 0 else Qt.AlignmentFlag.AlignRight
        write(painter, box, entry.end, ink.mono, tone, align)
