"""The wall fills its screen, hears each change of it once, and comes back to it when screens come, go or change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gates.source import ROOT
from ui.wall.placing import TRIES, Placing, best_screen, screen_named

SCREENS = {
    "screens": [
        {"name": "first", "x": 0, "y": 0, "width": 1280, "height": 720, "dpr": 1},
        {"name": "small", "x": 1280, "y": 0, "width": 800, "height": 600, "dpr": 2},
        {"name": "large", "x": 0, "y": 720, "width": 1920, "height": 1080, "dpr": 3},
    ]
}
PROGRAM = """
import json, sys
from PySide6.QtWidgets import QApplication, QWidget
from ui.wall.placing import Placing
app = QApplication([])
window = QWidget()
placing = Placing(window)
said = []
for name in sys.argv[1:]:
    placing.fill(name)
    app.processEvents()
    hearing = {each.name(): each.receivers("2geometryChanged(QRect)") for each in app.screens()}
    said.append((window.screen().name(), list(window.geometry().getRect()), hearing))
print(json.dumps(said))
"""


def walk(tmp_path: Path, *names: str) -> list[tuple[str, list[int], dict[str, int]]]:
    """Send a window from screen to screen of a computer with three; gives where it is, and which screens it hears."""
    file = tmp_path / "screens.json"
    file.write_text(json.dumps(SCREENS))
    said = subprocess.run(
        [sys.executable, "-c", PROGRAM, *names],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={file.as_posix()}"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [tuple(each) for each in json.loads(said)]


def test_it_fills_the_screen_it_is_sent_to(tmp_path: Path) -> None:
    found = walk(tmp_path, "small", "1", "nowhere", "first", "large", "")
    assert [name for name, _box, _hearing in found] == ["small", "first", "large", "first", "large", "large"]
    assert [box for _name, box, _hearing in found[:3]] == [
        [1280, 0, 800, 600],
        [0, 0, 1280, 720],
        [0, 720, 1920, 1080],
    ]


def test_it_hears_its_own_screen_once_however_often_it_comes_back(tmp_path: Path) -> None:
    found = walk(tmp_path, *("small", "large") * 3, "small")
    before = walk(tmp_path, "first")[0][2]
    quiet = before["small"]
    assert before["first"] == quiet + 1
    for name, _box, hearing in found:
        assert {each: count - quiet for each, count in hearing.items()} == {
            "first": 0,
            "small": 0,
            "large": 0,
            name: 1,
        }


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """Give a window of its own."""
    made = QWidget()
    qtbot.addWidget(made)
    yield made
    made.close()


def test_a_screen_is_found_by_number_and_by_name(qapp: QApplication) -> None:
    (only,) = QApplication.screens()
    assert screen_named("1") is only
    assert screen_named(only.name()) is only
    assert (screen_named("2"), screen_named("0"), screen_named("nowhere")) == (None, None, None)
    assert best_screen("nowhere") is only


def test_it_comes_back_when_screens_change(window: QWidget, qapp: QApplication, qtbot: QtBot) -> None:
    Placing(window).fill("a screen that is not there")
    qtbot.waitUntil(window.isFullScreen)
    screen = qapp.primaryScreen()
    for happens in (
        lambda: qapp.screenRemoved.emit(screen),
        lambda: qapp.screenAdded.emit(screen),
        lambda: screen.geometryChanged.emit(screen.geometry()),
    ):
        window.showNormal()
        window.resize(600, 400)
        happens()  # type: ignore[no-untyped-call]
        qtbot.waitUntil(lambda: window.isFullScreen() and window.geometry() == screen.geometry())


def test_whoever_moves_it_finds_it_back(window: QWidget, qtbot: QtBot) -> None:
    placing = Placing(window)
    placing.fill("1")
    for _time in range(TRIES + 2):
        window.showNormal()
        window.resize(600, 400)
        qtbot.waitUntil(window.isFullScreen)
        qtbot.waitUntil(lambda: not placing._later.isActive())


def test_who_refuses_is_not_asked_for_ever(window: QWidget, qtbot: QtBot) -> None:
    placing = Placing(window)
    placing.fill("1")
    qtbot.waitUntil(lambda: not placing._later.isActive())
    refused: list[bool] = []

    class Refusing(QObject):
        """A window manager that lets no window be full."""

        def eventFilter(self, window: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.WindowStateChange and self.refuses():
                QTimer.singleShot(0, self, self.shrink)
            return False

        def refuses(self) -> bool:
            return window.isFullScreen()

        def shrink(self) -> None:
            refused.append(window.isFullScreen())
            window.showNormal()
            window.resize(600, 400)

    manager = Refusing()
    window.installEventFilter(manager)
    window.showNormal()
    qtbot.waitUntil(lambda: placing._tries == 0)
    qtbot.waitUntil(lambda: not placing._later.isActive())
    assert sum(refused) == TRIES
    assert not window.isFullScreen()


def test_once_closed_it_stays_closed(window: QWidget, qapp: QApplication, qtbot: QtBot) -> None:
    placing = Placing(window)
    placing.fill("1")
    window.close()
    with qtbot.waitSignal(placing._later.timeout):
        qapp.primaryScreenChanged.emit(qapp.primaryScreen())
    assert not window.isVisible()
