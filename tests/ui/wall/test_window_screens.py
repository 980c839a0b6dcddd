"""A wall on real monitors, in a process of its own: it follows when one is pulled out, plugged in, or changed."""

from __future__ import annotations

import sys

import pytest
from pytestqt.qtbot import QtBot

from tests.monitors import DESKTOP, Box, Monitors, monitors
from tests.rooms import busy_room
from tests.screens import Screens

__all__ = ["monitors"]

pytestmark = DESKTOP
TITLE = "War Room: the wall"
LEFT: Box = (0, 0, 1920, 1080)
RIGHT: Box = (1920, 0, 1920, 1080)
SMALL: Box = (1920, 0, 1280, 720)
UPRIGHT: Box = (1920, 0, 600, 1080)


@pytest.fixture(params=["openbox", ""])
def desktop(request: pytest.FixtureRequest, monitors: Monitors) -> Monitors:
    """Give a screen with a window manager, and one without."""
    if request.param:
        monitors.start(request.param)
    return monitors


def show(screens: Screens, monitors: Monitors, screen: str, scale: int = 1) -> None:
    """Open a wall on a screen by its name, at a scale factor."""
    busy_room().save(screens.store)
    command = ("-m", "warroom", "--room", screens.store.url, "wall", "--screen", screen)
    monitors.start(sys.executable, *command, QT_SCALE_FACTOR=str(scale))


def fills(qtbot: QtBot, monitors: Monitors, box: Box) -> None:
    """Wait until the wall fills a place."""
    try:
        qtbot.waitUntil(lambda: monitors.box_of(TITLE) == box, timeout=60_000)
    except Exception as wrong:
        raise AssertionError(f"the wall is at {monitors.box_of(TITLE)}, not {box}") from wrong


def test_it_leaves_a_screen_that_is_pulled_out_and_comes_back(
    screens: Screens, desktop: Monitors, qtbot: QtBot
) -> None:
    desktop.plug("left", LEFT, "screen")
    desktop.plug("right", RIGHT)
    show(screens, desktop, "right")
    fills(qtbot, desktop, RIGHT)
    desktop.unplug("right")
    fills(qtbot, desktop, LEFT)
    desktop.plug("right", RIGHT)
    fills(qtbot, desktop, RIGHT)
    desktop.unplug("left")
    desktop.plug("left", LEFT, "screen")
    fills(qtbot, desktop, RIGHT)


BESIDE = """
from PySide6.QtWidgets import QApplication, QWidget
from ui.wall.placing import Placing
app = QApplication([])
desk, wall = QWidget(), QWidget()
desk.setWindowTitle("The desk")
wall.setWindowTitle("War Room: the wall")
desk.setGeometry(100, 100, 800, 600)
desk.show()
Placing(wall).fill("right", desk)
app.exec()
"""


def test_beside_a_desk_it_waits_for_its_screen_and_never_comes_over_the_desk(
    desktop: Monitors, qtbot: QtBot
) -> None:
    desktop.plug("left", LEFT, "screen")
    desktop.plug("right", RIGHT)
    desktop.start(sys.executable, "-c", BESIDE)
    fills(qtbot, desktop, RIGHT)
    desktop.unplug("right")
    qtbot.waitUntil(lambda: desktop.box_of(TITLE) is None, timeout=60_000)
    assert desktop.box_of("The desk") is not None
    desktop.plug("right", RIGHT)
    fills(qtbot, desktop, RIGHT)


def test_a_smaller_screen_in_the_place_of_its_own_is_filled(
    screens: Screens, desktop: Monitors, qtbot: QtBot
) -> None:
    desktop.plug("left", LEFT, "screen")
    desktop.plug("right", RIGHT)
    show(screens, desktop, "2")
    fills(qtbot, desktop, RIGHT)
    desktop.unplug("right")
    desktop.plug("another", SMALL)
    fills(qtbot, desktop, SMALL)


def test_it_waits_for_its_screen_on_another(screens: Screens, desktop: Monitors, qtbot: QtBot) -> None:
    desktop.plug("left", LEFT, "screen")
    show(screens, desktop, "right")
    fills(qtbot, desktop, LEFT)
    desktop.plug("right", RIGHT)
    fills(qtbot, desktop, RIGHT)


def test_it_fills_its_screen_at_every_resolution(screens: Screens, desktop: Monitors, qtbot: QtBot) -> None:
    show(screens, desktop, "screen")
    fills(qtbot, desktop, (0, 0, 3840, 1080))
    for mode in ("1920x1080", "1280x720", "1920x1080", "3840x1080"):
        desktop.mode(mode)
        width, height = map(int, mode.split("x"))
        fills(qtbot, desktop, (0, 0, width, height))


@pytest.mark.parametrize("scale", [1, 2, 3])
@pytest.mark.parametrize("box", [RIGHT, UPRIGHT], ids=["lying", "upright"])
def test_nothing_stands_out_over_a_screen_at_any_scale(
    screens: Screens, monitors: Monitors, qtbot: QtBot, box: Box, scale: int
) -> None:
    monitors.plug("left", LEFT, "screen")
    monitors.plug("right", box)
    show(screens, monitors, "right", scale)
    fills(qtbot, monitors, box)
