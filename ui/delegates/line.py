"""One line of a list: cells in columns, with a second line, a bar or a mark where it helps."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.delegates.painting import draw_row_ground, draw_text, strike
from ui.models.lines import LINE_ROLE, Cell, Column, Line
from ui.theme import scale
from ui.theme.current import colour
from ui.theme.fonts import Role, metrics

ROW_HEIGHT: Final = 34
TALL_ROW: Final = 50
PAD: Final = 18.0
GAP: Final = 16.0
"""Pixels at zoom 1."""
SHARE: Final = 0.3
"""Part of a row that is left to the columns without a width of their own."""
YIELD: Final = 0.6
"""Part of its width that a column without caption keeps when there is little room."""


def row_height(tall: bool) -> int:
    """Give the height of a row at the zoom in use: `tall` has room for a second line."""
    return scale.line(TALL_ROW if tall else ROW_HEIGHT)


def column_boxes(columns: tuple[Column, ...], box: QRectF) -> list[QRectF]:
    """Lay columns out in a row: fixed ones as wide as they ask, the rest shares what is left.

    Columns that a narrow row leaves out get an empty box; where little is left, fixed ones give way.
    """
    pad, gap = scale.px(PAD), scale.px(GAP)
    inner = box.adjusted(pad, 0, -pad, 0)
    shown = [column for column in columns if box.width() >= scale.line(column.above)]
    fixed, share = _widths(shown, inner.width() - gap * (len(shown) - 1))
    boxes, left = [], inner.left()
    for column in columns:
        if column not in shown:
            boxes.append(QRectF())
            continue
        width = fixed[column] if column.width else share
        boxes.append(QRectF(left, box.top(), max(0.0, min(width, inner.right() - left)), box.height()))
        left += width + gap
    return boxes


def _widths(shown: list[Column], room: float) -> tuple[dict[Column, float], float]:
    """Give the widths of fixed columns and of each that shares the rest, which gets a good part."""
    captions = {column: _least(column) for column in shown}
    fixed = {each: max(float(scale.line(each.width)), captions[each]) for each in shown if each.width}
    sharing = [column for column in shown if not column.width]
    if not sharing:
        return fixed, 0.0
    least = max(captions[column] for column in sharing)
    missing = max(least, room * SHARE / len(sharing)) * len(sharing) - (room - sum(fixed.values()))
    spare = {
        each: max(0.0, width - (captions[each] if each.caption or each.whole else width * YIELD))
        for each, width in fixed.items()
    }
    part = min(1.0, max(0.0, missing) / (sum(spare.values()) or 1.0))
    given = {each: width - spare[each] * part for each, width in fixed.items()}
    return given, max(float(scale.px(60)), (room - sum(given.values())) / len(sharing))


def _least(column: Column) -> float:
    """Give the width of a column's caption, or of the words in it that are never cut."""
    caption = metrics("caption").horizontalAdvance(column.caption)
    return max(caption, metrics("mono" if column.mono else "body", 600).horizontalAdvance(column.whole)) + 2


class LineDelegate(QStyledItemDelegate):
    """Draws lines of a list by columns."""

    def __init__(self, columns: tuple[Column, ...], tall: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.height = row_height(tall)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(scale.px(200), self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.heading:
            self._draw_heading(painter, box, line)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            draw_row_ground(painter, box, selected, line.mark or ("info" if selected else ""))
            tall = any(cell.sub for cell in line.cells)
            boxes = column_boxes(self.columns, box)
            for cell, column, place in zip(line.cells, self.columns, boxes, strict=False):
                self._draw_cell(painter, place, cell, column, tall)
        painter.restore()

    def _draw_heading(self, painter: QPainter, box: QRectF, line: Line) -> None:
        inner = box.adjusted(scale.px(PAD), box.height() - scale.line(26), -scale.px(PAD), 0)
        draw_text(painter, inner, line.cells[0].text, "caption", "muted")
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line"))

    def _draw_cell(self, painter: QPainter, box: QRectF, cell: Cell, column: Column, tall: bool) -> None:
        if box.isEmpty():
            return
        half = box.height() / 2
        top = QRectF(box.left(), box.top() + scale.px(4), box.width(), half - scale.px(2)) if tall else box
        if cell.bar >= 0:
            self._draw_bar(painter, top, cell)
            return
        align = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        role: Role = "mono" if column.mono else "body"
        if cell.sub:
            low = QRectF(box.left(), box.top() + half, box.width(), half - scale.px(5))
            draw_text(painter, low, cell.sub, "small", "muted", align=align)
        width = draw_text(painter, top, cell.text, role, cell.tone or "text", 600 if cell.bold else 0, align)
        if cell.struck:
            strike(painter, top.left(), top.left() + width, top.center().y() + 1)

    def _draw_bar(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        number = QRectF(box.right() - scale.line(46), box.top(), scale.line(46), box.height())
        draw_text(painter, number, cell.text, "mono", cell.tone or "text", align=Qt.AlignmentFlag.AlignRight)
        track = QRectF(
            box.left(), box.center().y() - scale.px(3), max(0.0, box.width() - scale.line(58)), scale.px(6)
        )
        painter.fillRect(track, colour("chosen"))
        painter.fillRect(
            QRectF(track.left(), track.top(), max(2.0, track.width() * cell.bar), scale.px(6)), colour("edge")
        )
