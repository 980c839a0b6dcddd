"""Saved connections are made, changed, removed, brought back and copied by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.rings import Ring, ring
from tests.screens import Screens, nameless, plain, press, shown, type_in
from ui.desk.window import MainWindow
from ui.dialogs.connection import ConnectionDialog
from ui.dialogs.servers import ServersDialog
from ui.models.servers import OWN
from warroom import config
from warroom.services.connections import Address, Connection, Connections
from warroom.services.copying import copies_of

__all__ = ["ring"]

PASSWORD = "correct-horse"  # noqa: S105 - a test's own


@pytest.fixture
def window(screens: Screens) -> MainWindow:
    """Give the window with one connection, at a port where nobody listens."""
    Connections().save("Ours", Address(host="127.0.0.1", port=1, database="w", user="ana"))
    return screens.window()


@pytest.fixture
def dialog(window: MainWindow) -> ServersDialog:
    """Give the list, with the connection selected."""
    made = window.doors.manage()
    made.list.choose("server:Ours")
    return made


def ours() -> Connection:
    """Give the connection."""
    return Connections().named("Ours")


def test_it_can_be_read_aloud(dialog: ServersDialog) -> None:
    assert nameless(dialog) == plain(dialog) == []
    assert dialog.list.model.rowCount() == 2


def test_enter_opens_what_is_selected(
    dialog: ServersDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.chosen.disconnect()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        press("Return")
    assert chosen.args == ["server:Ours"]


def test_a_removed_connection_comes_back_with_its_password(
    dialog: ServersDialog, ring: Ring, qtbot: QtBot
) -> None:
    kept = ours()
    ring.passwords["War Room", kept.account] = PASSWORD
    copies = copies_of(kept.address)
    assert copies is not None
    copies.know(rooms=3)
    copies.close()
    press("Del")
    assert Connections().all() == []
    assert "They stay on the server. Ctrl Z brings it back." in shown(dialog)
    qtbot.waitUntil(lambda: ring.passwords == {})
    assert not copies.there
    qtbot.waitUntil(lambda: not dialog._errands.busy)
    press("Ctrl+Z")
    assert Connections().all() == [kept]
    qtbot.waitUntil(lambda: ring.passwords == {("War Room", kept.account): PASSWORD})
    assert "Ours is back." in shown(dialog)
    press("Ctrl+Z")
    assert Connections().all() == [kept]


def test_a_keyring_that_refuses_is_said(dialog: ServersDialog, ring: Ring, qtbot: QtBot) -> None:
    ring.locked = True
    press("Del")
    qtbot.waitUntil(lambda: "keyring of this computer is locked" in shown(dialog))


def test_without_a_keyring_a_removal_is_just_that(dialog: ServersDialog, qtbot: QtBot) -> None:
    press("Del")
    qtbot.waitUntil(lambda: not dialog._errands.busy)
    assert "is removed here" in shown(dialog)
    press("Ctrl+Z")
    assert "Ours is back" in shown(dialog)


def test_the_address_is_copied_without_a_password(dialog: ServersDialog) -> None:
    press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == ours().address
    assert "without the password" in shown(dialog)
    QGuiApplication.clipboard().clear()


def test_this_computer_is_always_there(dialog: ServersDialog) -> None:
    dialog.list.choose(OWN)
    for key in ("Del", "F2", "Ctrl+C"):
        press(key)
        assert "this computer is always there" in shown(dialog)


def test_one_is_made_and_changed(dialog: ServersDialog, ring: Ring, qtbot: QtBot) -> None:
    press("Ctrl+N")
    (form,) = dialog.findChildren(ConnectionDialog)
    type_in("postgresql://ana@127.0.0.1:1/other")
    press("Return")
    with qtbot.waitSignal(form.saved):
        press("Ctrl+Return")
    assert "other · 127.0.0.1 is kept. Enter opens it." in shown(dialog)
    dialog.list.choose("server:Ours")
    press("F2")
    form = dialog.findChildren(ConnectionDialog)[-1]
    form.controls["name"].set_value("Theirs")
    with qtbot.waitSignal(form.saved):
        press("Ctrl+Return")
    assert [each.name for each in Connections().all()] == ["other · 127.0.0.1", "Theirs"]


def test_a_file_that_cannot_be_written_is_said(dialog: ServersDialog) -> None:
    folder = config.folders().config
    (folder / "connections.json").unlink()
    (folder / "connections.json").mkdir()
    press("Del")
    assert "cannot be used" in shown(dialog)
