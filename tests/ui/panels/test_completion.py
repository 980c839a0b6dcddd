"""The list over the entry line: over its line, inside the window, and told to those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget

from tests.screens import Screens
from ui.panels.completion import ROWS, CompletionList
from warroom.services.completing import Candidate, Completion

MANY = tuple(Candidate(f"@S{number}", f"Station <b>{number}</b> " * 20) for number in range(20))


@pytest.fixture
def over(screens: Screens) -> Iterator[QWidget]:
    """Give a widget at the lower end of a window."""
    window = QWidget()
    window.resize(800, 500)
    made = QWidget(window)
    made.setGeometry(20, 440, 700, 40)
    screens.show(window)
    yield made
    window.close()


def test_it_stands_above_its_line_inside_the_window(over: QWidget) -> None:
    shown = CompletionList(over)
    shown.offer(Completion(0, 1, MANY), over)
    assert shown.isVisible()
    assert shown.geometry().bottom() < over.y()
    assert over.window().rect().contains(shown.geometry())
    assert not shown.grab().isNull()
    shown.close_list()
    assert not shown.isVisible()


def test_it_goes_round_and_says_where_it_is(over: QWidget) -> None:
    shown = CompletionList(over)
    shown.move_on(1)
    assert shown.current() is None
    shown.offer(Completion(0, 1, MANY), over)
    shown.move_on(-1)
    assert shown.current() == MANY[-1]
    assert shown.accessibleDescription().startswith("@S19")
    assert not shown.grab().isNull()
    shown.move_on(1)
    assert shown.current() == MANY[0]


def test_enter_is_taken_only_for_what_is_begun_or_gone_to(over: QWidget) -> None:
    shown = CompletionList(over)
    assert not shown.takes_enter()
    for completion, takes in (
        (Completion(0, 1, MANY), False),
        (Completion(0, 2, MANY), True),
        (Completion(0, 2, MANY, whole=True), False),
    ):
        shown.offer(completion, over)
        assert shown.takes_enter() is takes
        shown.move_on(1)
        assert shown.takes_enter()


def test_a_row_is_clicked(over: QWidget) -> None:
    shown = CompletionList(over)
    shown.offer(Completion(0, 1, MANY), over)
    spy = QSignalSpy(shown.picked)
    place = QPoint(30, shown.height() - 12)
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert spy.at(0) == [MANY[ROWS - 1]]
