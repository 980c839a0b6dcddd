"""A small proxy between a test and its server: it can be cut, mended, made to carry nothing, and lay a trap."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from collections.abc import Iterator
from enum import Enum, auto
from typing import Any, Final

import msgspec
import pytest
from sqlalchemy import make_url

CARRIED: Final = 65536


class Moment(Enum):
    """When a trap cuts: before the server hears what was said, as soon as it heard it, or when it answers."""

    UNHEARD = auto()
    HEARD = auto()
    DONE = auto()


class Trap(msgspec.Struct, eq=False):
    """Words of a client at which its connection is cut."""

    words: bytes
    moment: Moment
    all: bool
    """Whether all connections are cut with it."""
    sprung: threading.Event = msgspec.field(default_factory=threading.Event)
    far: socket.socket | None = None
    """The server's end that heard the words and has not answered yet."""


class Proxy:
    """Carries connections from a port of this machine to a PostgreSQL server."""

    def __init__(self, url: str) -> None:
        self._address = make_url(url)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._selector = selectors.DefaultSelector()
        self._pairs: dict[socket.socket, socket.socket] = {}
        self._woken, self._waker = socket.socketpair()
        self._orders: list[str] = []
        self._clients: set[socket.socket] = set()
        self._trap: Trap | None = None
        self._done = threading.Semaphore(0)
        self._selector.register(self._listening, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._thread = threading.Thread(target=self._run, name="proxy")
        self._thread.start()

    @property
    def url(self) -> str:
        """The address of the server's database, by way of the proxy."""
        port = self._listening.getsockname()[1]
        through = self._address.set(host="127.0.0.1", port=port, query={})
        return through.render_as_string(hide_password=False)

    def cut(self) -> None:
        """Cut all connections, and refuse new ones by ending them at once."""
        self._tell("cut")

    def freeze(self) -> None:
        """Keep all connections open and carry nothing."""
        self._tell("freeze")

    def mend(self) -> None:
        """Carry again, also what came meanwhile."""
        self._tell("mend")

    def lay(self, trap: Trap) -> threading.Event:
        """Cut the connection of the next client that says some words; gives what is set when it was."""
        self._trap = trap
        return trap.sprung

    def close(self) -> None:
        """Cut everything and end."""
        self._tell("end")
        self._thread.join()
        for each in (self._listening, self._woken, self._waker):
            each.close()
        self._selector.close()

    def _tell(self, order: str) -> None:
        self._orders.append(order)
        self._waker.send(b"!")
        self._done.acquire()

    def _run(self) -> None:
        state = "mend"
        while state != "end":
            for key, _events in self._selector.select():
                if key.fileobj is self._woken:
                    self._woken.recv(1)
                    state = self._obey(self._orders.pop(0))
                elif key.fileobj is self._listening:
                    self._accept(state)
                elif key.fileobj in self._pairs:
                    self._carry(key.fileobj)

    def _obey(self, order: str) -> str:
        for each in list(self._pairs):
            if order in {"cut", "end"}:
                self._drop(each)
            elif order == "freeze":
                with contextlib.suppress(KeyError):
                    self._selector.unregister(each)
            elif each not in self._selector.get_map():
                self._selector.register(each, selectors.EVENT_READ)
        self._done.release()
        return order

    def _accept(self, state: str) -> None:
        near, _from = self._listening.accept()
        if state == "cut":
            near.close()
            return
        far = self._reach()
        if far is None:
            near.close()
            return
        self._clients.add(near)
        for one, other in ((near, far), (far, near)):
            self._pairs[one] = other
            if state != "freeze":
                self._selector.register(one, selectors.EVENT_READ)

    def _reach(self) -> socket.socket | None:
        """Connect to the server; nothing when it is away."""
        folder = self._address.query.get("host")
        port = self._address.port or 5432
        far = None
        try:
            if not (isinstance(folder, str) and folder.startswith("/")):
                return socket.create_connection((self._address.host or "127.0.0.1", port))
            far = socket.socket(socket.AF_UNIX)
            far.connect(f"{folder}/.s.PGSQL.{port}")
        except OSError:
            if far is not None:
                far.close()
            return None
        return far

    def _carry(self, one: Any) -> None:
        try:
            data = one.recv(CARRIED)
            if data and self._springs(one, data):
                return
            if data:
                self._pairs[one].sendall(data)
        except OSError:
            data = b""
        if not data:
            self._drop(one)

    def _springs(self, one: socket.socket, data: bytes) -> bool:
        """Cut what goes into the trap; the data that sprang it goes no further."""
        trap = self._trap
        if trap is None:
            return False
        if trap.far is None and one in self._clients and trap.words in data:
            trap.far = self._pairs[one]
            if trap.moment is Moment.DONE:
                return False
            if trap.moment is Moment.HEARD:
                trap.far.sendall(data)
        elif one is not trap.far:
            return False
        self._trap = None
        for each in list(self._pairs) if trap.all else [one]:
            self._drop(each)
        trap.sprung.set()
        return True

    def _drop(self, one: socket.socket) -> None:
        other = self._pairs.get(one)
        for each in (one, other):
            if each is not None and self._pairs.pop(each, None) is not None:
                with contextlib.suppress(KeyError):
                    self._selector.unregister(each)
                self._clients.discard(each)
                each.close()


@pytest.fixture
def proxy(server_url: str) -> Iterator[Proxy]:
    """Give the way to the server, which can be cut."""
    made = Proxy(server_url)
    yield made
    made.close()
