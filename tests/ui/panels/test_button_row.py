"""A row of buttons fits any width: what has no room waits in a menu."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.screens import Screens, click
from ui.panels.button_row import ButtonRow
from ui.theme.words import button

NAMES = ("Name a factor", "Note what was learnt", "Agree on a change", "Thank somebody", "Close the room")


@pytest.fixture
def row(screens: Screens) -> ButtonRow:
    """Give a row of five buttons in a window of its own."""
    made = ButtonRow(right=True)
    for name in NAMES:
        made.add(button(name, quiet=True))
    screens.show(made)
    return made


def sight(row: ButtonRow) -> list[str]:
    """Name the buttons in sight from left to right."""
    buttons = [each for each in row.findChildren(QPushButton) if each.isVisible()]
    return [each.accessibleName() for each in sorted(buttons, key=lambda each: each.x())]


def test_all_are_in_sight_where_there_is_room(row: ButtonRow) -> None:
    row.resize(1400, 30)
    assert sight(row) == list(NAMES)


@pytest.mark.parametrize("width", [40, 200, 420, 600])
def test_what_does_not_fit_waits_behind_the_last_one(row: ButtonRow, width: int) -> None:
    row.resize(width, 30)
    names = sight(row)
    assert names[-1] == "More"
    assert names[:-1] == list(NAMES[: len(names) - 1])
    assert all(
        each.geometry().right() <= max(width, 60)
        for each in row.findChildren(QPushButton)
        if each.isVisible()
    )


def test_what_waits_can_be_chosen_from_the_menu(row: ButtonRow, qtbot: QtBot) -> None:
    row.resize(300, 30)
    chosen: list[str] = []
    for each in row.findChildren(QPushButton):
        each.clicked.connect(lambda _checked=False, each=each: chosen.append(each.accessibleName()))
    more = next(each for each in row.findChildren(QPushButton) if each.accessibleName() == "More")
    click(more)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = {each.text(): each for each in menu.actions()}
    assert set(actions) == set(NAMES) - set(sight(row))
    actions["Close the room"].trigger()
    menu.close()
    assert chosen == ["More", "Close the room"]


def test_it_never_asks_for_more_width_than_its_last_button(row: ButtonRow) -> None:
    assert row.minimumSizeHint().width() < 80
    assert row.sizeHint().width() > 500
