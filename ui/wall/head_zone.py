"""The head of the wall: severity, title, and where the incident stands; and its clocks."""

from __future__ import annotations

from itertools import takewhile

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme.current import colour
from ui.wall.ink import width_of, write, write_lines
from ui.wall.zone import Zone
from warroom.services.wall.head import Clock, Head

TITLE_LINES = 2


class HeadZone(Zone):
    """Draws how bad and what."""

    content: Head | None

    def _spoken(self) -> str:
        found = self.content
        return f"{found.severity}, {found.title}, {found.about}" if found is not None else ""

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw severity and reference on one line, the title below."""
        head, ink = self.content, self.ink
        assert head is not None
        tone = "alarm" if head.grave else "muted"
        if not head.severity:
            write(painter, box, head.about.upper(), ink.caption, "muted")
            below = box.adjusted(0, ink.caption.line + ink.gap(0.4) if head.about else 0, 0, 0)
            write_lines(painter, below, head.title, ink.title, TITLE_LINES)
            return
        wide = width_of(head.severity, ink.severity) + ink.gap(1.0)
        badge = QRectF(box.left(), box.top(), wide, ink.severity.line)
        painter.setPen(QPen(colour(tone), max(1.0, ink.near / 12)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(badge, ink.gap(0.2), ink.gap(0.2))
        write(painter, badge, head.severity, ink.severity, tone, Qt.AlignmentFlag.AlignHCenter)
        level = badge.top() + (badge.height() - ink.caption.line) / 2
        about = QRectF(badge.right() + ink.gap(0.8), level, box.right() - badge.right() - ink.gap(0.8), 0)
        write(painter, about, head.about.upper(), ink.caption, "muted")
        top = badge.bottom() + ink.gap(0.2)
        lines = max(1, min(TITLE_LINES, int((box.bottom() - top + ink.gap(0.3)) / ink.title.line)))
        title = QRectF(box.left(), top, box.width(), 0)
        top += write_lines(painter, title, head.title, ink.title, lines)
        if head.words and box.bottom() - top >= ink.body.line * 0.9:
            write(painter, QRectF(box.left(), top, box.width(), 0), head.words, ink.body, "muted")


class ClockZone(Zone):
    """Draws a clock under what it counts."""

    content: Clock | None

    def _spoken(self) -> str:
        """Give the time to the minute: nobody wants to hear every second."""
        if self.content is None:
            return ""
        text = self.content.text
        return f"{self.content.caption} {text.rpartition(':')[0] if text.count(':') == 2 else text}"

    def _paint_anew(self, before: Clock | None) -> None:
        """Paint from the first digit that moved: most seconds it is the last."""
        now = self.content
        if before is None or now is None or before.caption != now.caption:
            self.update()
            return
        box = self.inside()
        pairs = zip(before.text, now.text, strict=False)
        same = "".join(old for old, _new in takewhile(lambda pair: pair[0] == pair[1], pairs))
        left = int(box.left() + width_of(same, self.ink.clock)) - self.ink.gap(0.2)
        top = int(self._level(box))
        self.update(left, top, self.width() - left, self.height() - top)

    def _level(self, box: QRectF) -> float:
        """Give the level from which the clock stands."""
        return box.bottom() - self.ink.clock.line - self.ink.gap(0.2)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw the caption at the top and the clock at the bottom."""
        clock, ink = self.content, self.ink
        assert clock is not None
        level = self._level(box)
        if self.seen.top() < int(level):
            write(painter, box, clock.caption.upper(), ink.caption, "muted")
        write(painter, QRectF(box.left(), level, box.width(), 0), clock.text, ink.clock)
