"""A small proxy between a test and its server: it can be cut, mended, and made to carry nothing."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from collections.abc import Iterator
from typing import Any, Final

import pytest
from sqlalchemy import make_url

CARRIED: Final = 65536


class Proxy:
    """Carries connections from a port of this machine to a PostgreSQL server."""

    def __init__(self, url: str) -> None:
        self._address = make_url(url)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._selector = selectors.DefaultSelector()
        self._pairs: dict[socket.socket, socket.socket] = {}
        self._woken, self._waker = socket.socketpair()
        self._orders: list[str] = []
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
        for one, other in ((near, far), (far, near)):
            self._pairs[one] = other
            if state != "freeze":
                self._selector.register(one, selectors.EVENT_READ)

    def _reach(self) -> socket.socket:
        folder = self._address.query.get("host")
        port = self._address.port or 5432
        if isinstance(folder, str) and folder.startswith("/"):
            far = socket.socket(socket.AF_UNIX)
            far.connect(f"{folder}/.s.PGSQL.{port}")
            return far
        return socket.create_connection((self._address.host or "127.0.0.1", port))

    def _carry(self, one: Any) -> None:
        try:
            data = one.recv(CARRIED)
            if data:
                self._pairs[one].sendall(data)
        except OSError:
            data = b""
        if not data:
            self._drop(one)

    def _drop(self, one: socket.socket) -> None:
        other = self._pairs.get(one)
        for each in (one, other):
            if each is not None and self._pairs.pop(each, None) is not None:
                with contextlib.suppress(KeyError):
                    self._selector.unregister(each)
                each.close()


@pytest.fixture
def proxy(server_url: str) -> Iterator[Proxy]:
    """Give the way to the server, which can be cut."""
    made = Proxy(server_url)
    yield made
    made.close()
