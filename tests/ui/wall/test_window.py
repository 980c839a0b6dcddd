"""The window of the wall: follows a desk or finds a room, says when it is old, and closes by Esc."""

from __future__ import annotations

from contextlib import closing
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.absent import PATIENCE, seen_before
from tests.heard import other
from tests.proxy import Proxy, proxy
from tests.rooms import ANNA, Bench, busy_room, closed_room
from tests.screens import Screens, press
from tests.servers import empty_server, member_url, server_url
from ui.wall.window import WallWindow
from warroom.domain.rules.closeout import UpdateChange
from warroom.domain.rules.eyes import CallEyes
from warroom.domain.rules.timeline import Log
from warroom.domain.state.incident import Declared
from warroom.services.entrance import open_database
from warroom.services.legibility import Seat
from warroom.services.session import Session, declare
from warroom.services.wall.manner import Manner
from warroom.store.store import Store

__all__ = ["empty_server", "proxy", "server_url"]


def words(wall: WallWindow) -> str:
    return "\n".join(each.accessibleName() for each in wall.view.findChildren(QWidget))


def shows(wall: WallWindow, text: str) -> bool:
    return text in words(wall)


def opened(screens: Screens, wall: WallWindow) -> WallWindow:
    """Show it; it goes with its close, so that nobody else may close it."""
    wall.resize(1920, 1080)
    wall.show()
    wall.activateWindow()
    screens.qtbot.waitUntil(lambda: QApplication.activeWindow() is wall)
    return wall


def test_it_shows_what_a_desk_shows_and_what_others_write(screens: Screens, qtbot: QtBot) -> None:
    bridge = screens.bridge(busy_room())
    wall = opened(screens, WallWindow(Seat(), bridge, screens.store))
    assert "Card payments fail" in words(wall)
    other(screens, bridge).submit(Log(text="Shops in the north are back"))
    qtbot.waitUntil(lambda: "Shops in the north are back" in words(wall))
    wall.close()


def test_it_finds_the_most_severe_open_room_and_a_worse_one_later(screens: Screens, qtbot: QtBot) -> None:
    quiet = declare(screens.store, Declared(title="A small thing", severity=3), ANNA)
    wall = opened(screens, WallWindow(Seat(), store=screens.store))
    qtbot.waitUntil(lambda: "A small thing" in words(wall))
    worse = declare(screens.store, Declared(title="Nobody can pay", severity=1), ANNA)
    wall._look()
    qtbot.waitUntil(lambda: "Nobody can pay" in words(wall))
    assert wall.bridge is not None
    assert wall.bridge.incident == worse != quiet
    wall.close()


def test_open_rooms_take_turns_and_one_alone_stays(screens: Screens, qtbot: QtBot) -> None:
    worse = declare(screens.store, Declared(title="Nobody can pay", severity=1), ANNA)
    wall = opened(screens, WallWindow(Seat(), store=screens.store, manner=Manner(rotate=10)))
    qtbot.waitUntil(lambda: "Nobody can pay" in words(wall))
    assert "room 1" not in words(wall)
    declare(screens.store, Declared(title="A small thing", severity=3), ANNA)
    wall._look()
    qtbot.waitUntil(lambda: wall._turn == "room 1 of 2")
    wall._tick()
    assert "room 1 of 2" in words(wall)
    for turn in ("room 2 of 2", "room 1 of 2"):
        wall._turned -= 10
        wall._look()
        qtbot.waitUntil(partial(shows, wall, turn))
        assert ("A small thing" in words(wall)) == (turn == "room 2 of 2")
    assert wall.bridge is not None
    assert wall.bridge.incident == worse
    wall.close()


def test_a_room_that_is_not_over_stays_its_time(screens: Screens, qtbot: QtBot) -> None:
    declare(screens.store, Declared(title="A small thing", severity=3), ANNA)
    declare(screens.store, Declared(title="Nobody can pay", severity=1), ANNA)
    wall = opened(screens, WallWindow(Seat(), store=screens.store, manner=Manner(rotate=3600)))
    qtbot.waitUntil(lambda: "Nobody can pay" in words(wall))
    heard = wall._heard
    wall._look()
    qtbot.waitUntil(lambda: wall._heard > heard)
    assert wall.bridge is not None
    assert "A small thing" not in words(wall)
    wall.close()


def test_the_line_of_the_lead_comes_and_goes_with_its_time(screens: Screens, qtbot: QtBot) -> None:
    bridge = screens.bridge(busy_room())
    wall = opened(screens, WallWindow(Seat(), bridge, screens.store))
    said = other(screens, bridge).submit(CallEyes(text="Hands off line 3", station="LEAD"))[0]
    qtbot.waitUntil(lambda: "Eyes on the wall: Hands off line 3" in words(wall))
    bridge.ready.as_of = bridge.ready.eyes[said.stream].until
    wall._tick()
    qtbot.waitUntil(lambda: "Hands off line 3, until" not in words(wall))
    wall.close()


def test_with_no_room_open_it_says_so(screens: Screens, qtbot: QtBot) -> None:
    wall = opened(screens, WallWindow(Seat(), store=screens.store))
    qtbot.waitUntil(lambda: "No incident is open" in words(wall))
    wall._tick()
    press("Esc")
    qtbot.waitUntil(lambda: not any(isinstance(each, WallWindow) for each in QApplication.topLevelWidgets()))


def test_what_was_done_after_a_closed_room_leaves_the_wall(screens: Screens, qtbot: QtBot) -> None:
    bench = closed_room()
    (change,) = bench.room.closeout.changes
    incident = screens.save(bench)
    wall = opened(screens, WallWindow(Seat(), store=screens.store))
    qtbot.waitUntil(lambda: "Release at night" in words(wall))
    Session(screens.store, incident, ANNA, "LEAD").submit(UpdateChange(stream=change, state="done"))
    wall._look()
    qtbot.waitUntil(lambda: "Release at night" not in words(wall))
    assert "No incident is open" in words(wall)
    wall.close()


def test_it_writes_nothing_and_has_no_cursor(screens: Screens, qtbot: QtBot) -> None:
    room = busy_room().save(screens.store)
    before = screens.store.head(room).seq
    wall = opened(screens, WallWindow(Seat(), store=screens.store, incident=room))
    qtbot.waitUntil(lambda: "Card payments fail" in words(wall))
    assert wall.cursor().shape() is Qt.CursorShape.BlankCursor
    wall.close()
    assert screens.store.head(room).seq == before


def test_when_the_desk_leaves_it_goes_on_by_itself(screens: Screens, qtbot: QtBot) -> None:
    window = screens.window()
    screens.enter(window, busy_room())
    assert window.bridge is not None
    wall = opened(screens, WallWindow(Seat(), window.bridge, screens.store))
    window._leave_now()
    qtbot.waitUntil(
        lambda: wall.bridge is not None and wall.bridge.room is not None and wall._own, timeout=20_000
    )
    assert "Card payments fail" in words(wall)
    wall.close()


@pytest.mark.parametrize("way", ["cut", "freeze"])
def test_it_says_how_old_it_is_while_the_server_is_away(
    screens: Screens, proxy: Proxy, server_url: str, qtbot: QtBot, way: str
) -> None:
    with closing(Store(server_url)) as admin:
        room = busy_room().save(admin)
    store = screens.open_store(member_url(proxy.url, ANNA))
    wall = opened(screens, WallWindow(Seat(), store=store, incident=room))
    qtbot.waitUntil(lambda: "Card payments fail" in words(wall), timeout=20_000)
    getattr(proxy, way)()
    qtbot.waitUntil(lambda: "■ Not up to date: this is " in words(wall), timeout=20_000)
    assert "Card payments fail" in words(wall)
    proxy.mend()
    with closing(Store(server_url)) as admin:
        Session(admin, room, ANNA, "LEAD").submit(Log(text="Back again"))
    qtbot.waitUntil(lambda: "Not up to date" not in words(wall), timeout=20_000)
    qtbot.waitUntil(lambda: "Back again" in words(wall), timeout=20_000)
    wall.close()


def test_started_while_the_server_is_away_it_shows_the_copy_and_how_old_it_is(
    screens: Screens, proxy: Proxy, server_url: str, qtbot: QtBot
) -> None:
    with closing(Store(server_url)) as admin:
        room = busy_room().save(admin)
    url = member_url(proxy.url, ANNA)
    seen_before(screens, url, room)
    proxy.cut()
    store = screens.keep(open_database(url, copies=True))
    wall = opened(screens, WallWindow(Seat(), store=store))
    qtbot.waitUntil(lambda: "Card payments fail" in words(wall), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "■ Not up to date: this is " in words(wall), timeout=PATIENCE)
    proxy.mend()
    qtbot.waitUntil(lambda: "Not up to date" not in words(wall), timeout=PATIENCE)
    wall.close()


def test_it_fills_its_screen(screens: Screens, qtbot: QtBot) -> None:
    wall = WallWindow(Seat(), screens.bridge(Bench()), screens.store)
    wall.place("a screen that is not there")
    qtbot.waitUntil(lambda: wall.isFullScreen() and wall.geometry() == wall.screen().geometry())
    wall.close()
