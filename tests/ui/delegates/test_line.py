"""Lines of a list: columns are laid out in any width, and every kind of cell is drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex, QRectF
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from ui.delegates.line import LineDelegate, column_boxes
from ui.models import closeout as closeout_lines
from ui.models import fixes, hypotheses, owners, rooms
from ui.models.house import threshold_columns
from ui.models.lines import Cell, Column, Line, LineModel
from ui.theme import scale
from ui.theme.fonts import metrics
from warroom.services.vocabulary import severity_word

PAGES = (hypotheses.columns, fixes.columns, owners.columns, rooms.columns, closeout_lines.columns)


@pytest.mark.parametrize("columns", PAGES, ids=["hypotheses", "fixes", "owners", "rooms", "closeout"])
@pytest.mark.parametrize("width", [60, 300, 560, 720, 860, 1000, 1200, 2400])
def test_columns_never_overlap_and_stay_in_the_row(columns: object, width: int) -> None:
    assert callable(columns)
    made = columns()
    row = QRectF(0, 0, width, 50)
    boxes = column_boxes(made, row)
    assert len(boxes) == len(made)
    shown = [box for box in boxes if box.width() > 0]
    assert all(left.right() <= right.left() for left, right in pairwise(shown))
    assert all(box.right() <= width for box in shown)


@pytest.mark.parametrize("columns", PAGES, ids=["hypotheses", "fixes", "owners", "rooms", "closeout"])
def test_the_words_get_room_at_1280_pixels(columns: object) -> None:
    assert callable(columns)
    made = columns()
    boxes = column_boxes(made, QRectF(0, 0, 744, 50))
    assert all(
        box.width() >= 150
        for column, box in zip(made, boxes, strict=True)
        if not column.width and column.above <= 744
    )


@pytest.fixture
def view(qtbot: QtBot) -> QTableView:
    """Give a view of two lines: a heading, and one with everything in it."""
    made = QTableView()
    qtbot.addWidget(made)
    columns = (Column("", 40), Column("Words"), Column("", 90, mono=True, right=True))
    model = LineModel(made)
    cells = (Cell("H1"), Cell("Words", "below", "info", True, True), Cell("−4.0", bar=0.5))
    model.set_lines([Line("h", (Cell("Alive"),), heading=True), Line("H1", cells, mark="caution")])
    made.setModel(model)
    made.setItemDelegate(LineDelegate(columns, True, made))
    made.resize(500, 200)
    made.horizontalHeader().setStretchLastSection(True)
    return made


def test_headings_and_lines_are_drawn(view: QTableView) -> None:
    empty = QTableView()
    empty.resize(500, 200)
    assert view.grab().toImage() != empty.grab().toImage()
    view.selectRow(1)
    assert not view.grab().isNull()


def test_a_row_asks_for_its_height(view: QTableView) -> None:
    tall = LineDelegate((), True).sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
    low = LineDelegate((), False).sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
    assert tall > low > 20


@pytest.mark.parametrize("bar", [-1.0, 0.0, 0.3, 1.0])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_cell_is_drawn(text: str, bar: float, view: QTableView) -> None:
    model = view.model()
    assert isinstance(model, LineModel)
    model.set_lines([Line("x", (Cell(text), Cell(text, text), Cell(text, bar=bar)))])
    assert not view.grab().isNull()


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_severities_are_whole_in_a_narrow_list(zoom: float) -> None:
    scale.use(zoom, 1.0)
    columns = threshold_columns()
    boxes = column_boxes(columns, QRectF(0, 0, 330 * zoom, 50 * zoom))
    wanted = metrics("mono", 600).horizontalAdvance(severity_word(1))
    assert all(box.width() >= wanted for box in boxes[1:])
