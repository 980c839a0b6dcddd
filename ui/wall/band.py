"""The band over the foot of the wall: what is shown is old, how old it is, and why."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from ui.wall.ink import frame, write
from ui.wall.zone import Zone


class StaleBand(Zone):
    """Says it so large that the last row reads it; stands over the foot, so that nothing else moves."""

    content: tuple[str, str] | None

    def _spoken(self) -> str:
        return " ".join(self.content or ())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.content is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        frame(painter, box, self.ink, "alarm", "alarm_ground", max(1.0, self.ink.near / 10))
        self.draw(painter, box.adjusted(self.ink.gap(0.85), 0, -self.ink.gap(0.85), 0))
        painter.end()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw both lines in the middle of the band."""
        said, below = self.content or ("", "")
        top = box.center().y() - (self.ink.loud.line + self.ink.small.line) / 2
        middle = Qt.AlignmentFlag.AlignHCenter
        write(painter, QRectF(box.left(), top, box.width(), 0), said, self.ink.loud, "alarm_text", middle)
        top += self.ink.loud.line
        write(painter, QRectF(box.left(), top, box.width(), 0), below, self.ink.small, "alarm_text", middle)
