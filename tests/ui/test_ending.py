"""What has ended lets go of what it referred to, at once and without the garbage collector."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.rooms import busy_room
from tests.screens import Screens, press, verified
from ui.ending import end, end_now


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Keep the garbage collector still."""
    gc.disable()
    yield
    gc.enable()


class Heavy:
    """Something that takes much memory."""


class Part(QLabel):
    """A part that knows its whole, and something heavy."""

    def __init__(self, whole: QWidget, heavy: Heavy) -> None:
        super().__init__(whole)
        self.whole = whole
        self.heavy = heavy


def made() -> tuple[QWidget, weakref.ref[Heavy]]:
    """Make a whole and a part that refer to each other and to something heavy."""
    whole, heavy = QWidget(), Heavy()
    whole.setProperty("part", Part(whole, heavy))
    return whole, weakref.ref(heavy)


def test_what_a_part_held_goes_with_the_whole(qtbot: QtBot, no_collector: None) -> None:
    whole, heavy = made()
    end(whole)
    assert shiboken6.isValid(whole)
    assert heavy() is not None
    qtbot.waitUntil(lambda: not shiboken6.isValid(whole))
    assert heavy() is None


def test_at_once_where_nothing_of_it_is_at_work(qtbot: QtBot, no_collector: None) -> None:
    whole, heavy = made()
    end_now(whole)
    assert not shiboken6.isValid(whole)
    assert heavy() is None


def test_a_room_that_is_left_leaves_no_model_behind(screens: Screens, no_collector: None) -> None:
    window = screens.window()
    desk = screens.enter(window, busy_room())
    bridge, model = desk.bridge, weakref.ref(desk.pages.timeline.model)
    del desk
    press("Ctrl+W")
    screens.qtbot.waitUntil(lambda: not shiboken6.isValid(bridge))
    assert bridge.room is None
    assert model() is None


def test_another_look_leaves_no_model_of_the_first_behind(screens: Screens, no_collector: None) -> None:
    window = screens.window()
    desk = screens.enter(window, busy_room())
    model = weakref.ref(desk.pages.timeline.model)
    press("Ctrl+Shift+D")
    screens.qtbot.waitUntil(lambda: not shiboken6.isValid(desk))
    assert model() is None
    assert window.bridge is not None
    assert verified(window.bridge)
    press("Ctrl+Shift+D")
    screens.qtbot.waitUntil(lambda: window.desk is not None and shiboken6.isValid(window.desk))
