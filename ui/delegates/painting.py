"""Strokes that all delegates share: text that ends in dots, chips, marks, struck words."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QStaticText

from ui.theme.current import colour
from ui.theme.fonts import Role, font, metrics, pixels
from ui.theme.scale import line, px

CHIP_PAD = 7.0
CHIP_HEIGHT = 19.0
"""Pixels at zoom 1."""


def one_line(text: str) -> str:
    """Put a text on one line: breaks and control characters become blanks."""
    if text.isprintable():
        return text
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def draw_text(  # noqa: PLR0917 - what is drawn, where, and how it looks
    painter: QPainter,
    box: QRectF,
    text: str,
    role: Role,
    tone: str = "text",
    weight: int = 0,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Draw one line of text in a box, cut with dots where it is too long; returns its width."""
    if box.width() <= 0 or not text:
        return 0.0
    size = pixels(role)
    shown = _lay(text[:600], role, weight, size)
    if shown.width > box.width():
        shown = _lay_cut(text[:600], role, weight, size, box.width())
    left = box.left()
    if align & Qt.AlignmentFlag.AlignRight:
        left = box.right() - shown.width
    elif align & Qt.AlignmentFlag.AlignHCenter:
        left += (box.width() - shown.width) / 2
    painter.setFont(font(role, weight))
    painter.setPen(colour(tone))
    painter.drawStaticText(QPointF(left, box.top() + (box.height() - shown.height) / 2), shown.glyphs)
    return shown.width


class _Laid(NamedTuple):
    """A line of text whose letters have their places; most are drawn again and again as they are."""

    glyphs: QStaticText
    width: float
    height: float


@lru_cache(maxsize=4096)
def _lay(text: str, role: Role, weight: int, _size: int) -> _Laid:
    """Lay out a line of text in a font of this size."""
    shown = one_line(text)
    glyphs = QStaticText(shown)
    glyphs.setTextFormat(Qt.TextFormat.PlainText)
    glyphs.prepare(font=font(role, weight))
    return _Laid(glyphs, glyphs.size().width(), glyphs.size().height())


@lru_cache(maxsize=4096)
def _lay_cut(text: str, role: Role, weight: int, size: int, width: float) -> _Laid:
    """Lay out what fits into a width, with dots where it is cut."""
    shown = metrics(role, weight).elidedText(one_line(text), Qt.TextElideMode.ElideRight, width)
    return _lay(shown, role, weight, size)


def text_width(text: str, role: Role, weight: int = 0) -> float:
    """Measure a line of text that is drawn, or was."""
    return _lay(text[:600], role, weight, pixels(role)).width


def strike(painter: QPainter, left: float, right: float, middle: float) -> None:
    """Draw the line through what fell."""
    painter.setPen(QPen(colour("dim"), 1.0))
    painter.drawLine(QPointF(left, middle), QPointF(right, middle))


def chip_width(text: str, role: Role = "small") -> float:
    """Measure a chip."""
    return text_width(text, role) + 2 * px(CHIP_PAD)


def draw_chip(
    painter: QPainter, left: float, middle: float, text: str, role: Role = "small", tone: str = "muted"
) -> float:
    """Draw a chip whose left edge and middle line are given; returns its width."""
    width = chip_width(text, role)
    height = line(CHIP_HEIGHT)
    box = QRectF(left, middle - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("raised"))
    painter.drawRoundedRect(box, px(3), px(3))
    draw_text(painter, box, text, role, tone, align=Qt.AlignmentFlag.AlignHCenter)
    return width


def draw_row_ground(
    painter: QPainter, box: QRectF, selected: bool, mark: str = "", tint: bool = False
) -> None:
    """Draw a row's ground: selection, the mark at its left edge, the line under it."""
    if selected:
        painter.fillRect(box, colour("raised"))
    elif tint:
        painter.fillRect(box, colour("info_ground"))
    if mark:
        painter.fillRect(QRectF(box.left(), box.top(), px(3), box.height()), colour(mark))
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line"))
