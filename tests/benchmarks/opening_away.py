"""Opening a long room of a server that is away from its copy, against opening it from the server."""

from __future__ import annotations

from contextlib import closing
from time import perf_counter
from typing import Final

import psycopg
from PySide6.QtCore import QCoreApplication, QEvent
from sqlalchemy import make_url

from tests.benchmarks.figure import Figure, interleaved
from tests.benchmarks.long_room import long_room
from tests.benchmarks.sight import Eye, in_sight
from tests.benchmarks.stage import LONG, Stage, settle
from tests.benchmarks.two_desks import server
from tests.logs import keep_copy
from tests.proxy import Proxy
from tests.rooms import ANNA, Bench
from tests.servers import member_url
from ui.desk.window import MainWindow
from warroom import config
from warroom.services.entrance import open_database
from warroom.store.heads import DEFAULTS, listing
from warroom.store.read import ENTRY_COLUMNS

ROUNDS: Final = 5


def measure(_stage: Stage, rounds: int) -> list[Figure]:
    """Measure on a server of its own, behind a proxy that is cut."""
    with server() as url, closing(Proxy(url)) as proxy:
        room = _pour(url, long_room(LONG))
        address = member_url(proxy.url, ANNA, "lead")
        with closing(open_database(address)) as store:
            keep_copy(store, room)

        def there() -> float:
            proxy.mend()
            return _open(address, room)

        def away() -> float:
            proxy.cut()
            return _open(address, room)

        floor, ours = interleaved(there, away, rounds or ROUNDS)
    return [
        Figure(
            name="opening_away",
            words="Opening 100,000 entries from the copy to the first painted frame",
            kind="ratio",
            target=1.1,
            ours=ours,
            floor=floor,
            floor_words="opening them from the server",
        )
    ]


def _pour(url: str, bench: Bench) -> str:
    """Put a log into a server as its owner can, which is much faster than entry by entry."""
    last, said = bench.entries[-1], listing(bench.entries)
    row = {**DEFAULTS, **said, "id": last.incident, "seq": last.seq, "hash": last.hash}
    headers = ([getattr(each, name) for name in ENTRY_COLUMNS] for each in bench.entries)
    bodies = ([each.incident, each.seq, (each.body or b"").decode(), each.salt] for each in bench.entries)
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        for table, columns, rows in (
            ("incident", tuple(row), iter([list(row.values())])),
            ("entry", ENTRY_COLUMNS, headers),
            ("body", ("incident", "seq", "body", "salt"), bodies),
        ):
            statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
            with connection.cursor().copy(statement.encode()) as pouring:
                for each in rows:
                    pouring.write_row(each)
    return last.incident


def _open(address: str, room: str) -> float:
    window = MainWindow(open_database(address, copies=True), config.load())
    window.leaving.quiet = True
    window.show()
    start = perf_counter()
    window.open_room(room)
    assert window.desk is not None
    page = window.desk.pages.timeline
    took = Eye(page.view, lambda: in_sight(page.view, page.model.rowCount() - 1)).wait() - start
    assert window.bridge is not None
    settle(window.bridge)
    window.close()
    window.deleteLater()
    window.store.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    return took
