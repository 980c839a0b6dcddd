"""How windows stand is on disk soon after it changed, without the window waiting for it."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.desk.memory import Memory
from warroom import config
from warroom.config import WindowPlace


def test_what_changed_is_written_by_itself_on_another_thread(qtbot: QtBot) -> None:
    now: dict[str, object] = {"windows": {}}
    owner = QObject()
    memory = Memory(lambda: dict(now), owner)
    memory.start()
    now["windows"] = {"main": WindowPlace(width=5, height=4)}
    qtbot.waitUntil(lambda: config.load().windows == now["windows"], timeout=5000)
    memory.stop()


def test_nothing_is_written_while_nothing_changes(qtbot: QtBot) -> None:
    owner = QObject()
    memory = Memory(lambda: {"windows": {}}, owner)
    memory.start()
    memory.look()
    assert "errand" not in {thread.name for thread in threading.enumerate()}
    memory.stop()
    assert config.load() == config.Settings()


def test_the_last_change_is_written_at_the_end() -> None:
    owner = QObject()
    now: dict[str, object] = {"zoom": 1.0}
    memory = Memory(lambda: dict(now), owner)
    memory.start()
    now["zoom"] = 1.5
    memory.stop()
    assert config.load().zoom == 1.5


def test_a_disk_that_refuses_is_told_and_tried_again(qtbot: QtBot) -> None:
    (config.folders().config / "settings.json").mkdir()
    owner = QObject()
    now: dict[str, object] = {"zoom": 1.0}
    memory = Memory(lambda: dict(now), owner)
    memory.start()
    now["zoom"] = 1.5
    with qtbot.waitSignal(memory.failed):
        memory.look()
    (config.folders().config / "settings.json").rmdir()
    memory.look()
    qtbot.waitUntil(lambda: config.load().zoom == 1.5)
    with qtbot.assertNotEmitted(memory.failed):
        memory.stop()
