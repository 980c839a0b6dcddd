"""A desk says once that its server is away, what becomes of what one writes, and takes it back by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.proxy import Proxy, proxy
from tests.rooms import ANNA, busy_room
from tests.screens import Screens, press, shown, type_in
from tests.servers import empty_server, member_url, server_url
from ui.desk.desk import Desk
from warroom.services.database import Database

__all__ = ["empty_server", "proxy", "server_url"]

WAITS = "What you write waits on this computer, and is sent when the server is back."


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, server_url: str, proxy: Proxy) -> Iterator[Desk]:
    """Give a desk at a room of the server, by way of the proxy."""
    screens = Screens(qtbot, tmp_path / "rooms.db", server_url)
    room = screens.save(busy_room())
    store = Database(member_url(proxy.url, ANNA))
    yield screens.desk(screens.bridge(room, store=store))
    proxy.mend()
    screens.close()
    store.close()


def test_it_is_said_above_the_line_and_shortly_below(desk: Desk, proxy: Proxy, qtbot: QtBot) -> None:
    proxy.cut()
    qtbot.waitUntil(lambda: desk.bridge.trouble is not None, timeout=20_000)
    assert desk.message.text.endswith(WAITS)
    assert "\n" not in desk.message.text
    assert "■ Server away" in shown(desk.footer).split("\n")
    proxy.mend()
    qtbot.waitUntil(lambda: desk.message.text == "", timeout=20_000)
    assert "● Live" in shown(desk.footer)


def test_it_is_said_once(desk: Desk, proxy: Proxy, qtbot: QtBot) -> None:
    proxy.cut()
    qtbot.waitUntil(lambda: desk.bridge.trouble is not None, timeout=20_000)
    type_in("Callers wait")
    press("Return")
    qtbot.waitUntil(lambda: desk.bridge.ready.waits_from > 0, timeout=20_000)
    desk.message.clear()
    before = desk.bridge.trouble
    qtbot.waitUntil(lambda: desk.bridge.trouble is not before, timeout=20_000)
    assert desk.message.text == ""


def test_what_else_was_said_stays(desk: Desk, proxy: Proxy, qtbot: QtBot) -> None:
    proxy.cut()
    qtbot.waitUntil(lambda: desk.bridge.trouble is not None, timeout=20_000)
    desk.complain("Something else")
    proxy.mend()
    qtbot.waitUntil(lambda: desk.bridge.trouble is None, timeout=20_000)
    assert desk.message.text == "Something else"
