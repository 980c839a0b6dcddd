"""A server freezes and is cut off while somebody works at it: the window answers, and nothing is lost or doubled."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from tests.absent import texts, write_line
from tests.proxy import Proxy
from tests.rooms import BEN, busy_room
from tests.screens import Screens, press, shown
from tests.servers import member_url
from ui.desk.window import MainWindow
from warroom.domain.rules.timeline import Log
from warroom.services.session import Session

pytestmark = pytest.mark.server
PATIENCE = 20_000


@pytest.fixture
def proxy(screens: Screens) -> Iterator[Proxy]:
    """Give a way to the server that can be frozen and cut."""
    with contextlib.closing(Proxy(screens.server)) as made:
        yield made


@pytest.fixture
def window(screens: Screens, proxy: Proxy) -> MainWindow:
    """Give Anna's window in a room, by way of the proxy."""
    incident = screens.save(busy_room())
    window = screens.window(screens.open_store(member_url(proxy.url, "person-anna")))
    screens.enter(window, incident)
    return window


def away(screens: Screens, window: MainWindow, wanted: bool) -> None:
    """Wait until the window knows that the server is away, or back."""
    bridge = window.bridge
    assert bridge is not None
    screens.qtbot.waitUntil(lambda: (bridge.trouble is not None) == wanted, timeout=PATIENCE)


@pytest.mark.parametrize("way", ["freeze", "cut"])
def test_the_window_answers_and_goes_on_by_itself(
    screens: Screens, proxy: Proxy, window: MainWindow, way: str
) -> None:
    assert window.desk is not None
    other = Session(screens.open_store(person=BEN), window.desk.bridge.incident, BEN, "NETWORK")
    getattr(proxy, way)()
    other.submit(Log(text="Written meanwhile"))
    away(screens, window, wanted=True)
    assert "postgresql://person-anna@127.0.0.1" in window.desk.message.text
    for key in ("Ctrl+2", "Ctrl+3", "Ctrl+1"):
        press(key)
    assert "■ Server away" in shown(window.desk.footer)
    proxy.mend()
    away(screens, window, wanted=False)
    write_line(window, "Here again")
    screens.qtbot.waitUntil(lambda: "Here again" in texts(window), timeout=PATIENCE)
    assert [texts(window).count(each) for each in ("Written meanwhile", "Here again")] == [1, 1]


def test_a_line_sent_to_a_frozen_server_is_there_once(
    screens: Screens, proxy: Proxy, window: MainWindow
) -> None:
    proxy.freeze()
    write_line(window, "Sent into the silence")
    away(screens, window, wanted=True)
    proxy.mend()
    away(screens, window, wanted=False)
    screens.qtbot.waitUntil(lambda: "Sent into the silence" in texts(window), timeout=PATIENCE)
    assert window.desk is not None
    screens.settled(window.desk.bridge, PATIENCE)
    assert texts(window).count("Sent into the silence") == 1


def test_a_room_is_left_at_once_though_the_server_says_nothing(
    screens: Screens, proxy: Proxy, window: MainWindow
) -> None:
    proxy.freeze()
    write_line(window, "Sent into the silence")
    window.show_start()
    assert window.start is not None
    start = window.start
    screens.qtbot.waitUntil(lambda: "away, asleep" in shown(start), timeout=PATIENCE)
    proxy.mend()


def test_a_window_closes_at_once_though_the_server_says_nothing(
    screens: Screens, proxy: Proxy, window: MainWindow
) -> None:
    proxy.freeze()
    window.leaving.quiet = True
    window.close()
    assert not window.isVisible()
    proxy.mend()
