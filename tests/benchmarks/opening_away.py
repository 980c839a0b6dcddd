"""Opening a long room of a server that is away from its copy, against opening it from the server."""

from __future__ import annotations

from contextlib import closing
from time import perf_counter
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent

from tests.benchmarks.figure import Figure, interleaved
from tests.benchmarks.long_room import long_room
from tests.benchmarks.sight import Eye, in_sight
from tests.benchmarks.stage import LONG, Stage, settle
from tests.benchmarks.two_desks import server
from tests.logs import keep_copy
from tests.proxy import Proxy
from tests.rooms import ANNA
from tests.servers import member_url
from ui.desk.window import MainWindow
from warroom import config
from warroom.services.database import Database
from warroom.services.entrance import open_database

ROUNDS: Final = 5


def measure(_stage: Stage, rounds: int) -> list[Figure]:
    """Measure on a server of its own, behind a proxy that is cut."""
    with server() as url, closing(Proxy(url)) as proxy:
        with closing(Database(url)) as root:
            room = long_room(LONG).save(root)
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
            target=1.0,
            ours=ours,
            floor=floor,
            floor_words="opening them from the server",
        )
    ]


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
