"""The bell of a server: notices of the database, a look at the heads, and whether anybody is there."""

from __future__ import annotations

import contextlib
import selectors
import socket
import time
from collections.abc import Iterator
from typing import Any, Final, LiteralString

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
_RING: Final = b"!"
_WAKE: Final = b"."
_HEADS: Final = "SELECT count(*), coalesce(sum(seq), 0) FROM incident"
_TIME: Final = "SELECT extract(epoch FROM clock_timestamp())"


class PostgresBell:
    """Rings when a log of the server grew; raises `Unavailable` when the server is gone or frozen.

    Belongs to one thread; only `ring` may be called from others.
    """

    def __init__(self, engine: Engine) -> None:
        self._place = place_of(engine)
        self._noticed = False
        self._told: set[str] = set()
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

    def _notice(self, notice: psycopg.Notify) -> None:
        self._take(notice.channel, notice.payload, notice.pid)

    def _take(self, channel: str, payload: str, pid: int) -> None:
        """Take a notice in: the logs' own rings, any other is kept for whoever listens, unless it is one's own."""
        if channel == CHANNEL:
            self._noticed = True
        elif pid != self._connection.info.backend_pid:
            self._told.add(payload)

    def listen(self, channel: str) -> None:
        """Hear another channel, which does not ring."""
        with self._explained():
            self._connection.execute(f"LISTEN {channel}")

    def was_told(self, payload: str) -> bool:
        """Say whether this was told on another channel since it was last asked, and forget what was told."""
        told, self._told = self._told, set()
        return payload in told

    def ask(self, question: LiteralString, values: tuple[Any, ...]) -> list[tuple[Any, ...]] | None:
        """Ask the server something short on the bell's own connection; None when it refuses, and stays."""
        try:
            return list(self._connection.execute(question, values).fetchall())
        except psycopg.Error as wrong:
            if self._connection.closed:
                raise explain(wrong, self._place) from wrong
            return None

    def _heads(self) -> Any:
        return self._connection.execute(_HEADS).fetchone()

    def wait(self, most: float | None = None) -> bool:
        """Wait for a ring, at most until the heads were looked at again."""
        with self._explained():
            rung = False
            for key, _events in self._selector.select(self._patience(most)):
                if key.fileobj is self._woken:
                    rung = _RING in self._woken.recv(4096)
                else:
                    self._hear()
            if time.monotonic() >= self._due:
                heads = self._heads()
                rung = rung or heads != self._last
                self._last = heads
                self._due = time.monotonic() + CHECK_SECONDS
            noticed, self._noticed = self._noticed, False
            return rung or noticed

    def _patience(self, most: float | None) -> float:
        """Give the seconds to wait: none for what was noticed while something else was asked."""
        left = max(0.0, self._due - time.monotonic())
        return 0.0 if self._noticed else left if most is None else min(left, most)

    def _hear(self) -> None:
        """Take in what the server says on its own."""
        self._connection.pgconn.consume_input()
        while (heard := self._connection.pgconn.notifies()) is not None:
            self._take(heard.relname.decode(), heard.extra.decode(errors="replace"), heard.be_pid)

    def ring(self) -> None:
        """Ring for a write of this process, from any thread."""
        with contextlib.suppress(OSError):  # full: it rings already; closed: nobody waits any more
            self._waker.send(_RING)

    def wake(self) -> None:
        """End the wait without a ring, from any thread."""
        with contextlib.suppress(OSError):
            self._waker.send(_WAKE)

    def server_time(self) -> float | None:
        """Ask the server for its time, in seconds since 1970."""
        with self._explained():
            row = self._connection.execute(_TIME).fetchone()
        return float(row[0])

    def close(self) -> None:
        """Close the connection."""
        self._opened.close()
