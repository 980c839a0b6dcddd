"""Every way out asks about what was typed and not logged; nothing is lost silently."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.rooms import Bench
from tests.screens import Screens, press, shown, type_in
from ui.app import keep_quietly
from ui.desk.window import MainWindow
from ui.dialogs.unsent import UnsentDialog
from warroom import config
from warroom.services.drafts import Drafts

WAYS: dict[str, Callable[[MainWindow], object]] = {
    "close": lambda window: window.close(),
    "home": lambda _window: press("Ctrl+W"),
    "quit": lambda _window: QApplication.closeAllWindows(),
}


def asked() -> UnsentDialog:
    """Give the question that is open."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, UnsentDialog)
    return dialog


def kept(room: str) -> dict[str, str]:
    """Read the drafts of a room from the disk."""
    return Drafts(config.folders().data / "drafts", room).all()


@pytest.mark.parametrize("way", WAYS)
def test_text_in_the_line_is_asked_about_and_kept(screens: Screens, way: str) -> None:
    window = screens.window()
    room = screens.enter(window, Bench()).bridge.incident
    type_in("Queue doubled")
    WAYS[way](window)
    assert "Queue doubled" in str(asked().list.model.index(0, 0).data())
    press("Return")
    assert window.isVisible()
    assert window.desk is not None
    WAYS[way](window)
    asked().kept.emit()
    assert kept(room) == {"line": "Queue doubled"}
    if way == "home":
        assert window.start is not None
        assert screens.enter(window, room).line.text() == "Queue doubled"
    else:
        assert not window.isVisible()


def test_text_of_forms_and_of_the_brief_is_asked_about(screens: Screens) -> None:
    window = screens.window()
    screens.enter(window, Bench())
    press("Ctrl+H")
    type_in("The switch")
    press("Esc")
    press("Ctrl+8")
    press("Esc")
    type_in("How long?")
    window.close()
    words = " ".join(each.where for each in asked().found)
    assert "Form: hypothesis" in words
    press("Esc")


def test_thrown_away_is_gone_and_the_window_closes(screens: Screens) -> None:
    window = screens.window()
    room = screens.enter(window, Bench()).bridge.incident
    type_in("Queue doubled")
    window.close()
    asked().thrown.emit()
    assert kept(room) == {}
    assert not window.isVisible()


def test_the_title_that_was_begun_is_asked_about(screens: Screens) -> None:
    window = screens.window()
    type_in("Customers cannot")
    window.close()
    assert asked().found[0].where == "Title of the incident"
    asked().kept.emit()
    assert screens.window().start is not None
    assert kept("start") == {"title": "Customers cannot"}


def test_a_disk_that_refuses_keeps_the_window(screens: Screens, home: Path) -> None:
    window = screens.window()
    screens.enter(window, Bench())
    type_in("Queue doubled")
    drafts = home / "data" / "drafts"
    drafts.rename(home / "away")
    drafts.write_text("in the way", encoding="utf-8")
    window.close()
    asked().kept.emit()
    assert window.isVisible()
    assert "cannot be kept on disk" in shown(asked())
    drafts.unlink()
    (home / "away").rename(drafts)
    press("Esc")


def test_nothing_typed_asks_nothing(screens: Screens) -> None:
    window = screens.window()
    screens.enter(window, Bench())
    window.close()
    assert QApplication.activeModalWidget() is None
    assert not window.isVisible()


def test_the_end_of_the_session_keeps_drafts_without_asking(screens: Screens) -> None:
    window = screens.window()
    room = screens.enter(window, Bench()).bridge.incident
    type_in("Queue doubled")
    keep_quietly()
    window.close()
    assert not window.isVisible()
    assert kept(room) == {"line": "Queue doubled"}
