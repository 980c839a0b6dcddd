"""What stands over the desk while files hover above it: to what they would be attached."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.delegates.painting import draw_text
from ui.theme.current import colour, veil
from ui.theme.scale import line, px
from warroom.i18n import _


class DropTarget(QWidget):
    """Covers its parent while it is shown, and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = self._limits = ""
        self.hide()

    def offer(self, about: str, limits: str) -> None:
        """Say what a drop would do."""
        self._words = _("Drop to attach to {about}").format(about=about)
        self._limits = limits
        self.setAccessibleName(f"{self._words}. {limits}")
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), veil("ground", 0.9))
        box = QRectF(self.rect()).adjusted(px(18), px(18), -px(18), -px(18))
        painter.setPen(QPen(colour("info"), px(2), Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, px(4), px(4))
        inner = box.adjusted(px(24), 0, -px(24), 0)
        high, middle = line(34), box.center().y()
        band = QRectF(box.left(), middle - high - px(20), box.width(), high + line(24) + px(44))
        painter.fillRect(band.adjusted(px(1), 0, -px(1), 0), colour("panel"))
        upper = QRectF(inner.left(), middle - high, inner.width(), high)
        lower = QRectF(inner.left(), middle + px(4), inner.width(), line(24))
        draw_text(painter, upper, self._words, "title", align=Qt.AlignmentFlag.AlignHCenter)
        draw_text(painter, lower, self._limits, "small", "muted", align=Qt.AlignmentFlag.AlignHCenter)
        painter.end()
