"""Type on the wall: two tiers of size, and how words are drawn, cut and wrapped in them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextLine, QTextOption

from ui.delegates.painting import one_line
from ui.theme.current import colour
from ui.theme.fonts import sized
from warroom.services.legibility import Tiers

LONGEST = 400
"""Letters of a text that are looked at; no wall shows more."""
LEADING = 1.24
"""The height of a line, as a share of the font's size."""


class Face(NamedTuple):
    """A font of the wall: mono or reading, its size in pixels, its weight, its letters apart or not."""

    mono: bool
    size: int
    weight: int
    tracked: bool = False

    @property
    def font(self) -> QFont:
        """The font itself."""
        return sized(*self)

    @property
    def line(self) -> float:
        """The height of one line."""
        return self.size * LEADING


class Ink:
    """The faces of both tiers; nothing on the wall is drawn in another one, and none is smaller than `near`."""

    def __init__(self, tiers: Tiers) -> None:
        self.near, self.far = tiers.near, tiers.far
        self.title = Face(False, tiers.far, 600)
        self.severity = Face(False, tiers.far, 600)
        self.clock = Face(True, round(tiers.far * 1.55), 500)
        self.loud = Face(False, tiers.far, 600)
        self.headline = Face(False, round(tiers.far * 1.4), 600)
        self.caption = Face(False, tiers.near, 600, tracked=True)
        self.label = Face(False, tiers.near, 600)
        self.body = Face(False, round(tiers.near * 1.3), 400)
        self.strong = Face(False, round(tiers.near * 1.3), 600)
        self.small = Face(False, tiers.near, 400)
        self.mono = Face(True, tiers.near, 500)

    def gap(self, share: float) -> int:
        """Give a distance as a share of the near size, so that all of the wall keeps its proportions."""
        return round(self.near * share)


def frame(
    painter: QPainter, box: QRectF, ink: Ink, tone: str = "line", ground: str = "panel", wide: float = 0.0
) -> None:
    """Draw the frame of a zone or tile with its ground; its line is fine unless a width is given."""
    painter.setPen(QPen(colour(tone), wide or max(1.0, ink.near / 14)))
    painter.setBrush(colour(ground))
    corner = ink.gap(0.2)
    painter.drawRoundedRect(box, corner, corner)


def write(
    painter: QPainter,
    box: QRectF,
    text: str,
    face: Face,
    tone: str = "text",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Draw one line from the top of a box, cut with dots where it is too long; returns its width."""
    if not text or box.width() <= 0:
        return 0.0
    laid = _lay(text[:LONGEST], face, box.width(), 1)
    line = laid.lines[0]
    width = min(box.width(), line.naturalTextWidth())
    left = box.left()
    if align & Qt.AlignmentFlag.AlignRight:
        left = box.right() - width
    elif align & Qt.AlignmentFlag.AlignHCenter:
        left += (box.width() - width) / 2
    painter.setPen(colour(tone))
    laid.layout.draw(painter, QPointF(left, box.top()))
    return float(width)


def write_lines(  # noqa: PLR0917 - what is drawn, where, and how it looks
    painter: QPainter, box: QRectF, text: str, face: Face, most: int, tone: str = "text", struck: bool = False
) -> float:
    """Draw a text over several lines, the last cut with dots where more does not fit; returns the height."""
    laid = _lay(text[:LONGEST], face, box.width(), most)
    painter.setPen(colour(tone))
    laid.layout.draw(painter, box.topLeft())
    if struck:
        painter.setPen(QPen(colour(tone), max(1.0, face.size / 14)))
        for number, line in enumerate(laid.lines):
            middle = box.top() + number * face.line + face.size * 0.66
            painter.drawLine(
                QPointF(box.left(), middle), QPointF(box.left() + line.naturalTextWidth(), middle)
            )
    return len(laid.lines) * face.line


def write_middle(painter: QPainter, box: QRectF, text: str, face: Face, most: int) -> None:
    """Draw a text over several lines, each in the middle of the box's width."""
    painter.setPen(colour("text"))
    for line in _lay(text[:LONGEST], face, box.width(), most).lines:
        line.draw(painter, box.topLeft() + QPointF((box.width() - line.naturalTextWidth()) / 2, 0))


def height_of(text: str, face: Face, width: float, most: int) -> float:
    """Say how high a text will be."""
    return len(_lay(text[:LONGEST], face, width, most).lines) * face.line


@lru_cache(maxsize=2048)
def width_of(text: str, face: Face) -> float:
    """Say how wide a text is on one line."""
    return float(_measures(face).horizontalAdvance(one_line(text[:LONGEST])))


@cache
def _measures(face: Face) -> QFontMetricsF:
    return QFontMetricsF(face.font)


class _Laid(NamedTuple):
    """A text in lines that have their places."""

    layout: QTextLayout
    lines: tuple[QTextLine, ...]


@lru_cache(maxsize=1024)
def _lay(text: str, face: Face, width: float, most: int) -> _Laid:
    """Lay a text out over so many lines; what does not fit ends in dots."""
    clean = one_line(text)
    laid = _break(clean, face, width, most)
    last = laid.lines[-1]
    if last.textStart() + last.textLength() < len(clean):
        head, rest = clean[: last.textStart()], clean[last.textStart() :]
        cut = _measures(face).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        laid = _break(head + cut, face, width, most)
    return laid


def _break(text: str, face: Face, width: float, most: int) -> _Laid:
    layout = QTextLayout(text or " ", face.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[QTextLine] = []
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0.0, len(lines) * face.line))
        lines.append(line)
    layout.endLayout()
    return _Laid(layout, tuple(lines))
