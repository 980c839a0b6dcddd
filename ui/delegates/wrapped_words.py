"""The words of a row over up to three lines, with its reference before and its chips behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from ui.delegates.marked_text import draw_mark, draw_marked
from ui.delegates.painting import chip_width, draw_chip, one_line, strike
from ui.theme.current import colour
from ui.theme.fonts import font, metrics
from warroom.services.folding import occurrences
from warroom.services.wording import Words

LINES: Final = 3
LONGEST: Final = 1200
CHIP_GAP: Final = 6.0
MOST_CHIPS: Final = 5


class _Laid(msgspec.Struct):
    """Text laid out in lines; `rest` is what did not fit and stands, cut, on the last line."""

    layout: QTextLayout
    lines: list[QTextLine]
    rest: str = ""

    @property
    def end(self) -> float:
        """Where the last line ends."""
        last = self.lines[-1] if self.lines else None
        return last.x() + last.naturalTextWidth() if last is not None else 0.0


def draw_wrapped(painter: QPainter, box: QRectF, said: Words, words: Sequence[str]) -> None:
    """Draw the words from the top of a box; nothing is cut that fits on three lines."""
    if box.width() <= 0:
        return
    height = metrics("body").height()
    top = box.top() + max(0.0, (box.height() - LINES * height) / 2)
    indent = 0.0
    if said.ref:
        indent = draw_chip(painter, box.left(), top + height / 2, said.ref, "mono_small") + 8
    chips = [one_line(chip[:40]) for chip in said.chips[:MOST_CHIPS]]
    laid = _lay(said, box.width(), indent)
    behind = sum(chip_width(chip) + CHIP_GAP for chip in chips)
    column = 0.0
    if chips and len(laid.lines) >= LINES and (laid.rest or laid.end + 8 + behind > box.width()):
        column = min(max(map(chip_width, chips[:LINES])) + 10, box.width() * 0.42)
        laid = _lay(said, box.width() - column, indent)
    _draw_lines(painter, QPointF(box.left(), top), laid, said, words)
    if column:
        for number, chip in enumerate(chips[:LINES]):
            _chips(painter, box.right() - column + 10, top + (number + 0.5) * height, [chip], box.right())
        return
    line, left = max(0, len(laid.lines) - 1), laid.end + 8
    if left + behind > box.width() and len(laid.lines) < LINES:
        line, left = len(laid.lines), 0.0
    _chips(painter, box.left() + left, top + (line + 0.5) * height, chips, box.right())


def _lay(said: Words, width: float, indent: float) -> _Laid:
    text = one_line(" ".join(filter(None, (said.bold, said.text)))[:LONGEST])
    layout = QTextLayout(text, font("body"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if said.bold:
        bold = QTextCharFormat()
        bold.setFont(font("body", 600))
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = 0, len(one_line(said.bold)), bold
        layout.setFormats([span])
    laid = _Laid(layout, [])
    height = metrics("body").height()
    layout.beginLayout()
    while len(laid.lines) < LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        first = indent if not laid.lines else 0.0
        line.setLineWidth(max(1.0, width - first))
        line.setPosition(QPointF(first, len(laid.lines) * height))
        laid.lines.append(line)
    layout.endLayout()
    if laid.lines and laid.lines[-1].textStart() + laid.lines[-1].textLength() < len(text):
        laid.rest = text[laid.lines[-1].textStart() :]
    return laid


def _draw_lines(painter: QPainter, corner: QPointF, laid: _Laid, said: Words, words: Sequence[str]) -> None:
    painter.setPen(colour("dim" if said.struck else "text"))
    height = metrics("body").height()
    whole = laid.lines[:-1] if laid.rest else laid.lines
    for line in whole:
        place = corner + line.position()
        text = laid.layout.text()
        for start, end in occurrences(text, words) if words else ():
            low, high = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if low < high:
                left, right = _x(line, low), _x(line, high)
                draw_mark(painter, QRectF(corner.x() + left, place.y(), right - left, height))
        painter.setPen(colour("dim" if said.struck else "text"))
        line.draw(painter, corner)
        if said.struck:
            middle = place.y() + height / 2 + 1
            strike(painter, place.x(), place.x() + line.naturalTextWidth(), middle)
    if laid.rest:
        last = laid.lines[-1]
        box = QRectF(corner + last.position(), corner + last.position() + QPointF(last.width(), height))
        draw_marked(painter, box, laid.rest, words, "body", "dim" if said.struck else "text")


def _x(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)  # a pair, whatever the stub says
    return float(found[0])


def _chips(painter: QPainter, left: float, middle: float, chips: list[str], right: float) -> None:
    for chip in chips:
        if left + chip_width(chip) > right + 1:
            return
        left += draw_chip(painter, left, middle, chip) + CHIP_GAP
