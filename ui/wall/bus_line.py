"""The line to a Linux desktop's session bus: no call waits for long, and none is left open."""

from __future__ import annotations

import socket
from typing import Any, Final

from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from wakepy.core import DBusMethodCall
from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter

from warroom.i18n import _

SECONDS: Final = 2
"""How long the bus, or who is called through it, may take to answer."""


class Line(DBusConnection):  # type: ignore[misc]
    """A connection on which also the greeting has a limit."""

    def send_and_get_reply(self, message: Any, *, timeout: float | None = None) -> Any:
        """Call and wait for the answer; TimeoutError when none comes."""
        return super().send_and_get_reply(message, timeout=SECONDS if timeout is None else timeout)


class BusLine(JeepneyDBusAdapter):
    """Says who we are where the desktop lists what keeps it awake, and hangs up where a call fails."""

    timeout = SECONDS

    def __init__(self) -> None:
        super().__init__()
        self._words = {"wakepy": "War Room", "wakelock active": _("The wall is open")}

    def process(self, call: DBusMethodCall) -> object:
        """Make a call; whoever cannot be reached is tried on a fresh line the next time."""
        args = tuple(self._words.get(each, each) if isinstance(each, str) else each for each in call.args)
        try:
            return super().process(DBusMethodCall(call.method, args))
        except BaseException:
            self.close_connections()
            raise

    def _create_new_connection(self, bus: Any = None) -> Any:
        made: socket.socket = prep_socket(get_bus(bus or "SESSION"), timeout=SECONDS)
        try:
            return Line(made)
        except BaseException:
            made.close()
            raise

    def close_connections(self) -> None:
        """Hang up. The library would collect all garbage here, on this thread, which Qt's objects do not survive."""
        lines, self._connections = self._connections, {}
        for each in lines.values():
            self.close_connection(each)
