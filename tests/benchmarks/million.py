"""A timeline of a million rows: an append, a scroll, each until it is painted; a search beside the window."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractSlider, QMainWindow

from tests.benchmarks.figure import FRAME, Figure, Times, timed
from tests.benchmarks.sight import Eye, in_sight
from tests.benchmarks.stage import Stage
from tests.rooms import START
from ui.panels.timeline import TimelinePage
from warroom.clock import Instant
from warroom.domain.changes import Changes
from warroom.domain.room import Room
from warroom.domain.state.timeline import Logged, Row
from warroom.services.query import parse
from warroom.services.session import quiet_memory

ROUNDS: Final = 60
ROWS: Final = 1_000_000
SIZE: Final = (1400, 900)
STOP: Final = 0.1
"""Seconds that the window may stand still at most."""
BODIES: Final = tuple(Logged(text=f"Terminal {number} says that it tries again") for number in range(1000))


def measure(_stage: Stage, rounds: int) -> list[Figure]:
    """Measure on the page of the desk, in a window of its own."""
    with quiet_memory():
        table = _Table(ROWS)
    deeds: dict[str, tuple[str, Callable[[], float]]] = {
        "append": ("an append", table.append),
        "insert": ("a row of an earlier time", table.insert),
        "page": ("a scroll by a page", table.scroll_page),
        "end": ("a scroll to the start and to the end", table.scroll_end),
    }
    figures = [
        Figure(
            name=f"million_{name}",
            words=f"A timeline of 1,000,000 rows: {words}, until painted",
            kind="frame",
            target=FRAME,
            ours=Times(tuple(deed() for _round in range((rounds or ROUNDS) + 1))[1:]),
        )
        for name, (words, deed) in deeds.items()
    ]
    figures.append(
        Figure(
            name="million_search",
            words="A timeline of 1,000,000 rows: the longest stop of the window in a search",
            kind="frame",
            target=STOP,
            ours=Times(tuple(table.search(word) for word in ("terminal 77", "again 5", ""))),
        )
    )
    table.close()
    return figures


class _Table:
    """A timeline page with very many rows, and what is done with it."""

    def __init__(self, rows: int) -> None:
        self._room = Room("million")
        for seq in range(1, rows + 1):
            self._add(seq, _at(seq))
        self._page = TimelinePage()
        self._window = QMainWindow()
        self._window.setCentralWidget(self._page)
        self._window.resize(*SIZE)
        self._window.show()
        self._page.show_room(self._room)
        self._until_painted(lambda: None, lambda: rows - 1)

    def _add(self, seq: int, at: Instant) -> Row:
        body = BODIES[seq % len(BODIES)]
        key = f"entry:{seq}"
        header = (seq, key, key, "entry.logged", "note", "", "LEAD", at, "exact", at, at)
        row = Row(*header, body, body.key, body.tags, body.links, body.text, ())
        timeline = self._room.timeline
        timeline.rows.append(row)
        timeline.by_seq[seq] = timeline.first[key] = row
        self._room.seq = seq
        return row

    def _until_painted(self, do: Callable[[], object], place: Callable[[], int]) -> float:
        view = self._page.view
        eye = Eye(view, lambda: in_sight(view, place()))
        start = perf_counter()
        do()
        return eye.wait() - start

    def append(self) -> float:
        """Take a new row at the end, which is in sight."""
        row = self._add(self._room.seq + 1, _at(self._room.seq + 1))
        return self._take(row)

    def insert(self) -> float:
        """Take a row that happened earlier, in the middle of what is in sight."""
        seen = self._page.model.row_at(self._page.view.rowAt(self._page.view.viewport().height() // 2))
        assert seen is not None
        return self._take(self._add(self._room.seq + 1, seen.occurred_at))

    def _take(self, row: Row) -> float:
        page = self._page
        changes = Changes(slices={"timeline"}, added=[row])
        return self._until_painted(lambda: page.take(changes), lambda: page.model.place_of(row.seq))

    def scroll_page(self) -> float:
        """Go up by a page."""
        view = self._page.view
        wanted = view.rowAt(0) - 1
        bar = view.verticalScrollBar()
        return self._until_painted(
            lambda: bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepSub), lambda: wanted
        )

    def scroll_end(self) -> float:
        """Go from one end to the other."""
        bar = self._page.view.verticalScrollBar()
        down = bar.value() == 0
        wanted = self._page.model.rowCount() - 1 if down else 0
        return self._until_painted(lambda: bar.setValue(bar.maximum() if down else 0), lambda: wanted)

    def search(self, words: str) -> float:
        """Search, and give the longest time in which the window could do nothing else."""
        page = self._page
        longest = timed(lambda: page.set_query(parse(words)))
        while page.model.searching:
            longest = max(longest, timed(QCoreApplication.processEvents))
        return max(longest, timed(QCoreApplication.processEvents))

    def close(self) -> None:
        """Close the window and let the rows go."""
        self._window.close()
        self._window.deleteLater()


def _at(seq: int) -> Instant:
    """Give an instant of its own to each row, in order."""
    return f"{START[:11]}{seq // 3_600_000:02d}:{seq // 60_000 % 60:02d}:{seq // 1000 % 60:02d}.{seq % 1000:03d}000Z"
