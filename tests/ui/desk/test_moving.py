"""A room moves from the window: asked for, told how far it is, sealed, and found on the start page."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.guarded import PASSWORD, Guarded, guarded
from tests.rings import Ring, ring
from tests.rooms import busy_room
from tests.screens import Screens, press, shown, type_in
from tests.servers import member_url
from ui.actions import BY_ID
from ui.desk import moving
from ui.desk.desk import Desk
from ui.dialogs.one_line import OneLine
from ui.dialogs.password import PasswordPrompt
from warroom.errors import Rejected
from warroom.services.connections import Connections, read_address
from warroom.services.entrance import Ask
from warroom.services.moving import Moved, Tell, move_room
from warroom.store.store import Store

__all__ = ["guarded", "ring"]


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a busy room."""
    return screens.desk(busy_room())


def ask_for(desk: Desk) -> OneLine:
    """Choose the action and give the form that it opens."""
    BY_ID["room.move"].run(desk)
    (dialog,) = (each for each in desk.findChildren(OneLine) if each.isVisible())
    return dialog


def test_a_room_moves_and_the_desk_says_where_it_is(
    desk: Desk, screens: Screens, qtbot: QtBot, tmp_path: Path
) -> None:
    url = f"sqlite:///{(tmp_path / 'there.db').as_posix()}"
    ask_for(desk)
    type_in(url)
    with qtbot.waitSignal(desk.moving.moved):
        press("Enter")
        assert "Moving the room…" in shown(desk.footer)
    qtbot.waitUntil(lambda: f"moved to {url}" in desk.moved.text)
    room = desk.bridge.incident
    assert screens.store.head(room).moved_to == url
    with closing(Store(url)) as there:
        assert there.head(room).hash == screens.store.head(room).hash
    desk.line.edit.setFocus()
    type_in("too late")
    press("Enter")
    assert f"moved to {url}" in shown(desk.line)
    assert screens.store.head(room).seq == len(screens.store.read(room))


def test_a_desk_that_is_left_does_not_stop_the_move(
    screens: Screens, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = screens.window()
    room = busy_room().save(screens.store)
    desk = screens.enter(window, room)
    gone = threading.Event()

    def move_late(source: Store, incident: str, url: str, tell: Tell, ask: Ask | None = None) -> Moved:
        assert gone.wait(20)
        return move_room(source, incident, url, tell, ask)

    monkeypatch.setattr(moving, "move_room", move_late)
    desk.moving.move_to(f"sqlite:///{(tmp_path / 'there.db').as_posix()}")
    window.leave_room()
    window.leave_room()
    qtbot.waitUntil(lambda: not isValid(desk))
    gone.set()
    qtbot.waitUntil(lambda: bool(screens.store.head(room).moved_to), timeout=20_000)


def test_what_fails_is_said_and_the_address_stands_there_again(desk: Desk, qtbot: QtBot) -> None:
    ask_for(desk)
    type_in("rooms:of my own")
    press("Enter")
    qtbot.waitUntil(lambda: "no database address" in desk.message.text)
    assert ask_for(desk).edit.text() == "rooms:of my own"


def test_a_saved_connection_is_offered_and_its_password_asked_for(
    desk: Desk, guarded: Guarded, ring: Ring, qtbot: QtBot
) -> None:
    member_url(guarded.root, guarded.person, "admin")
    Connections().save("Ours", read_address(guarded.url)[0])
    dialog = ask_for(desk)
    completer = dialog.edit.completer()
    assert completer.model().index(0, 0).data() == "Ours"
    type_in("hours")
    press("Enter")
    assert any("There are: Ours" in label.text() for label in dialog.findChildren(QLabel))
    dialog.edit.setText("ours")
    press("Enter")
    for password in ("wrong-horse", PASSWORD):
        qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), PasswordPrompt))
        type_in(password)
        press("Return")
        qtbot.waitUntil(lambda: not desk.moving.errands.busy, timeout=20_000)
    qtbot.waitUntil(lambda: "moved to" in desk.moved.text)
    assert ring.passwords == {("War Room", guarded.account): PASSWORD}
    assert PASSWORD not in desk.moved.text


def test_whoever_gives_no_password_keeps_the_room(desk: Desk, guarded: Guarded, qtbot: QtBot) -> None:
    desk.moving.move_to(guarded.url)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), PasswordPrompt))
    press("Esc")
    assert not desk.moving.errands.busy


def test_an_empty_address_is_refused_in_the_form(desk: Desk) -> None:
    dialog = ask_for(desk)
    press("Enter")
    assert any("Type the address" in label.text() for label in dialog.findChildren(QLabel))


def test_a_room_is_moved_once_at_a_time(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(desk.moving.moved):
        desk.moving.move_to(f"sqlite:///{tmp_path / 'there.db'}")
        assert desk.staying.writing
        with pytest.raises(Rejected, match="being moved"):
            desk.moving.ask()
    assert not desk.staying.writing
