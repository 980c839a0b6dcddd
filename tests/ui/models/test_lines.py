"""Lists of lines tell their views exactly what changed, and say every line in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from ui.models.lines import LINE_ROLE, Cell, Line, LineModel


def line(key: str, text: str = "", **more: Any) -> Line:
    """Make a line of one cell."""
    return Line(key, (Cell(text or key),), **more)


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[LineModel]:
    """Give an empty model that Qt's own tester watches; what it finds fails the test as a warning."""
    made = LineModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield made
    tester.deleteLater()


def keys(model: LineModel) -> list[str]:
    """Give the streams of the lines from top to bottom."""
    return [model.index(place, 0).data(LINE_ROLE).key for place in range(model.rowCount())]


SETS: tuple[list[Line], ...] = (
    [line("a"), line("b")],
    [line("a"), line("b", "B")],
    [line("a"), line("b", "B"), line("c"), line("d")],
    [line("z"), line("a", "A"), line("b"), line("c"), line("d")],
    [line("d"), line("c")],
    [],
    [line("head", heading=True), line("a")],
    [line("head", heading=True), line("a")],
)


def test_every_set_of_lines_is_shown_whole(model: LineModel) -> None:
    for lines in SETS:
        model.set_lines(list(lines))
        assert [model.line(place) for place in range(model.rowCount())] == lines
        assert keys(model) == [each.key for each in lines]


def spies(model: QAbstractItemModel) -> tuple[QSignalSpy, QSignalSpy, QSignalSpy]:
    """Listen to what a view has to know."""
    return QSignalSpy(model.dataChanged), QSignalSpy(model.rowsInserted), QSignalSpy(model.modelReset)


def counts(listening: tuple[QSignalSpy, ...]) -> list[int]:
    """Give how often each was heard."""
    return [spy.count() for spy in listening]


def test_the_same_lines_disturb_nobody(model: LineModel) -> None:
    model.set_lines([line("a"), line("b")])
    heard = spies(model)
    model.set_lines([line("a"), line("b")])
    assert counts(heard) == [0, 0, 0]


def test_a_line_that_differs_is_drawn_anew_alone(model: LineModel) -> None:
    model.set_lines([line("a"), line("b"), line("c")])
    heard = spies(model)
    model.set_lines([line("a"), line("b", "other words"), line("c")])
    assert counts(heard) == [1, 0, 0]
    first, last = heard[0].at(0)[:2]
    assert (first.row(), last.row()) == (1, 1)


def test_lines_at_the_end_are_inserted(model: LineModel) -> None:
    model.set_lines([line("a")])
    heard = spies(model)
    model.set_lines([line("a", "A"), line("b"), line("c")])
    assert counts(heard) == [1, 1, 0]


def test_a_selection_survives_what_is_added(model: LineModel, qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    model.set_lines([line("a"), line("b")])
    view.selectRow(1)
    model.set_lines([line("a"), line("b", "B"), line("c")])
    (index,) = view.selectedIndexes()
    assert index.data(LINE_ROLE).key == "b"


def test_a_heading_cannot_be_selected(model: LineModel) -> None:
    model.set_lines([line("head", heading=True), line("a")])
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_the_place_of_a_stream(model: LineModel) -> None:
    model.set_lines([line("a"), line("b")])
    assert (model.place_of("b"), model.place_of("nothing")) == (1, -1)
    assert model.line(-1) is None
    assert model.line(2) is None
    assert model.data(QModelIndex()) is None


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_a_line_says_its_words_as_they_are(text: str, model: LineModel) -> None:
    model.set_lines([Line("a", (Cell("H1"), Cell(text, "below"), Cell("")))])
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        assert model.index(0, 0).data(role) == f"H1, {text}, below"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None
