"""The border between the work and the inspector moves, and stays where it was put."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.rooms import busy_room
from tests.screens import Screens
from ui.desk.split import LEAST, MOST


def test_the_usual_width_is_a_quarter_of_the_window(screens: Screens) -> None:
    desk = screens.desk(busy_room(), 1600, 900)
    assert desk.inspector.width() == 400
    desk.resize(1000, 700)
    assert desk.inspector.width() == 300


def test_a_chosen_width_stays_when_the_window_changes(screens: Screens) -> None:
    desk = screens.desk(busy_room(), 1600, 900)
    desk.split.setSizes([600, 600])
    desk.split.splitterMoved.emit(600, 1)
    chosen = desk.split.chosen
    assert chosen == desk.inspector.width() > 400
    desk.resize(1800, 900)
    assert desk.inspector.width() == chosen


def test_neither_side_is_squeezed_away(screens: Screens) -> None:
    desk = screens.desk(busy_room(), 1600, 900)
    desk.split.choose(10)
    assert desk.inspector.width() == LEAST
    desk.split.choose(5000)
    assert desk.inspector.width() <= MOST * desk.split.width()


def test_the_middle_takes_the_place_of_an_inspector_that_is_out(screens: Screens) -> None:
    desk = screens.desk(busy_room(), 1600, 900)
    elsewhere = QWidget()
    screens.qtbot.addWidget(elsewhere)
    desk.inspector.setParent(elsewhere)
    assert desk.split.indexOf(desk.inspector) < 0
    screens.qtbot.waitUntil(lambda: desk.pages.stack.width() > 1300)
    desk.split.take_back()
    assert desk.split.whole
    screens.qtbot.waitUntil(lambda: desk.inspector.width() == 400)
