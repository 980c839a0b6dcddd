"""The house is opened when it is first asked for; what goes wrong is told once, and it can be tried again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from tests.houses import PROCEDURE, fill
from tests.rooms import ANNA
from tests.screens import Screens, read_only
from ui.bridge import Bridge
from ui.house.access import HouseAccess
from warroom.errors import Unavailable

pytestmark = pytest.mark.both


def never(wrong: BaseException) -> None:
    raise wrong


def test_all_who_ask_get_the_same_house(screens: Screens) -> None:
    access = HouseAccess(screens.store, ANNA, "Anna", QApplication.instance() or QObject())
    got: list[Bridge] = []
    assert not access.ready
    access.open(got.append, never)
    access.open(got.append, never)
    screens.qtbot.waitUntil(lambda: len(got) == 2)
    access.open(got.append, never)
    assert got == [access.bridge] * 3
    with screens.qtbot.waitSignal(access.changed):
        fill(screens.store, PROCEDURE)
    screens.qtbot.waitUntil(lambda: len(got[0].ready.house.procedures) == 1)
    access.stop()
    access.stop()


@pytest.mark.files
def test_a_house_that_cannot_be_opened_is_told(screens: Screens) -> None:
    access = HouseAccess(screens.store, ANNA, "Anna", QApplication.instance() or QObject())
    wrong: list[BaseException] = []
    got: list[Bridge] = []
    with read_only(screens.store):
        access.open(got.append, wrong.append)
        screens.qtbot.waitUntil(lambda: bool(wrong))
    assert isinstance(wrong[0], Unavailable)
    access.open(got.append, never)
    screens.qtbot.waitUntil(lambda: bool(got))
    access.stop()


def test_what_was_stopped_opens_nothing(screens: Screens) -> None:
    access = HouseAccess(screens.store, ANNA, "Anna", QApplication.instance() or QObject())
    access.open(lambda _bridge: never(AssertionError()), never)
    access.stop()
    assert access.bridge is None
