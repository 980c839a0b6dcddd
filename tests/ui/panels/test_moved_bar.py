"""A desk whose room moved away says so by itself, gives the address, and goes on when the room is back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.rooms import busy_room
from tests.screens import Screens, press, shown, type_in
from ui.panels.moved_bar import MovedBar
from warroom.domain.rules.timeline import Log
from warroom.errors import Rejected
from warroom.services.moving import move_room
from warroom.store.store import Store


def silence(_done: int, _total: int) -> None:
    """Hear nothing of how far it is."""


@pytest.mark.both
def test_a_room_that_somebody_else_moves_and_brings_back(
    screens: Screens, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = screens.desk(busy_room())
    room, url = desk.bridge.incident, f"sqlite:///{(tmp_path / 'there.db').as_posix()}"
    assert desk.moved.text == ""
    type_in("half a line")
    admin = screens.server or screens.store.url
    with closing(Store(admin)) as other:
        there = move_room(other, room, url, silence)
        qtbot.waitUntil(lambda: f"This room moved to {there.address}." in desk.moved.text)
        press("Enter")
        assert there.address in shown(desk.line)
        assert desk.line.edit.text() == "half a line"
        with pytest.raises(Rejected, match="here it can only be read"):
            desk.bridge.submit(Log(text="Too late"))
        (way,) = desk.moved.findChildren(QPushButton)
        way.setFocus()
        with qtbot.waitSignal(desk.wish, check_params_cb=lambda wish: wish == "room.follow"):
            press("Space")
        with closing(Store(url)) as elsewhere:
            move_room(elsewhere, room, admin, silence)
    qtbot.waitUntil(lambda: desk.moved.text == "")
    desk.line.edit.setFocus()
    press("Enter")
    screens.settled(desk.bridge)
    assert desk.room.timeline.rows[-1].text == "half a line"


def test_a_room_that_is_opened_after_it_moved_says_so(screens: Screens, tmp_path: Path, qtbot: QtBot) -> None:
    room = busy_room().save(screens.store)
    url = f"sqlite:///{(tmp_path / 'there.db').as_posix()}"
    move_room(screens.store, room, url, silence)
    bar = MovedBar(screens.bridge(room))
    screens.show(bar)
    qtbot.waitUntil(lambda: url in bar.text)
