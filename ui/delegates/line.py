"""One line of a list: cells in columns, with a second line, a bar or a mark where it helps."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.delegates.painting import draw_row_ground, draw_text, strike
from ui.models.lines import LINE_ROLE, Cell, Column, Line
from ui.theme.current import colour
from ui.theme.fonts import Role

ROW_HEIGHT: Final = 34
TALL_ROW: Final = 50
PAD: Final = 18.0
GAP: Final = 16.0


def column_boxes(columns: tuple[Column, ...], box: QRectF) -> list[QRectF]:
    """Lay columns out in a row: fixed ones as wide as they ask, the rest shares what is left.

    Columns that a narrow row leaves out get an empty box.
    """
    inner = box.adjusted(PAD, 0, -PAD, 0)
    shown = [column for column in columns if box.width() >= column.above]
    fixed = sum(column.width for column in shown) + GAP * (len(shown) - 1)
    share = max(60.0, (inner.width() - fixed) / max(1, sum(1 for column in shown if not column.width)))
    boxes, left = [], inner.left()
    for column in columns:
        if column not in shown:
            boxes.append(QRectF())
            continue
        width = column.width or share
        boxes.append(QRectF(left, box.top(), max(0.0, min(width, inner.right() - left)), box.height()))
        left += width + GAP
    return boxes


class LineDelegate(QStyledItemDelegate):
    """Draws lines of a list by columns."""

    def __init__(self, columns: tuple[Column, ...], tall: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.height = TALL_ROW if tall else ROW_HEIGHT

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self.height)

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
        inner = box.adjusted(PAD, box.height() - 26, -PAD, 0)
        draw_text(painter, inner, line.cells[0].text, "caption", "muted")
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line"))

    def _draw_cell(self, painter: QPainter, box: QRectF, cell: Cell, column: Column, tall: bool) -> None:
        if box.isEmpty():
            return
        half = box.height() / 2
        top = QRectF(box.left(), box.top() + 4, box.width(), half - 2) if tall else box
        if cell.bar >= 0:
            self._draw_bar(painter, top, cell)
            return
        align = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        role: Role = "mono" if column.mono else "body"
        if cell.sub:
            low = QRectF(box.left(), box.top() + half, box.width(), half - 5)
            draw_text(painter, low, cell.sub, "small", "muted", align=align)
        width = draw_text(painter, top, cell.text, role, cell.tone or "text", 600 if cell.bold else 0, align)
        if cell.struck:
            strike(painter, top.left(), top.left() + width, top.center().y() + 1)

    def _draw_bar(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        number = QRectF(box.right() - 46, box.top(), 46, box.height())
        draw_text(painter, number, cell.text, "mono", cell.tone or "text", align=Qt.AlignmentFlag.AlignRight)
        track = QRectF(box.left(), box.center().y() - 3, max(0.0, box.width() - 58), 6)
        painter.fillRect(track, colour("line"))
        painter.fillRect(
            QRectF(track.left(), track.top(), max(2.0, track.width() * cell.bar), 6), colour("edge")
        )
