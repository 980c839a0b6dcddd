"""The bell of a server: notices of the database, a look at the heads, and whether anybody is there."""

from __future__ import annotations

import contextlib
import selectors
import socket
import time
from collections.abc import Iterator
from typing import Any, Final

import psycopg
from sqlalchemy import Engine

from warroom.store.engine import place_of
from warroom.store.server import connect_alone
from warroom.store.trouble import explain

CHANNEL: Final = "warroom"
"""The name under which `append()` tells that a log grew."""
CHECK_SECONDS: Final = 2.0
"""How often the heads are looked at: a lost notice delays nobody longer."""
SILENCE_SECONDS: Final = 2.0
"""How long the server may take for that look."""
_HEADS: Final = "SELECT count(*), coalesce(sum(seq), 0) FROM incident"
_TIME: Final = "SELECT extract(epoch FROM clock_timestamp())"


class PostgresBell:
    """Rings when a log of the server grew; raises `Unavailable` when the server is gone or frozen.

    Belongs to one thread; only `ring` may be called from others.
    """

    def __init__(self, engine: Engine) -> None:
        self._place = place_of(engine)
        self._noticed = False
        self._opened = contextlib.ExitStack()
        with self._explained(), contextlib.ExitStack() as opened:
            self._selector = opened.enter_context(selectors.DefaultSelector())
            self._woken, self._waker = (opened.enter_context(each) for each in socket.socketpair())
            self._woken.setblocking(False)
            self._waker.setblocking(False)
            self._connection = connect_alone(engine)
            opened.callback(self._connection.close)
            self._connection.patience = SILENCE_SECONDS
            self._connection.add_notify_handler(self._notice)
            self._connection.execute(f"LISTEN {CHANNEL}")
            self._last = self._heads()
            self._due = time.monotonic() + CHECK_SECONDS
            self._selector.register(self._woken, selectors.EVENT_READ)
            self._selector.register(self._connection.fileno(), selectors.EVENT_READ)
            self._opened = opened.pop_all()

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as wrong:
            raise explain(wrong, self._place) from wrong

    def _notice(self, _notice: object) -> None:
        self._noticed = True

    def _heads(self) -> Any:
        return self._connection.execute(_HEADS).fetchone()

    def wait(self, most: float | None = None) -> bool:
        """Wait for a ring, at most until the heads were looked at again."""
        with self._explained():
            rung = False
            left = max(0.0, self._due - time.monotonic())
            for key, _events in self._selector.select(left if most is None else min(left, most)):
                if key.fileobj is self._woken:
                    rung = True
                    self._woken.recv(4096)
                else:
                    self._hear()
            if time.monotonic() >= self._due:
                heads = self._heads()
                rung = rung or heads != self._last
                self._last = heads
                self._due = time.monotonic() + CHECK_SECONDS
            noticed, self._noticed = self._noticed, False
            return rung or noticed

    def _hear(self) -> None:
        """Take in what the server says on its own."""
        self._connection.pgconn.consume_input()
        while self._connection.pgconn.notifies() is not None:
            self._noticed = True

    def ring(self) -> None:
        """Ring for a write of this process, from any thread."""
        with contextlib.suppress(OSError):  # full: it rings already; closed: nobody waits any more
            self._waker.send(b"!")

    def server_time(self) -> float | None:
        """Ask the server for its time, in seconds since 1970."""
        with self._explained():
            row = self._connection.execute(_TIME).fetchone()
        return float(row[0])

    def close(self) -> None:
        """Close the connection."""
        self._opened.close()
