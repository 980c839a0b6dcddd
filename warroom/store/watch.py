"""The bell: tells that some log of the database grew, without reading any."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack, suppress
from typing import Final, Protocol

from sqlalchemy import Engine

from warroom.store.engine import outside_transaction, place_of, sqlite_module
from warroom.store.trouble import explain

INTERVAL: Final = 0.02
"""Seconds between two looks at SQLite's change counter; a wake-up and a look take about 100 µs."""
CALM_INTERVAL: Final = 0.03
"""The same where nothing was written for a while: a screen that only ticks should cost little."""
CALM_AFTER: Final = 10.0
"""Seconds without a ring after which it is calm."""
PATIENCE: Final = 0.2
"""Seconds that a wait lasts at most: whoever waits has more to look after than the counter, and less often."""


class Bell(Protocol):
    """What rings when a log may have grown."""

    def wait(self, most: float | None = None) -> bool:
        """Wait for the next ring, for `most` seconds if that is less than its own patience; false without one."""

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

    Belongs to one thread; only `ring` and `wake` may be called from others.
    """

    def __init__(self, engine: Engine) -> None:
        # Never in a transaction: inside one the file stays as it was when that began.
        self._opened = ExitStack()
        self._connection = self._opened.enter_context(outside_transaction(engine))
        # A cursor for each look would cost five times as much as the look, fifty times a second.
        self._cursor = self._connection.cursor()
        self._place = place_of(engine)
        self._own = threading.Event()
        self._rung = False
        self._rang_at = time.monotonic()
        self._last = self._version()

    def _version(self) -> int:
        try:
            (version,) = self._cursor.execute("PRAGMA data_version").fetchone()
        except sqlite_module().Error as wrong:
            raise explain(wrong, self._place) from wrong
        return int(version)

    def wait(self, most: float | None = None) -> bool:
        """Wait for a ring; looks at the counter every interval."""
        now = time.monotonic()
        interval = INTERVAL if now - self._rang_at < CALM_AFTER else CALM_INTERVAL
        end = now + (PATIENCE if most is None else min(PATIENCE, most))
        while True:
            left = end - time.monotonic()
            woken = self._own.wait(max(0.0, min(interval, left)))
            self._own.clear()
            rung, self._rung = self._rung, False
            version = self._version()
            changed, self._last = version != self._last, version
            if rung or changed:
                self._rang_at = time.monotonic()
                return True
            if woken or left <= interval:
                return False

    def wake(self) -> None:
        """End the wait without a ring, from any thread."""
        self._own.set()

    def ring(self) -> None:
        """Ring for a write of this process, from any thread."""
        self._rung = True
        self._own.set()

    def server_time(self) -> float | None:
        """A file has no time but this machine's."""
        return None

    def close(self) -> None:
        """Give the connection back to the engine."""
        with suppress(sqlite_module().Error):  # a connection that failed has closed it
            self._cursor.close()
        self._opened.close()
