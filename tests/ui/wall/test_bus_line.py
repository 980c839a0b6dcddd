"""No call to the session bus waits for long, and none leaves a line open."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform in {"win32", "darwin"}:
    pytest.skip("a session bus is Linux's matter", allow_module_level=True)

from wakepy.core import BusType, DBusAddress, DBusMethod, DBusMethodCall

from tests.buses import Bus, bus
from tests.programs import needed
from ui.wall.bus_line import BusLine

__all__ = ["bus"]

LISTED = DBusMethod("ListNames", "").of(
    DBusAddress("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", BusType.SESSION)
)
NOBODY = DBusMethod("Inhibit", "ss", ("application_name", "reason")).of(
    DBusAddress("org.example.Nobody", "/", "org.example.Nobody", BusType.SESSION)
)


@pytest.fixture
def dumb(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give a bus that lets people in and then says nothing any more."""
    folder = Path(tempfile.mkdtemp(prefix="warroom-bus-"))
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(folder / "bus"))
        door.listen()

        def let_in() -> None:
            guest, _address = door.accept()
            with guest:
                guest.recv(1)
                guest.recv(1024)
                guest.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
                while guest.recv(1024):
                    pass

        thread = threading.Thread(target=let_in)
        thread.start()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={folder}/bus")
        yield
        thread.join()
    shutil.rmtree(folder)


@needed("dbus-daemon")
def test_a_call_is_answered_and_the_line_closed(bus: Bus) -> None:
    line = BusLine()
    assert "org.freedesktop.DBus" in str(line.process(DBusMethodCall(LISTED)))
    assert len(line._connections) == 1
    line.close_connections()
    assert line._connections == {}


@needed("dbus-daemon")
def test_who_cannot_be_reached_leaves_no_line(bus: Bus) -> None:
    line = BusLine()
    with pytest.raises(Exception, match=r"org\.example\.Nobody"):
        line.process(DBusMethodCall(NOBODY, ("wakepy", "wakelock active")))
    assert line._connections == {}


def test_a_bus_that_says_nothing_after_the_greeting_is_given_up(dumb: None) -> None:
    with pytest.raises(TimeoutError):
        BusLine().process(DBusMethodCall(LISTED))


def test_no_bus_at_all_is_an_error_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    with pytest.raises(Exception, match="DBUS_SESSION_BUS_ADDRESS"):
        BusLine().process(DBusMethodCall(LISTED))
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ
