"""Actions of windows ask the window; each has a key, and the plus of other keyboards has it, too."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy

from tests.rooms import busy_room
from tests.screens import Screens, press
from ui.actions import BY_ID
from ui.desk.window_deeds import ALSO, wish


def test_a_wish_is_told_by_name(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    spy = QSignalSpy(desk.wish)
    wish("window.full")(desk)
    assert spy.at(0)[0] == "window.full"


def test_the_second_keys_do_the_same(screens: Screens) -> None:
    assert set(ALSO.values()) <= set(BY_ID)
    desk = screens.desk(busy_room())
    spy = QSignalSpy(desk.wish)
    for keys in ALSO:
        press(keys)
    assert [spy.at(place)[0] for place in range(spy.count())] == list(ALSO.values())
