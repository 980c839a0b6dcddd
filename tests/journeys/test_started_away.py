"""A desk that is started while its server is away: everything readable, what is written there once when it is back."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from tests.absent import PATIENCE, enter, opened, seen_before, texts, write_line
from tests.benchmarks.long_room import long_room
from tests.proxy import Proxy
from tests.rooms import ANNA, BEN, busy_room
from tests.screens import Screens, press, shown
from tests.servers import member_url
from warroom import config
from warroom.domain.rules.closeout import Close
from warroom.domain.rules.timeline import Log
from warroom.errors import Rejected
from warroom.services.connections import Connections, read_address
from warroom.services.database import Database
from warroom.services.session import Session
from warroom.store.store import Store

pytestmark = pytest.mark.server
LONG = 10_000


@pytest.fixture
def proxy(screens: Screens) -> Iterator[Proxy]:
    """Give a way to the server that can be frozen and cut."""
    with contextlib.closing(Proxy(screens.server)) as made:
        yield made


@pytest.mark.parametrize("way", ["freeze", "cut"])
def test_what_is_written_is_there_once_and_in_order_when_it_is_back(
    screens: Screens, proxy: Proxy, way: str
) -> None:
    room, url = screens.save(busy_room()), member_url(proxy.url, ANNA, "lead")
    seen_before(screens, url, room)
    other = Session(screens.open_store(person=BEN), room, BEN, "NETWORK")
    getattr(proxy, way)()
    other.submit(Log(text="Written meanwhile by Ben"))
    window = enter(screens, url)
    start = window.start
    assert start is not None
    screens.qtbot.waitUntil(start.list.isVisible, timeout=PATIENCE)
    told = "Below are the rooms of which this computer has a copy."
    screens.qtbot.waitUntil(lambda: told in shown(start), timeout=PATIENCE)
    line = start.list.model.line(1)
    assert line is not None
    assert line.cells[1].sub.startswith("INC-2026-0001 · as of ")
    opened(screens, window, room)
    desk = window.desk
    assert desk is not None
    assert "You read the copy on this computer, as of " in desk.message.text
    assert "■ Server away" in shown(desk.footer)
    assert "Written meanwhile by Ben" not in texts(window)
    for key in ("Ctrl+2", "Ctrl+3", "Ctrl+5", "Ctrl+1"):
        press(key)
    lines = [f"Line {number} while away" for number in range(4)]
    for each in lines:
        write_line(window, each)
    screens.qtbot.waitUntil(lambda: texts(window)[-4:] == lines, timeout=PATIENCE)
    with pytest.raises(Rejected, match="asked again"):
        desk.submit(Close(summary="All well", override="It must be so"))
    proxy.mend()
    bridge = window.bridge
    assert bridge is not None
    screens.qtbot.waitUntil(lambda: bridge.trouble is None and bridge.sending == 0, timeout=PATIENCE)
    screens.settled(bridge)
    assert bridge.as_of == ""
    assert "copy on this computer" not in desk.message.text
    there = [row.text for row in other.room.timeline.rows]
    other.catch_up()
    there = [row.text for row in other.room.timeline.rows]
    assert there == texts(window)
    assert [each for each in there if each in {*lines, "Written meanwhile by Ben"}] == [
        "Written meanwhile by Ben",
        *lines,
    ]
    with contextlib.closing(Store(screens.server)) as server:
        assert server.verify(room) is None
        assert server.head(room).hash == bridge.ready.hash


def test_leaving_a_room_while_the_server_is_away_leads_to_the_copies(screens: Screens, proxy: Proxy) -> None:
    room, url = screens.save(busy_room()), member_url(proxy.url, ANNA, "lead")
    seen_before(screens, url, room)
    window = enter(screens, url)
    opened(screens, window, room)
    proxy.cut()
    window.show_start()
    start = window.start
    assert start is not None
    screens.qtbot.waitUntil(lambda: "Below are the rooms" in shown(start), timeout=PATIENCE)
    opened(screens, window, room)
    assert "Card payments fail" in window.windowTitle()
    proxy.mend()
    bridge = window.bridge
    assert bridge is not None
    screens.qtbot.waitUntil(lambda: bridge.trouble is None, timeout=PATIENCE)


def test_a_long_room_opens_from_its_copy_without_holding_the_window(screens: Screens, proxy: Proxy) -> None:
    room, url = screens.save(long_room(LONG)), member_url(proxy.url, ANNA, "lead")
    seen_before(screens, url, room)
    proxy.cut()
    window = enter(screens, url)
    opened(screens, window, room)
    bridge = window.bridge
    assert bridge is not None
    assert (bridge.ready.length, bridge.verified.finding) == (LONG, None)
    write_line(window, "On top of a long room")
    screens.qtbot.waitUntil(lambda: texts(window)[-1] == "On top of a long room", timeout=PATIENCE)
    proxy.mend()
    screens.qtbot.waitUntil(lambda: bridge.trouble is None and bridge.sending == 0, timeout=PATIENCE)
    screens.settled(bridge)
    assert texts(window).count("On top of a long room") == 1


def test_a_saved_connection_is_entered_while_it_is_away(screens: Screens, proxy: Proxy) -> None:
    room, url = screens.save(busy_room()), member_url(proxy.url, ANNA, "lead")
    seen_before(screens, url, room)
    Connections().save("Ours", read_address(url)[0])
    proxy.cut()
    window = screens.window(Database(config.own_database()))
    window.doors.open("server:Ours")
    screens.qtbot.waitUntil(
        lambda: window.start is not None and "Below are" in shown(window.start), timeout=PATIENCE
    )
    assert window.store.away is not None
    assert config.load().connection == "Ours"
    assert window.start is not None
    window.start.list.setFocus()
    window.start.list.choose_first()
    press("Return")
    screens.qtbot.waitUntil(lambda: "Card payments fail" in window.windowTitle(), timeout=PATIENCE)
    window.show_start()
    window.doors.open("own")
    screens.qtbot.waitUntil(lambda: window.store.file is not None, timeout=PATIENCE)
