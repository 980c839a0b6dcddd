"""From a desk the wall opens with a key, stays on the room, and closes with the key or the program."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.rooms import ANNA, busy_room
from tests.screens import Screens, press
from ui.desk.window import MainWindow
from ui.dialogs.wall import WallSetup
from ui.wall.window import WallWindow
from warroom import config
from warroom.domain.state.incident import Declared
from warroom.services.session import declare
from warroom.store.store import Store


@pytest.fixture
def window(screens: Screens) -> MainWindow:
    """Give the window with a room in it."""
    made = screens.window()
    screens.enter(made, busy_room())
    return made


def walls() -> list[WallWindow]:
    return [
        each for each in QApplication.topLevelWidgets() if isinstance(each, WallWindow) and each.isVisible()
    ]


def words(wall: WallWindow) -> str:
    return "\n".join(each.accessibleName() for each in wall.view.findChildren(QWidget))


def test_the_first_time_it_asks_then_the_key_opens_and_closes(window: MainWindow, qtbot: QtBot) -> None:
    press("Shift+F11")
    (dialog,) = window.findChildren(WallSetup)
    dialog.controls["distance"].set_value("5m")
    dialog.sound.box.setChecked(True)
    press("Return")
    qtbot.waitUntil(lambda: len(walls()) == 1)
    assert walls()[0].bridge is window.bridge
    assert (config.load().wall_distance, config.load().wall_sound) == (5, True)
    assert walls()[0].sound is not None
    window.walls.toggle()
    qtbot.waitUntil(lambda: walls() == [])
    window.walls.toggle()
    qtbot.waitUntil(lambda: len(walls()) == 1)
    window.walls.end()
    qtbot.waitUntil(lambda: walls() == [])


def test_it_follows_the_window_to_another_room(window: MainWindow, screens: Screens, qtbot: QtBot) -> None:
    window.settings = msgspec.structs.replace(window.settings, wall_distance=4.0)
    window.walls.toggle()
    wall = walls()[0]
    first = window.bridge
    screens.enter(window, declare(screens.store, Declared(title="Another one"), ANNA))
    qtbot.waitUntil(lambda: wall.bridge is window.bridge)
    assert wall.bridge is not first
    window.toggle_theme()
    qtbot.waitUntil(lambda: not window._renewing)
    window.walls.end()


def test_it_is_set_up_anew(window: MainWindow, qtbot: QtBot) -> None:
    window.settings = msgspec.structs.replace(window.settings, wall_distance=4.0)
    window.walls.toggle()
    before = window.walls.wall
    dialog = window.walls.set_up()
    dialog.controls["diagonal"].set_value("75in")
    dialog.send()
    qtbot.waitUntil(lambda: window.walls.wall is not before)
    assert config.load().wall_diagonal == 75
    window.walls.end()


def test_it_goes_with_the_window_to_another_database(
    window: MainWindow, screens: Screens, qtbot: QtBot, tmp_path: Path
) -> None:
    window.settings = msgspec.structs.replace(window.settings, wall_distance=4.0)
    window.walls.toggle()
    wall = walls()[0]
    elsewhere = Store(f"sqlite:///{tmp_path / 'elsewhere.db'}")
    declare(elsewhere, Declared(title="Nobody can pay there", severity=1), ANNA)
    window.use_store(elsewhere)
    screens.keep(elsewhere)
    qtbot.waitUntil(lambda: "Nobody can pay there" in words(wall))
    window.walls.end()


def test_from_the_start_page_it_finds_a_room_by_itself(screens: Screens, qtbot: QtBot) -> None:
    declare(screens.store, Declared(title="Nobody can pay", severity=1), ANNA)
    window = screens.window(wall_distance=4.0)
    press("Shift+F11")
    qtbot.waitUntil(lambda: len(walls()) == 1)
    wall = walls()[0]
    qtbot.waitUntil(lambda: "Nobody can pay" in words(wall))
    window.walls.end()
