"""A screen saver of the tests' own on a session bus; a process by itself: `python -m tests.saver FILE [silent]`.

It writes into FILE a line for each call, and for each caller that went away while it held. `silent` never answers.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from jeepney import MatchRule, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

NAME = "org.freedesktop.ScreenSaver"


def _told(file: Path, line: str) -> None:
    with file.open("a") as target:
        target.write(line + "\n")


def serve(bus: DBusConnection, file: Path, silent: bool) -> None:
    """Answer calls until the bus goes away."""
    held: dict[int, str] = {}
    while True:
        message: Any = bus.receive()
        fields = {key.name: value for key, value in message.header.fields.items()}
        if message.header.message_type is MessageType.signal and fields.get("member") == "NameOwnerChanged":
            name, _before, now = message.body
            for cookie in [each for each, holder in held.items() if holder == name and not now]:
                del held[cookie]
                _told(file, f"gone {cookie}")
        if message.header.message_type is not MessageType.method_call:
            continue
        if fields["member"] == "Inhibit":
            cookie = len(held) + 7
            held[cookie] = fields["sender"]
            _told(file, f"Inhibit {cookie}: {' | '.join(message.body)}")
            answer = new_method_return(message, "u", (cookie,))
        elif fields["member"] == "UnInhibit" and held.pop(message.body[0], None) is not None:
            _told(file, f"UnInhibit {message.body[0]}")
            answer = new_method_return(message)
        else:
            answer = new_error(message, f"{NAME}.Error")
        if not silent:
            bus.send(answer)


def main(file: Path, silent: bool) -> None:
    """Take the name, say so, and serve."""
    bus = open_dbus_connection("SESSION")
    proxy = Proxy(message_bus, bus)
    proxy.RequestName(NAME)
    proxy.AddMatch(MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged"))
    _told(file, "here")
    try:
        serve(bus, file, silent)
    except ConnectionError:
        return


if __name__ == "__main__":
    main(Path(sys.argv[1]), "silent" in sys.argv[2:])
