"""The screen saver is held off for as long as a wall is open; where that cannot be, the person is told once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.buses import Bus, bus
from tests.gates.source import ROOT
from tests.programs import needed
from tests.rooms import busy_room
from tests.screens import Screens
from ui.panels.footer import Footer
from ui.wall.awake import Awake, advice

__all__ = ["bus"]

LINUX = needed("dbus-daemon")
HELD = "Inhibit 7: War Room | The wall is open"
PATIENCE = 20_000


@pytest.fixture
def failures() -> list[str]:
    """Collect how often it was said that it cannot be held off."""
    return []


@pytest.fixture
def awake(qtbot: QtBot, failures: list[str]) -> Iterator[Awake]:
    """Give one that is released at the end."""
    owner = QObject()
    made = Awake(owner, lambda: failures.append("failed"))
    yield made
    made.release()


def threads() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name == "errand"]


@LINUX
def test_it_is_held_off_and_let_go(awake: Awake, failures: list[str], bus: Bus, qtbot: QtBot) -> None:
    bus.saver()
    qtbot.waitUntil(lambda: bus.told() == ["here"], timeout=PATIENCE)
    awake.hold()
    qtbot.waitUntil(lambda: bus.told() == ["here", HELD], timeout=PATIENCE)
    awake.release()
    qtbot.waitUntil(lambda: bus.told() == ["here", HELD, "UnInhibit 7"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: not threads())
    assert failures == []


@LINUX
@pytest.mark.parametrize("way", ["nobody", "silent", "frozen"])
def test_where_nobody_answers_it_is_said_once(
    awake: Awake, failures: list[str], bus: Bus, qtbot: QtBot, way: str
) -> None:
    if way == "silent":
        bus.saver("silent")
        qtbot.waitUntil(lambda: bus.told() == ["here"], timeout=PATIENCE)
    if way == "frozen":
        bus.freeze()
    awake.hold()
    qtbot.waitUntil(lambda: failures == ["failed"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: not threads())


@LINUX
def test_a_bus_that_hangs_up_meanwhile_harms_nobody(
    awake: Awake, failures: list[str], bus: Bus, qtbot: QtBot
) -> None:
    bus.saver()
    qtbot.waitUntil(lambda: bus.told() == ["here"], timeout=PATIENCE)
    awake.hold()
    qtbot.waitUntil(lambda: bus.told()[-1] == HELD, timeout=PATIENCE)
    bus.end()
    awake.release()
    qtbot.waitUntil(lambda: not threads(), timeout=PATIENCE)
    assert failures == []


def test_where_it_cannot_be_held_off_it_is_said_once(
    awake: Awake, failures: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "yes")
    awake.hold()
    qtbot.waitUntil(lambda: failures == ["failed"], timeout=PATIENCE)


def test_whoever_left_is_told_nothing(
    awake: Awake, failures: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "yes")
    awake.hold()
    awake.release()
    qtbot.waitUntil(lambda: not threads(), timeout=PATIENCE)
    assert failures == []


def test_the_desk_says_it_once_and_quietly(
    screens: Screens, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "yes")
    window = screens.window(wall_distance=4.0)
    desk = screens.enter(window, busy_room())
    window.walls.toggle()
    (footer,) = desk.findChildren(Footer)
    qtbot.waitUntil(lambda: footer._labels["said"].text() == advice(), timeout=PATIENCE)
    window.walls.toggle()
    desk.say("")
    window.walls.toggle()
    assert window.walls.wall is not None
    with qtbot.waitSignal(window.walls.wall.saver_stays, timeout=PATIENCE):
        pass
    assert footer._labels["said"].text() == ""
    window.walls.end()


@LINUX
def test_a_wall_alone_holds_it_off_until_it_ends(screens: Screens, bus: Bus, qtbot: QtBot) -> None:
    bus.saver()
    qtbot.waitUntil(lambda: bus.told() == ["here"], timeout=PATIENCE)
    busy_room().save(screens.store)
    command = [sys.executable, "-m", "warroom", "--room", screens.store.url, "wall"]
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        qtbot.waitUntil(lambda: bus.told()[-1] == HELD, timeout=PATIENCE)
        running.send_signal(signal.SIGTERM)
        _nothing, said = running.communicate(timeout=20)
    finally:
        running.kill()
    assert (running.returncode, said) == (0, "")
    assert bus.told() == ["here", HELD, "UnInhibit 7"]


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal elsewhere")
def test_a_wall_alone_says_on_one_line_that_it_cannot(screens: Screens) -> None:
    busy_room().save(screens.store)
    command = [sys.executable, "-m", "warroom", "--room", screens.store.url, "wall"]
    running = subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True, env={**os.environ, "WAKEPY_FORCE_FAILURE": "1"}
    )
    try:
        assert running.stderr is not None
        assert running.stderr.readline() == advice() + "\n"
        running.send_signal(signal.SIGTERM)
        _nothing, said = running.communicate(timeout=20)
    finally:
        running.kill()
    assert (running.returncode, said) == (0, "")


def test_the_library_is_loaded_by_the_first_wall() -> None:
    code = "import sys, ui.app, ui.wall.run; print({'wakepy', 'jeepney'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"
