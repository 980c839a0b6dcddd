"""The start page of a server that was away is live again by itself, and a password is asked for only then."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.absent import PATIENCE, enter, opened, seen_before, texts, write_line
from tests.guarded import PASSWORD, Guarded, guarded
from tests.proxy import Proxy
from tests.rings import Ring, ring
from tests.rooms import ANNA, busy_room
from tests.screens import Screens, press, shown, type_in
from tests.servers import member_url
from ui.dialogs.password import PasswordPrompt
from warroom.services import keys

__all__ = ["guarded", "ring"]

pytestmark = pytest.mark.server


@pytest.fixture
def proxy(screens: Screens) -> Iterator[Proxy]:
    """Give a way to the server that can be frozen and cut."""
    with contextlib.closing(Proxy(screens.server)) as made:
        yield made


def test_the_start_page_is_live_again_by_itself(screens: Screens, proxy: Proxy) -> None:
    room, url = screens.save(busy_room()), member_url(proxy.url, ANNA, "lead")
    seen_before(screens, url, room)
    proxy.cut()
    window = enter(screens, url)
    start = window.start
    assert start is not None
    screens.qtbot.waitUntil(lambda: "Below are the rooms" in shown(start), timeout=PATIENCE)
    proxy.mend()
    screens.qtbot.waitUntil(lambda: "Below are the rooms" not in shown(start), timeout=PATIENCE)
    assert window.store.away is None
    line = start.list.model.line(1)
    assert line is not None
    assert line.cells[1].sub == "INC-2026-0001"


def test_a_password_is_asked_for_when_the_server_is_back(
    screens: Screens, guarded: Guarded, ring: Ring
) -> None:
    room = screens.save(busy_room())
    keys.hold(guarded.account, PASSWORD)
    seen_before(screens, guarded.url, room)
    keys.let_go(guarded.account)
    guarded.proxy.cut()
    window = enter(screens, guarded.url)
    opened(screens, window, room)
    write_line(window, "Written without a password")
    screens.qtbot.waitUntil(lambda: "Written without a password" in texts(window), timeout=PATIENCE)
    assert not window.findChildren(PasswordPrompt)
    guarded.proxy.mend()
    for word in ("wrong", PASSWORD):
        prompted(screens)
        type_in(word)
        press("Return")
    bridge = window.bridge
    assert bridge is not None
    screens.qtbot.waitUntil(lambda: bridge.trouble is None and bridge.sending == 0, timeout=PATIENCE)
    screens.settled(bridge)
    assert texts(window).count("Written without a password") == 1
    assert list(ring.passwords.values()) == [PASSWORD]


def test_the_start_page_asks_for_it_too_and_not_again_when_it_is_refused(
    screens: Screens, guarded: Guarded, ring: Ring
) -> None:
    room = screens.save(busy_room())
    keys.hold(guarded.account, PASSWORD)
    seen_before(screens, guarded.url, room)
    keys.let_go(guarded.account)
    guarded.proxy.cut()
    window = enter(screens, guarded.url)
    start = window.start
    assert start is not None
    screens.qtbot.waitUntil(lambda: "Below are the rooms" in shown(start), timeout=PATIENCE)
    guarded.proxy.mend()
    prompted(screens)
    press("Esc")
    screens.qtbot.waitUntil(lambda: "asks for a password" in shown(start), timeout=PATIENCE)
    assert not [each for each in window.findChildren(PasswordPrompt) if each.isVisible()]
    opened(screens, window, room)
    prompted(screens)
    type_in(PASSWORD)
    press("Return")
    bridge = window.bridge
    assert bridge is not None
    screens.qtbot.waitUntil(lambda: bridge.trouble is None, timeout=PATIENCE)
    assert window.store.away is None


def test_a_window_closes_while_it_is_asked(screens: Screens, guarded: Guarded, ring: Ring) -> None:
    room = screens.save(busy_room())
    keys.hold(guarded.account, PASSWORD)
    seen_before(screens, guarded.url, room)
    keys.let_go(guarded.account)
    guarded.proxy.cut()
    window = enter(screens, guarded.url)
    opened(screens, window, room)
    guarded.proxy.mend()
    prompted(screens)
    window.leaving.quiet = True
    window.close()
    assert not window.isVisible()


def prompted(screens: Screens) -> None:
    """Wait until the password is asked for."""
    screens.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), PasswordPrompt), timeout=PATIENCE)
