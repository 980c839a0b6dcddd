"""One line of text in which the words that were searched are marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.delegates.painting import draw_text, one_line
from ui.theme.current import colour
from ui.theme.fonts import Role, metrics
from warroom.services.folding import occurrences

LONGEST = 600
"""Letters of a line that are looked at; no screen shows more."""


def draw_marked(  # noqa: PLR0917 - what is drawn, where, and how it looks
    painter: QPainter,
    box: QRectF,
    text: str,
    words: Sequence[str],
    role: Role,
    tone: str = "text",
    weight: int = 0,
) -> float:
    """Draw one line of text as `draw_text` does, over marks where the words stand; returns its width."""
    if words and box.width() > 0:
        measures = metrics(role, weight)
        shown = measures.elidedText(one_line(text[:LONGEST]), Qt.TextElideMode.ElideRight, box.width())
        height = measures.height()
        for start, end in occurrences(shown, words):
            left = box.left() + measures.horizontalAdvance(shown[:start])
            right = box.left() + measures.horizontalAdvance(shown[:end])
            draw_mark(painter, QRectF(left, box.center().y() - height / 2, right - left, height))
    return draw_text(painter, box, text, role, tone, weight)


def draw_mark(painter: QPainter, box: QRectF) -> None:
    """Draw the ground of a word that was found, and the line under it."""
    painter.fillRect(box, colour("line"))
    painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), colour("info"))
