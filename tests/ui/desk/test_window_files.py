"""A window that closes, or changes its look, while files are on their way."""

from __future__ import annotations

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.files import large
from tests.rooms import busy_room
from tests.screens import Screens
from tests.ui.test_uploads import gate


def test_closing_waits_for_files_on_their_way(screens: Screens, tmp_path: Path, qtbot: QtBot) -> None:
    window = screens.window()
    desk = screens.enter(window, busy_room())
    incident = desk.bridge.incident
    with gate(screens.store, after=1) as go:
        desk.files.attach_paths([large(tmp_path / "calls.log", 3)])
        window.close()
        assert window.isVisible()
        assert "Close it again to leave without them." in desk.message.text
        go.set()
        qtbot.waitUntil(lambda: not window.isVisible())
    assert [entry.kind for entry in screens.store.read(incident)][-1] == "file.attached"


def test_closing_again_leaves_without_them(screens: Screens, tmp_path: Path) -> None:
    window = screens.window()
    desk = screens.enter(window, busy_room())
    incident, before = desk.bridge.incident, desk.room.seq
    with gate(screens.store, after=1) as go:
        desk.files.attach_paths([large(tmp_path / "calls.log", 3)])
        window.close()
        threading.Timer(0.05, go.set).start()
        window.close()
        assert not window.isVisible()
    assert screens.store.head(incident).seq == before


def test_a_file_that_fails_meanwhile_keeps_the_window(screens: Screens, tmp_path: Path, qtbot: QtBot) -> None:
    window = screens.window()
    desk = screens.enter(window, busy_room())
    with gate(screens.store, after=1) as go:
        desk.files.attach_paths([large(tmp_path / "calls.log", 3), tmp_path / "gone.txt"])
        window.close()
        go.set()
        qtbot.waitUntil(lambda: not desk.files.uploads.busy)
    assert window.isVisible()
    assert "gone.txt is not there any more" in desk.files.bar.text


def test_another_theme_goes_on_with_what_is_on_its_way(
    screens: Screens, tmp_path: Path, qtbot: QtBot
) -> None:
    window = screens.window()
    old = screens.enter(window, busy_room())
    bridge = old.bridge
    with gate(screens.store, after=1) as go:
        old.files.attach_paths([large(tmp_path / "calls.log", 3)])
        qtbot.waitUntil(lambda: old.files.uploads.items[0].done > 0)
        window.toggle_theme()
        qtbot.waitUntil(lambda: window.desk is not old)
        assert window.desk is not None
        assert "calls.log" in window.desk.files.bar.text
        go.set()
        qtbot.waitUntil(lambda: bridge.ready.attachments != {})
    window.toggle_theme()
    qtbot.waitUntil(lambda: not window.desk.files.uploads.busy if window.desk else False)
