"""Whether words fit where they stand: labels, buttons, rows, and what paints its words itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Final, TypeVar

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from ui.delegates.line import LineDelegate, column_boxes
from ui.panels.drop_down import DropDown
from ui.panels.footer import Footer
from ui.panels.left import Item, Left
from ui.panels.line_list import Captions, LineList
from ui.theme.fonts import metrics

Kind = TypeVar("Kind", bound=QWidget)
SLACK: Final = 1
"""Pixels by which Qt rounds a size."""
MAY_CUT: Final[dict[type[QWidget], str]] = {
    Footer: "one line of state; what is long in it is said again where it matters",
}
"""What ends in dots by design, with its reason; cells of lists and titles paint themselves so, too."""


def cut(widget: QWidget) -> list[str]:
    """List the words of a widget that do not fit where they stand, and parts that lie over each other."""
    parts = [each for each in widget.findChildren(QWidget) if each.isVisibleTo(widget) and not _exempt(each)]
    found: list[str] = []
    for each in parts:
        found += _cut(each)
    return found + list(_overlaps(widget, parts))


def _exempt(part: QWidget) -> bool:
    return any(_inside(part, kind) is not None for kind in MAY_CUT)


def _inside(part: QWidget, kind: type[Kind]) -> Kind | None:
    """Give the widget of a kind that a part is in, or is."""
    above: QWidget | None = part
    while above is not None and not isinstance(above, kind):
        above = above.parentWidget()
    return above


def _cut(part: QWidget) -> list[str]:
    if isinstance(part, QLabel):
        return _label(part)
    if isinstance(part, QAbstractButton):
        wanted = part.minimumSizeHint() if not part.text() else part.sizeHint()
        return _too_small(part, part.text(), wanted.width(), wanted.height())
    if isinstance(part, QLineEdit):
        return _placeholder(part)
    if isinstance(part, QComboBox):
        shown = part.words_shown() if isinstance(part, DropDown) else part.currentText()
        return [] if shown == part.currentText() else [f"choice “{part.currentText()}”: {shown}"]
    if isinstance(part, Item):
        return _item(part)
    if isinstance(part, Captions):
        return _captions(part)
    if isinstance(part, LineList):
        return _rows(part)
    inner = part.widget() if isinstance(part, QScrollArea) else None
    if isinstance(part, QScrollArea) and inner is not None:
        wide, room = inner.width(), part.viewport().width()
        return [f"{type(part).__name__}: {wide} wide in {room}"] if wide > room + SLACK else []
    return []


def _label(label: QLabel) -> list[str]:
    if not label.text():
        return []
    if label.wordWrap():
        return _too_small(label, label.text(), 0, label.heightForWidth(label.width()))
    return _too_small(label, label.text(), label.sizeHint().width(), label.sizeHint().height())


def _too_small(part: QWidget, text: str, width: float, height: float) -> list[str]:
    if width <= part.width() + SLACK and height <= part.height() + SLACK:
        return []
    return [f"{type(part).__name__} “{text}”: {width:.0f}x{height:.0f} in {part.width()}x{part.height()}"]


def _placeholder(edit: QLineEdit) -> list[str]:
    """Judge the words that say what belongs into an empty field; what people type may be longer."""
    option = QStyleOptionFrame()
    edit.initStyleOption(option)
    box = edit.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, edit)
    wide = edit.fontMetrics().horizontalAdvance(edit.placeholderText())
    return [] if wide <= box.width() else [f"hint “{edit.placeholderText()}”: {wide} in {box.width()}"]


def _item(item: Item) -> list[str]:
    """Judge a page's name at the left; the names of stations are people's own and may end in dots."""
    left = _inside(item, Left)
    if left is not None and item.key not in left.page_items:
        return []
    return _too_small(item, item.accessibleName(), item.wanted_width(), metrics("body").height())


def _captions(captions: Captions) -> list[str]:
    found = []
    boxes = column_boxes(captions.columns, QRectF(0, 0, captions.room, captions.height()))
    for column, box in zip(captions.columns, boxes, strict=True):
        wide = metrics("caption").horizontalAdvance(column.caption)
        if box.width() > 0 and wide > box.width() + SLACK:
            found.append(f"caption “{column.caption}”: {wide:.0f} in {box.width():.0f}")
    for left, right in pairwise([box for box in boxes if box.width() > 0]):
        if left.right() > right.left():
            found.append(f"columns overlap: {left} {right}")
    return found


def _rows(lines: LineList) -> list[str]:
    height = lines.view.verticalHeader().defaultSectionSize()
    made = [lines.model.line(place) for place in range(lines.model.rowCount())]
    tall = any(cell.sub for each in made if each is not None for cell in each.cells)
    wanted = metrics("body").height() + (metrics("small").height() if tall else 0)
    found = [f"a row of {height} holds {wanted:.0f}"] if wanted > height else []
    width = lines.view.viewport().width()
    delegate = lines.view.itemDelegate()
    columns = delegate.columns if isinstance(delegate, LineDelegate) else ()
    boxes = column_boxes(columns, QRectF(0, 0, width, height))
    for line in made:
        cells = zip(line.cells, columns, boxes, strict=False) if line and not line.heading else ()
        found += [
            f"number “{cell.text}” in {box.width():.0f}"
            for cell, column, box in cells
            if column.mono
            and column.right
            and box.width() > 0
            and metrics("mono", 600 if cell.bold else 0).horizontalAdvance(cell.text) > box.width() + SLACK
        ]
    return found


def _overlaps(widget: QWidget, parts: list[QWidget]) -> Iterator[str]:
    """Find words that lie over other words of the same parent."""
    said = [each for each in parts if isinstance(each, QLabel | QAbstractButton | Item)]
    for one, other in combinations(said, 2):
        if one.parent() is other.parent() and _place(one, widget).intersects(_place(other, widget)):
            yield f"“{one.accessibleName()}” lies over “{other.accessibleName()}”"


def _place(part: QWidget, top: QWidget) -> QRect:
    return QRect(part.mapTo(top, QPoint(0, 0)), part.size())
