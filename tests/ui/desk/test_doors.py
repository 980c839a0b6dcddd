"""From one database to another in the window: servers are listed, asked whether they answer, and opened."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.guarded import PASSWORD, Guarded, guarded
from tests.rings import Ring, ring
from tests.rooms import busy_room
from tests.screens import Screens, press, said, shown, tab_until, type_in
from ui.desk import doors
from ui.desk.window import MainWindow
from ui.dialogs.connection import ConnectionDialog
from ui.dialogs.password import PasswordPrompt
from ui.dialogs.servers import ServersDialog
from ui.models import servers
from ui.models.servers import OWN
from warroom import config
from warroom.services.connections import Connection, Connections, read_address
from warroom.services.database import Database
from warroom.services.moving import move_room

__all__ = ["guarded", "ring"]


@pytest.fixture
def ours(guarded: Guarded) -> Connection:
    """Keep the server as a connection."""
    return Connections().save("Ours", read_address(guarded.url)[0])


@pytest.fixture
def window(screens: Screens, ours: Connection) -> MainWindow:
    """Give the window on the rooms of this computer."""
    return screens.window(Database(config.own_database()))


def states(window: MainWindow) -> list[str]:
    """Give what the start page says of each place."""
    assert window.start is not None
    model = window.start.servers.model
    return [said(line)[-1] for line in (model.line(row) for row in range(model.rowCount())) if line]


def open_ours(window: MainWindow, qtbot: QtBot) -> None:
    """Open the server and wait for its start page."""
    before = window.store
    window.doors.open("server:Ours")
    qtbot.waitUntil(lambda: window.store is not before)


def test_servers_say_on_the_start_page_whether_they_answer(
    window: MainWindow, guarded: Guarded, qtbot: QtBot
) -> None:
    assert states(window)[0] == "● in sight"
    qtbot.waitUntil(lambda: states(window)[1] == "● answers")
    guarded.proxy.cut()
    window.doors.look()
    qtbot.waitUntil(lambda: states(window)[1].startswith("▲ away since"))
    away = window.doors.reached[guarded.url]
    window.doors.look()
    qtbot.waitUntil(lambda: not window.doors._asked)
    assert window.doors.reached[guarded.url] == away
    guarded.proxy.mend()
    window.doors.look()
    qtbot.waitUntil(lambda: states(window)[1] == "● answers")


def test_a_server_is_opened_by_keyboard_with_its_password_from_the_keyring(
    window: MainWindow, guarded: Guarded, ring: Ring, screens: Screens, qtbot: QtBot
) -> None:
    ring.passwords["War Room", guarded.account] = PASSWORD
    assert window.start is not None
    page = window.start
    tab_until(page.servers.view.hasFocus)
    press("Down", 2)
    press("Return")
    qtbot.waitUntil(lambda: window.store.login == guarded.person)
    assert window.start is not None
    qtbot.waitUntil(lambda: states(window)[1] == "● in sight")
    assert guarded.person in shown(window)
    window.declare("Charged twice", "Ana")
    qtbot.waitUntil(lambda: window.bridge is not None and window.bridge.room is not None)
    settings = config.load()
    assert (settings.connection, settings.room_url) == ("Ours", guarded.url)
    assert settings.room


def test_a_missing_password_is_asked_for_and_the_way_back_is_open(
    window: MainWindow, guarded: Guarded, qtbot: QtBot
) -> None:
    window.doors.open("server:Ours")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), PasswordPrompt))
    press("Esc")
    assert window.start is not None
    assert "Ours was not opened." in shown(window.start)
    window.doors.open("server:Ours")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), PasswordPrompt))
    type_in(PASSWORD)
    press("Return")
    qtbot.waitUntil(lambda: window.store.login == guarded.person)
    window.doors.open(OWN)
    qtbot.waitUntil(lambda: window.store.url == config.own_database())
    assert config.load().connection == ""
    open_ours(window, qtbot)  # memory has the password
    window.doors.open(OWN)
    qtbot.waitUntil(lambda: window.store.login == "")
    assert window.actor == config.load().person_id


def test_from_a_room_the_list_opens_and_what_is_typed_is_asked_about(
    window: MainWindow, guarded: Guarded, ring: Ring, screens: Screens, qtbot: QtBot
) -> None:
    ring.passwords["War Room", guarded.account] = PASSWORD
    room = busy_room().save(window.store)
    desk = screens.enter(window, room)
    press("Shift+F8")
    (dialog,) = window.findChildren(ServersDialog)
    assert "Ours" in said_lines(dialog)
    press("Down")
    press("Return")
    qtbot.waitUntil(lambda: window.store.login == guarded.person)
    assert window.desk is None
    assert desk is not window.desk


def said_lines(dialog: ServersDialog) -> str:
    """Give all that the list says."""
    model = dialog.list.model
    return " ".join(
        text for row in range(model.rowCount()) if (line := model.line(row)) for text in said(line)
    )


def test_a_server_that_is_away_leaves_the_page_as_it_is(
    window: MainWindow, guarded: Guarded, qtbot: QtBot
) -> None:
    guarded.proxy.cut()
    window.doors.open("server:Ours")
    assert window.start is not None
    page = window.start
    qtbot.waitUntil(lambda: "is away" in shown(page))
    assert window.start is page
    window.doors.open("server:Nobody's")
    assert not window.doors._entrance.busy


def test_a_damaged_list_is_said_on_the_page(
    screens: Screens, home: Path, logged: list[logging.LogRecord]
) -> None:
    file = config.folders().config / "connections.json"
    file.write_text("{", encoding="utf-8")
    window = screens.window()
    assert window.start is not None
    assert "kept as connections.unreadable-1.json" in shown(window.start)
    assert len(logged) == 1


def test_nothing_is_asked_where_the_list_is_out_of_sight(
    window: MainWindow, screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.doors._timer.isActive()
    assert window.doors._timer.interval() == doors.LOOK_MS
    screens.enter(window, busy_room().save(window.store))
    assert not window.doors._timer.isActive()
    assert servers.key_of(Connections().all()[0]) == "server:Ours"


@pytest.fixture
def moved(window: MainWindow, guarded: Guarded, screens: Screens, qtbot: QtBot) -> str:
    """Open a room of this computer that moved to the server."""
    room = busy_room().save(window.store)
    move_room(window.store, room, guarded.proxy.url, lambda _done, _total: None)
    desk = screens.enter(window, room)
    qtbot.waitUntil(lambda: "This room moved to" in desk.moved.text)
    (way,) = desk.moved.findChildren(QPushButton)
    assert way.text() == "Open it there"
    way.setFocus()
    return room


def test_a_room_is_followed_to_where_it_moved(
    window: MainWindow, guarded: Guarded, ring: Ring, moved: str, qtbot: QtBot
) -> None:
    ring.passwords["War Room", guarded.account] = PASSWORD
    press("Space")
    qtbot.waitUntil(lambda: window.store.login == guarded.person)
    qtbot.waitUntil(lambda: window.bridge is not None and window.bridge.room is not None)
    assert window.bridge is not None
    assert (window.bridge.incident, window.bridge.moved_to) == (moved, "")


def test_a_server_of_which_nothing_is_known_is_asked_for_first(
    window: MainWindow, guarded: Guarded, ours: Connection, moved: str, qtbot: QtBot
) -> None:
    window.doors.connections.remove(ours)
    press("Space")
    (dialog,) = window.findChildren(ConnectionDialog)
    assert dialog.controls["database"].value() == read_address(guarded.url)[0].database
    dialog.controls["user"].set_value(guarded.person)
    dialog.controls["password"].set_value(PASSWORD)
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: window.store.login == guarded.person)
    qtbot.waitUntil(lambda: window.bridge is not None and window.bridge.room is not None)
    assert window.bridge is not None
    assert window.bridge.incident == moved


def test_a_room_is_followed_to_a_file_and_said_when_that_is_gone(
    window: MainWindow, screens: Screens, tmp_path: Path, qtbot: QtBot
) -> None:
    there = tmp_path / "there.db"
    room = busy_room().save(window.store)
    move_room(window.store, room, f"sqlite:///{there.as_posix()}", lambda _done, _total: None)
    desk = screens.enter(window, room)
    qtbot.waitUntil(lambda: bool(desk.bridge.moved_to))
    there.rename(tmp_path / "away.db")
    window.doors.follow(desk.bridge.moved_to, room)
    assert "is not there" in desk.message.text
    (tmp_path / "away.db").rename(there)
    window.doors.follow(desk.bridge.moved_to, room)
    qtbot.waitUntil(lambda: window.store.file == there)
    qtbot.waitUntil(lambda: window.bridge is not None and window.bridge.room is not None)
