"""What a desk does with the house."""

from __future__ import annotations

from tests.rooms import busy_room
from tests.screens import Screens, press


def test_f8_asks_for_the_house(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    with screens.qtbot.waitSignal(desk.house_wanted):
        press("F8")
