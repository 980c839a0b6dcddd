"""The start page in the window shows the rooms of the database in use, and why it cannot."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.rooms import busy_room
from tests.screens import Screens, press, read_only, shown
from ui.dialogs.help import HelpDialog
from ui.dialogs.servers import ServersDialog


def test_the_rooms_of_the_database_are_listed(screens: Screens, qtbot: QtBot) -> None:
    busy_room().save(screens.store)
    window = screens.window()
    page = window.start
    assert page is not None
    qtbot.waitUntil(page.list.isVisible)
    assert page.list.model.rowCount() == 2
    assert not page.servers.isVisible() or page.servers.model.rowCount() == 1


def test_help_and_servers_have_their_keys(screens: Screens) -> None:
    window = screens.window()
    press("F1")
    (help_,) = window.findChildren(HelpDialog)
    assert "Servers on which rooms are shared" in shown(help_)
    press("Esc")
    press("Shift+F8")
    (dialog,) = window.findChildren(ServersDialog)
    assert "No server is kept yet" in shown(dialog)
    press("Esc")


def test_what_cannot_be_read_is_said(screens: Screens, qtbot: QtBot) -> None:
    with read_only(screens.store):
        window = screens.window()
        page = window.start
        assert page is not None
        page.declared.emit("Charged twice", "Ana")
        qtbot.waitUntil(lambda: "cannot be written" in shown(page))
