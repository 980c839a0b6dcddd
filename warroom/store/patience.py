"""Patience with a server: no wait for one that went silent lasts longer than it may."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextvars import ContextVar
from threading import Event
from typing import Any, Final, TypeVar, cast

import psycopg

READ_SECONDS: Final = 4.0
"""How long a server may say nothing while somebody reads."""
WRITE_SECONDS: Final = 15.0
"""The same for what writes: it may have to wait for its turn behind others."""
CHECK_SECONDS: Final = 60.0
"""The same for what goes through whole logs on the server."""
TICK: Final = 0.05
"""How often a wait looks whether it should still go on."""
_T = TypeVar("_T")
_leaving: ContextVar[Event | None] = ContextVar("leaving", default=None)


def leave_when(stop: Event) -> None:
    """Let every wait of the calling thread for a server end as soon as `stop` is set."""
    _leaving.set(stop)


class PatientConnection(psycopg.Connection[Any]):
    """A connection that is given up when the server says nothing for `patience` seconds.

    A frozen server keeps its connections open and acknowledges what the network sends, so that neither
    keepalives nor the system's own time limits notice it. Whatever arrives gives new patience.
    """

    patience: float = READ_SECONDS

    def wait(self, gen: Any, interval: float = TICK, timeout: float | None = None) -> Any:
        """Wait as the driver does, but never for a silent server."""
        more = {} if timeout is None else {"timeout": timeout}
        try:
            return super().wait(_bounded(gen, self.patience), min(interval, TICK), **more)
        except _SilentError:
            # Without waiting: what would be said to the server in parting is not read by it either.
            self.pgconn.finish()
            raise

    def __del__(self, *_warn: Any) -> None:
        """End with whoever had it last: an engine that was closed meanwhile takes nothing back."""
        if hasattr(self, "pgconn"):
            self.pgconn.finish()

    @classmethod
    def _connect_gen(cls, *values: Any, **named: Any) -> Any:
        """Connect as the driver does; its own time limit holds, and whoever leaves need not wait for it."""
        return _bounded(super()._connect_gen(*values, **named), float("inf"))


class _SilentError(psycopg.OperationalError):
    """The server says nothing."""


def _bounded(gen: Generator[Any, Any, _T], patience: float) -> Generator[Any, Any, _T]:
    """Hand through what a generator of the driver waits for, until patience ends or its thread leaves."""
    stop = _leaving.get()
    end = time.monotonic() + patience
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if ready:
                end = time.monotonic() + patience
            elif time.monotonic() > end or (stop is not None and stop.is_set()):
                raise _SilentError("timeout expired: the server says nothing")
            wanted = gen.send(ready)
    except StopIteration as done:
        return cast(_T, done.value)
