"""A server is asked for, tried, and kept: by keyboard alone, and without its password anywhere but the keyring."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.guarded import PASSWORD, Guarded, guarded
from tests.rings import Ring, ring
from tests.scenes_connections import TROUBLES
from tests.screens import Screens, focused, nameless, plain, press, shown, tab_until, type_in
from ui.dialogs import connection
from ui.dialogs.connection import ConnectionDialog
from warroom import config
from warroom.services import keys
from warroom.services.connections import Address, Connection, Connections
from warroom.services.drafts import Drafts
from warroom.store.address import with_password

__all__ = ["guarded", "ring"]


class Maker:
    """Opens the dialog over a window."""

    def __init__(self, screens: Screens) -> None:
        self.owner = QWidget()
        screens.show(self.owner)
        self.kept: list[Connection] = []

    def __call__(self, before: Connection | None = None) -> ConnectionDialog:
        """Open it."""
        drafts = Drafts(config.folders().data / "drafts", "connection")
        made = ConnectionDialog(Connections(), drafts, before, self.owner)
        made.saved.connect(self.kept.append)
        made.open()
        return made


@pytest.fixture
def make(screens: Screens) -> Maker:
    """Give what opens the dialog."""
    return Maker(screens)


def paste(text: str) -> None:
    """Paste a text where the keyboard is."""
    QGuiApplication.clipboard().setText(text)
    press("Ctrl+V")
    QGuiApplication.clipboard().clear()


def value(dialog: ConnectionDialog, name: str) -> str:
    """Give what stands in a field."""
    return str(dialog.controls[name].value())


def test_a_pasted_address_fills_the_fields_is_tried_and_kept(
    make: Maker, guarded: Guarded, ring: Ring, qtbot: QtBot, home: Path
) -> None:
    dialog = make()
    assert nameless(dialog) == plain(dialog) == []
    paste(guarded.with_password)
    assert value(dialog, "address") == ""
    assert (value(dialog, "host"), value(dialog, "user")) == ("127.0.0.1", guarded.person)
    assert value(dialog, "password") == PASSWORD
    assert value(dialog, "name").endswith("127.0.0.1")
    qtbot.waitUntil(lambda: focused() is dialog.controls["name"].widget)
    press("Ctrl+T")
    assert "Stop testing" in shown(dialog)
    qtbot.waitUntil(lambda: "The connection works" in shown(dialog))
    assert "lead: you may" in shown(dialog)
    press("Ctrl+A")
    type_in("Ours")
    with qtbot.waitSignal(dialog.saved):
        press("Ctrl+Return")
    assert make.kept == Connections().all() == [Connection("Ours", guarded.url)]
    assert ring.passwords == {("War Room", guarded.account): PASSWORD}
    files = [each for each in home.rglob("*") if each.is_file()]
    assert not [each for each in files if PASSWORD.encode() in each.read_bytes()]


def test_fields_are_filled_in_by_keyboard_alone_and_are_a_draft(
    make: Maker, ring: Ring, qtbot: QtBot, home: Path
) -> None:
    dialog = make()
    for name, text in (("host", "rooms"), ("port", "5433"), ("database", "w"), ("user", "ana")):
        tab_until(lambda name=name: focused() is dialog.controls[name].widget)  # type: ignore[misc]
        type_in(text)
    press("Tab")
    type_in(PASSWORD)
    press("Esc")
    dialog = make()
    assert [value(dialog, each) for each in ("host", "port", "database", "user", "name")] == [
        "rooms",
        "5433",
        "w",
        "ana",
        "w · rooms",
    ]
    assert value(dialog, "password") == ""
    assert not [each for each in home.rglob("*.json") if PASSWORD.encode() in each.read_bytes()]
    with qtbot.waitSignal(dialog.saved):
        press("Ctrl+Return")
    assert Connections().all() == [Connection("w · rooms", "postgresql://ana@rooms:5433/w")]
    assert value(make(), "host") == ""
    assert ring.passwords == {}


def test_a_typed_address_is_taken_apart_when_it_is_left(make: Maker, qtbot: QtBot) -> None:
    dialog = make()
    type_in("postgresql://ana:pw@rooms/w?sslmode=disable")
    press("Return")
    assert (value(dialog, "host"), value(dialog, "password"), value(dialog, "address")) == ("rooms", "pw", "")
    assert "everybody on the way can read" in shown(dialog)
    qtbot.waitUntil(lambda: focused() is dialog.controls["name"].widget)
    assert Connections().all() == []


def test_what_cannot_be_is_said_beside_its_field(make: Maker) -> None:
    dialog = make()
    for name, words in (
        ("host", "Name the computer"),
        ("database", "Name the database"),
        ("user", "Type the name with which"),
    ):
        press("Ctrl+Return")
        assert focused() is dialog.controls[name].widget
        assert words in shown(dialog)
        type_in("x")
    dialog.controls["address"].set_value("nonsense")
    press("Ctrl+T")
    assert "is no server's address" in shown(dialog)
    assert focused() is dialog.controls["address"].widget


def test_a_failed_trial_is_said_beside_the_field_it_is_about(
    make: Maker, guarded: Guarded, ring: Ring, qtbot: QtBot
) -> None:
    dialog = make()
    paste(with_password(guarded.url, "wrong-horse"))
    press("Ctrl+T")
    qtbot.waitUntil(lambda: "Name or password is wrong" in shown(dialog))
    qtbot.waitUntil(lambda: focused() is dialog.controls["password"].widget)
    dialog.controls["database"].set_value("no_such_database")
    dialog.controls["password"].set_value(PASSWORD)
    press("Ctrl+T")
    qtbot.waitUntil(lambda: "no database of this name" in shown(dialog))
    assert focused() is dialog.controls["database"].widget


def test_every_trouble_finds_its_place(make: Maker) -> None:
    dialog = make()
    for wrong in TROUBLES.values():
        dialog.show_trouble(wrong)
        assert str(wrong) in shown(dialog)


def test_a_trial_is_given_up_by_key_and_by_its_limit(
    make: Maker, guarded: Guarded, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded.proxy.freeze()
    dialog = make()
    paste(guarded.with_password)
    press("Ctrl+T")
    press("Ctrl+T")
    assert "The trial was given up." in shown(dialog)
    monkeypatch.setattr(connection, "SECONDS", 0)
    press("Ctrl+T")
    qtbot.waitUntil(lambda: "took too long" in shown(dialog))
    press("Esc")


def test_a_keyring_that_refuses_is_said_and_the_connection_is_kept(
    make: Maker, guarded: Guarded, ring: Ring, qtbot: QtBot
) -> None:
    dialog = make()
    paste(guarded.with_password)
    ring.locked = True
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: "its password is not: The keyring of this computer is locked" in shown(dialog))
    assert Connections().all()
    assert keys.held(guarded.account) == PASSWORD
    with qtbot.waitSignal(dialog.saved):
        press("Ctrl+Return")
    assert len(Connections().all()) == 1


def test_without_a_keyring_the_password_stays_in_memory(make: Maker, guarded: Guarded, qtbot: QtBot) -> None:
    dialog = make()
    qtbot.waitUntil(lambda: "no keyring that is safe" in shown(dialog))
    paste(guarded.with_password)
    with qtbot.waitSignal(dialog.saved):
        press("Ctrl+Return")
    assert keys.held(guarded.account) == PASSWORD


def test_a_change_takes_the_password_along_only_to_the_same_server(
    make: Maker, ring: Ring, qtbot: QtBot
) -> None:
    made = Connections().save("Ours", Address(host="rooms", database="w", user="ana"))
    ring.passwords["War Room", made.account] = PASSWORD
    dialog = make(made)
    dialog.controls["name"].set_value("Theirs")
    with qtbot.waitSignal(dialog.saved):
        press("Ctrl+Return")
    assert [each.name for each in Connections().all()] == ["Theirs"]
    assert ring.passwords
    dialog = make(Connections().all()[0])
    dialog.controls["host"].set_value("elsewhere")
    with qtbot.waitSignal(dialog.saved):
        press("Ctrl+Return")
    assert ring.passwords == {}
    Connections().save("Other", Address(host="rooms", database="w", user="ana"))
    dialog = make(Connections().all()[1])
    dialog.controls["name"].set_value("other")
    press("Ctrl+Return")
    assert "already" in shown(dialog)
    press("Esc")
