"""What holds for everybody, above every page: the guard rules in force, and the line that stands on the wall."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.delegates.painting import draw_text
from ui.theme.current import colour
from ui.theme.fonts import metrics
from ui.theme.scale import line, px
from warroom.domain.room import Room
from warroom.domain.rules.eyes import eyes_now
from warroom.domain.rules.guards import in_force
from warroom.errors import N_
from warroom.i18n import _
from warroom.services.times import clock_time

ROW = 26
MOST_ROWS = 3
MORE = 90
"""Pixels kept at the end of the last line for the count of lines that found no room."""
Lines = list[tuple[str, str]]
"""Streams with their words."""


def guard_lines(room: Room) -> Lines:
    """Give the guard rules that hold now, the oldest first."""
    return [(guard.id, f"{guard.ref}  {guard.text}") for guard in in_force(room)]


def eyes_lines(room: Room) -> Lines:
    """Give the line that stands on the wall now, with the time at which it goes."""
    line = eyes_now(room)
    if line is None:
        return []
    until = _("until {time}").format(time=clock_time(room, line.until, seconds=False))
    return [(line.id, f"{line.text}  ({until})")]


GUARDS: Final = (N_("Guard rules"), guard_lines, "muted")
EYES: Final = (N_("Eyes on the wall"), eyes_lines, "caution")
"""The bars: their caption, what they read, and the tone of their edge."""


class StandingBar(QWidget):
    """Draws each line in full where there is room, on three lines at most; hidden while there is none."""

    chosen = Signal(str)

    def __init__(self, caption: str, read: Callable[[Room], Lines], tone: str) -> None:
        super().__init__()
        self._caption, self._read, self._tone = caption, read, tone
        self._rules: Lines = []
        self._places: list[tuple[QRectF, str]] = []
        self._left_out = 0
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_room(self, room: Room) -> None:
        """Show what holds now; paints only when it is other than before."""
        rules = self._read(room)
        if rules == self._rules:
            return
        self._rules = rules
        self._at = min(self._at, max(0, len(rules) - 1))
        self.setVisible(bool(rules))
        words = ", ".join(text for _stream, text in rules)
        self.setAccessibleName(": ".join((_(self._caption), words)))
        self._lay_out()

    def _lay_out(self) -> None:
        """Give each rule its place; a rule wider than the bar has a line of its own and ends in dots."""
        self._places, self._left_out = [], 0
        start = px(18) + metrics("caption").horizontalAdvance(_(self._caption).upper()) * 1.14 + px(16)
        left, row, limit = start, 0, self.width() - px(18)
        for stream, text in self._rules:
            width = metrics("small", 600).horizontalAdvance(text) + px(4)
            if left + width > limit and left > start:
                left, row = start, row + 1
            if row == MOST_ROWS:
                self._left_out += 1
                row -= 1
                left = limit
                continue
            box = QRectF(left, px(4) + row * line(ROW), min(width, limit - left), line(ROW))
            self._places.append((box, stream))
            left = box.right() + px(22)
        if self._left_out:
            box, stream = self._places[-1]
            box.setRight(min(box.right(), limit - px(MORE)))
            self._places[-1] = (box, stream)
        rows = 1 + max((round((box.top() - px(4)) / line(ROW)) for box, _stream in self._places), default=0)
        self.setFixedHeight(rows * line(ROW) + px(9))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(400), line(ROW) + px(9))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("panel"))
        painter.fillRect(QRectF(0, 0, px(3), self.height()), colour(self._tone))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("line"))
        caption = QRectF(px(18), px(4), px(200), line(ROW))
        draw_text(painter, caption, _(self._caption), "caption", self._tone)
        texts = dict(self._rules)
        for place, (box, stream) in enumerate(self._places):
            here = self.hasFocus() and place == self._at
            draw_text(painter, box, texts[stream], "small", "info" if here else "text", 600)
        if self._left_out:
            last = self._places[-1][0]
            more = QRectF(self.width() - px(MORE + 8), last.top(), px(MORE - 10), last.height())
            words = _("{count} more").format(count=self._left_out)
            draw_text(painter, more, words, "small", "muted", align=Qt.AlignmentFlag.AlignRight)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for box, stream in self._places:
            if box.contains(event.position()):
                self.chosen.emit(stream)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._places:
            self._at = (self._at + step) % len(self._places)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._places:
            self.chosen.emit(self._places[self._at][1])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
