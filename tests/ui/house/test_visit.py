"""A visit to the house from the start page and from a room, and back to where one was."""

from __future__ import annotations

import threading

from tests.rooms import busy_room
from tests.screens import Screens, focused, press, type_in
from ui.desk.window import MainWindow
from ui.house.view import HouseView


def visit(screens: Screens, window: MainWindow) -> None:
    press("F8")
    screens.qtbot.waitUntil(lambda: window.visit.view is not None)


def test_from_the_start_page_and_back(screens: Screens) -> None:
    window = screens.window()
    type_in("Nobody can pay")
    visit(screens, window)
    press("Esc")
    assert window.visit.view is None
    assert window.centralWidget() is window.start
    type_in(" by card")
    assert window.start is not None
    assert window.start.title.text() == "Nobody can pay by card"


def test_from_a_room_and_back_with_what_was_typed(screens: Screens) -> None:
    window = screens.window()
    desk = screens.enter(window, busy_room())
    desk.focus_line()
    type_in("Half a sen")
    visit(screens, window)
    assert window.centralWidget() is window.visit.view
    press("Ctrl+W")
    assert window.desk is desk
    assert window.centralWidget() is desk
    type_in("tence")
    assert desk.line_text() == "Half a sentence"
    assert desk.isAncestorOf(focused())


def test_the_house_is_left_at_once_though_a_logo_is_still_under_way(screens: Screens) -> None:
    window = screens.window()
    visit(screens, window)
    told: list[object] = []
    answer = threading.Event()
    errands = next(each.errands for each in window.findChildren(HouseView))
    errands.run(answer.wait, told.append, told.append)
    press("Esc")
    assert window.visit.view is None
    answer.set()
    type_in("Nobody can pay")
    assert told == []


def test_a_second_visit_shows_the_same_house(screens: Screens) -> None:
    window = screens.window()
    screens.enter(window, busy_room())
    for _time in range(2):
        visit(screens, window)
        press("F8")
        assert window.visit.view is None


def test_language_and_rooms_change_after_a_visit(screens: Screens) -> None:
    window = screens.window()
    screens.enter(window, busy_room())
    visit(screens, window)
    window.next_language()
    screens.qtbot.waitUntil(lambda: window.visit.view is None)
    window.show_start()
    assert window.start is not None
