"""Opening a long room: from the wish to the first painted frame that holds its newest rows."""

from __future__ import annotations

from time import perf_counter
from typing import Final

from tests.benchmarks.figure import Figure, interleaved, timed
from tests.benchmarks.sight import Eye, in_sight
from tests.benchmarks.stage import Stage
from warroom.domain.catalog import read_body
from warroom.services.session import quiet_memory

ROUNDS: Final = 7


def measure(stage: Stage, rounds: int) -> list[Figure]:
    """Measure with the window that is there; the room is closed after each time."""
    floor, ours = interleaved(lambda: _read(stage), lambda: _open(stage), rounds or ROUNDS)
    return [
        Figure(
            name="opening",
            words="Opening 100,000 entries to the first painted frame",
            kind="ratio",
            target=2.0,
            ours=ours,
            floor=floor,
            floor_words="reading and decoding the rows",
        )
    ]


def _read(stage: Stage) -> float:
    incident = stage.long

    def read() -> None:
        for entry in stage.store.read(incident):
            read_body(entry.kind, entry.schema, entry.body)

    with quiet_memory():
        return timed(read)


def _open(stage: Stage) -> float:
    window = stage.window()
    start = perf_counter()
    window.open_room(stage.long)
    assert window.desk is not None
    page = window.desk.pages.timeline
    eye = Eye(page.view, lambda: in_sight(page.view, page.model.rowCount() - 1))
    took = eye.wait() - start
    stage.leave()
    return took
