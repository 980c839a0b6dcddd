"""The keys and the wheel of the timeline's list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.rooms import Bench
from tests.screens import Screens, press
from ui.models.timeline import TimelineModel
from ui.panels.timeline_view import TimelineView


@pytest.fixture
def view(screens: Screens) -> TimelineView:
    """Give a list of thirty rows in a window of its own."""
    bench = Bench()
    for number in range(30):
        bench.wait(1).log(f"Line {number}")
    made = TimelineView()
    model = TimelineModel(made)
    made.setModel(model)
    model.show_room(bench.room)
    made.resize(600, 300)
    screens.show(made)
    made.setFocus()
    return made


def chosen(view: TimelineView) -> list[int]:
    """Give the selected places."""
    return sorted(index.row() for index in view.selectionModel().selectedRows())


def turn(view: TimelineView, delta: int, held: Qt.KeyboardModifier) -> None:
    """Turn the wheel over the list."""
    place = QPointF(50, 50)
    event = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_its_own_keys_are_told(view: TimelineView) -> None:
    told: list[str] = []
    view.copy_wanted.connect(lambda: told.append("copy"))
    view.end_wanted.connect(lambda: told.append("end"))
    view.escaped.connect(lambda: told.append("escape"))
    view.typed.connect(told.append)
    for keys in ("Ctrl+C", "End", "Escape", "x"):
        press(keys)
    assert told == ["copy", "end", "escape", "x"]


def test_rows_are_selected_with_shift(view: TimelineView) -> None:
    press("Home")
    press("Shift+Down", 2)
    assert chosen(view) == [0, 1, 2]
    press("Shift+End")
    assert chosen(view) == list(range(2, view.model().rowCount()))
    press("Shift+Home")
    assert chosen(view) == list(range(view.model().rowCount()))
    press("Down")
    assert len(chosen(view)) == 1


def test_shift_end_without_a_row_or_in_an_empty_list(view: TimelineView) -> None:
    press("Shift+End")
    assert chosen(view) == [view.model().rowCount() - 1]
    model = view.model()
    assert isinstance(model, TimelineModel)
    model.show_room(type(model.room)("empty"))
    press("Shift+End")
    assert chosen(view) == []


def test_the_wheel_zooms_with_ctrl_and_scrolls_without(view: TimelineView) -> None:
    told: list[int] = []
    view.zoomed.connect(told.append)
    ctrl, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
    for delta in (120, -120, 60, 60, -30):
        turn(view, delta, ctrl)
    assert told == [1, -1, 1]
    assert view.verticalScrollBar().value() == 0
    turn(view, -120, none)
    assert view.verticalScrollBar().value() > 0
    assert told == [1, -1, 1]
