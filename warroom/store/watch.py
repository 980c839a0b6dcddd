"""The bell: tells that some log of the database grew, without reading any."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from typing import Final, Protocol

from sqlalchemy import Engine

from warroom.store.engine import outside_transaction, place_of, sqlite_module
from warroom.store.trouble import explain

INTERVAL: Final = 0.02
"""Seconds between two looks at SQLite's change counter; one look takes about 3 µs."""


class Bell(Protocol):
    """What rings when a log may have grown."""

    def wait(self, most: float | None = None) -> bool:
        """Wait for the next ring, for `most` seconds if that is less than its own interval; false without one."""

    def wake(self) -> None:
        """End the wait without a ring; from any thread."""

    def ring(self) -> None:
        """Ring at once, for one's own writes."""

    def server_time(self) -> float | None:
        """Ask the server for its time, in seconds since 1970; None for a file, which has none of its own."""

    def close(self) -> None:
        """Give the connection back."""


class SqliteBell:
    """Rings when another connection, in this process or another, committed to the file.

    Belongs to one thread; only `ring` may be called from others.
    """

    def __init__(self, engine: Engine) -> None:
        # Never in a transaction: inside one the file stays as it was when that began.
        self._opened = ExitStack()
        self._connection = self._opened.enter_context(outside_transaction(engine))
        self._place = place_of(engine)
        self._own = threading.Event()
        self._last = self._version()

    def _version(self) -> int:
        try:
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        except sqlite_module().Error as wrong:
            raise explain(wrong, self._place) from wrong
        return int(version)

    def wait(self, most: float | None = None) -> bool:
        """Wait for a ring, at most one interval."""
        rung = self._own.wait(INTERVAL if most is None else min(INTERVAL, most))
        self._own.clear()
        version = self._version()
        changed = version != self._last
        self._last = version
        return rung or changed

    def wake(self) -> None:
        """It is awake every interval."""

    def ring(self) -> None:
        """Ring for a write of this process, from any thread."""
        self._own.set()

    def server_time(self) -> float | None:
        """A file has no time but this machine's."""
        return None

    def close(self) -> None:
        """Give the connection back to the engine."""
        self._opened.close()
