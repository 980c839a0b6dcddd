"""A room moves from the window: asked for, told how far it is, sealed, and found on the start page."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.rooms import busy_room
from tests.screens import Screens, press, shown, type_in
from ui.actions import BY_ID
from ui.desk import moving
from ui.desk.desk import Desk
from ui.dialogs.one_line import OneLine
from warroom.errors import Rejected
from warroom.services.moving import Moved, Tell, move_room
from warroom.store.store import Store


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

    def move_late(source: Store, incident: str, url: str, tell: Tell) -> Moved:
        assert gone.wait(20)
        return move_room(source, incident, url, tell)

    monkeypatch.setattr(moving, "move_room", move_late)
    desk.moving.move_to(f"sqlite:///{(tmp_path / 'there.db').as_posix()}")
    window.leave_room()
    window.leave_room()
    qtbot.waitUntil(lambda: not isValid(desk))
    gone.set()
    qtbot.waitUntil(lambda: bool(screens.store.head(room).moved_to), timeout=20_000)


def test_what_fails_is_said_and_the_address_stands_there_again(desk: Desk, qtbot: QtBot) -> None:
    ask_for(desk)
    type_in("rooms of my own")
    press("Enter")
    qtbot.waitUntil(lambda: "no saved connection rooms of my own" in desk.message.text)
    assert ask_for(desk).edit.text() == "rooms of my own"


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
