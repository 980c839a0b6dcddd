"""The mission strip on every page: severity, title, phase, and the clocks everybody sees."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.delegates.painting import draw_text
from ui.theme.current import colour
from ui.theme.fonts import Role, metrics
from ui.theme.scale import line, px
from warroom.domain.room import Room
from warroom.i18n import _
from warroom.services.times import mission_time, running_end, t_plus, zero_words
from warroom.services.vocabulary import severity_word, word

HEIGHT = 64
WIDE = 1500
"""Pixels at zoom 1; the width from which the scope stands beside the clocks, else the title needs it."""


class MissionStrip(QWidget):
    """Draws itself from the room once a second; a click shows all that is known of the incident."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.setFixedHeight(line(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._room: Room | None = None
        self._texts: tuple[str, ...] = ()

    def sizeHint(self) -> QSize:
        return QSize(px(900), line(HEIGHT))

    def show_room(self, room: Room) -> None:
        """Show a room; paints only when a text is different from before."""
        self._room = room
        texts = tuple(self._read(room))
        if texts != self._texts:
            self._texts = texts
            self.setAccessibleName(", ".join(filter(None, texts)))
            self.update()

    def _read(self, room: Room) -> list[str]:
        incident = room.incident
        clocks = [t_plus(room, running_end(room)), mission_time(room, room.now)]
        if incident.phase == "closed":
            clocks[1] = ""
        scope = word("scope", incident.scope) if incident.scope != "unknown" else ""
        severity = severity_word(incident.severity) if incident.severity else _("SEV ?")
        return [severity, incident.title, word("phase", incident.phase), *clocks, scope]

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._room is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("panel"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("line"))
        severity, title, phase, elapsed, mission, scope = self._texts
        right = self.width() - float(px(18))
        if self.width() >= line(WIDE):
            right = self._draw_block(painter, right, _("Scope"), scope, "body")
        right = self._draw_block(painter, right, _("Mission time"), mission, "clock")
        caption = zero_words(self._room)
        right = self._draw_block(painter, right, caption, elapsed, "clock")
        left = px(18) + self._draw_severity(painter, severity) + px(18)
        phase_width = metrics("caption").horizontalAdvance(phase.upper()) * 1.02 + 4
        box = QRectF(left, 0, max(float(px(40)), right - left - phase_width - px(20)), self.height())
        used = draw_text(painter, box, title, "title")
        phase_box = QRectF(left + used + px(20), 1, max(0.0, right - left - used - px(20)), self.height())
        draw_text(painter, phase_box, phase, "caption", "muted")
        painter.end()

    def _draw_severity(self, painter: QPainter, text: str) -> float:
        grave = self._room is not None and self._room.incident.severity == 1
        closed = self._room is not None and self._room.incident.phase == "closed"
        tone = "alarm" if grave and not closed else "muted"
        width = metrics("body", 600).horizontalAdvance(text) + px(20)
        box = QRectF(px(18), self.height() / 2 - line(24) / 2, width, line(24))
        painter.setPen(QPen(colour(tone), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, px(3), px(3))
        draw_text(painter, box, text, "body", tone, 600, Qt.AlignmentFlag.AlignHCenter)
        return float(width)

    def _draw_block(self, painter: QPainter, right: float, caption: str, text: str, role: Role) -> float:
        if not text:
            return right
        width = metrics(role).horizontalAdvance(text) + 2
        draw_text(painter, QRectF(right - width, 0, width, self.height()), text, role)
        label = metrics("caption").horizontalAdvance(caption.upper()) + 2
        draw_text(
            painter,
            QRectF(right - width - px(14) - label, 1, label, self.height()),
            caption,
            "caption",
            "muted",
        )
        return float(right - width - label - px(34))

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit()
