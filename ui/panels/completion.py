"""The list over the entry line: what fits the word that is being typed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.delegates.painting import draw_text
from ui.theme.current import colour
from ui.theme.fonts import metrics
from ui.theme.scale import line, px
from warroom.i18n import _
from warroom.services.completing import Candidate, Completion

ROWS: Final = 8


class CompletionList(QWidget):
    """Shows candidates over a window, never takes the keyboard, and tells which one was clicked."""

    picked = Signal(object)

    def __init__(self, line: QWidget) -> None:
        super().__init__(line)
        line.destroyed.connect(self.deleteLater)
        self.completion: Completion | None = None
        self._place = 0
        self._moved = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("What fits the word"))
        self.hide()

    def offer(self, completion: Completion, over: QWidget) -> None:
        """Show what fits, above a widget and as wide as it at most."""
        self.completion, self._place, self._moved = completion, 0, False
        window = over.window()
        if self.parent() is not window:
            self.setParent(window)
        height = line(28) * min(ROWS, len(completion.candidates)) + 2 * px(6)
        corner = over.mapTo(window, QPoint(0, 0))
        width = min(over.width(), px(720))
        self.setGeometry(QRect(corner.x(), max(0, corner.y() - height - px(6)), width, height))
        self._say()
        self.show()
        self.raise_()
        self.update()

    def close_list(self) -> None:
        """Take the list away."""
        self.completion = None
        self.hide()

    def move_on(self, step: int) -> None:
        """Go to the next or the one before; past an end it goes on at the other."""
        if self.completion is not None:
            self._place = (self._place + step) % len(self.completion.candidates)
            self._moved = True
            self._say()
            self.update()

    def current(self) -> Candidate | None:
        """Give the candidate that Tab would take."""
        return self.completion.candidates[self._place] if self.completion else None

    def takes_enter(self) -> bool:
        """Say whether Enter takes a candidate: it was gone to, or the word is begun and stands for nothing."""
        if self.completion is None:
            return False
        begun = self.completion.end - self.completion.start > 1
        return self._moved or (begun and not self.completion.whole)

    def _say(self) -> None:
        """Say the current one to those who do not see the list."""
        found = self.current()
        if found is not None:
            self.setAccessibleDescription(f"{found.word} {found.help}".strip())

    def _top(self) -> int:
        """Give the first row in sight."""
        return max(0, self._place - ROWS + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        candidates = self.completion.candidates if self.completion else ()
        shown = candidates[self._top() : self._top() + ROWS]
        first = max((metrics("body").horizontalAdvance(each.word) for each in shown), default=0)
        first = min(first, self.width() // 2)
        for row, each in enumerate(shown, self._top()):
            box = self._box(row)
            if row == self._place:
                painter.fillRect(box, colour("raised"))
            inner = box.adjusted(px(10), 0, -px(10), 0)
            draw_text(
                painter, QRectF(inner.x(), inner.y(), first + 1, inner.height()), each.word, "body", "info"
            )
            draw_text(painter, inner.adjusted(first + px(16), 0, 0, 0), each.help, "small", "muted")
        if len(candidates) > ROWS:
            place = f"{self._place + 1} / {len(candidates)}"
            corner = self._box(self._top() + ROWS - 1).adjusted(0, 0, -px(10), 0)
            draw_text(painter, corner, place, "small", "muted", align=Qt.AlignmentFlag.AlignRight)
        painter.end()

    def _box(self, row: int) -> QRectF:
        height = line(28)
        return QRectF(1, px(6) + (row - self._top()) * height, self.width() - 2, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        candidates = self.completion.candidates if self.completion else ()
        for row, each in enumerate(candidates):
            if self._top() <= row < self._top() + ROWS and self._box(row).contains(event.position()):
                self.picked.emit(each)
                return
