"""A long search is done in turns; a short one at once."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.rooms import Bench
from ui.models.row_search import TURN, RowSearch
from warroom.domain.state.timeline import Row

_BENCH = Bench()
_NOTE = _BENCH.room.timeline.first[_BENCH.log("A note")]


@pytest.fixture
def search() -> Iterator[RowSearch]:
    """Give a search of its own."""
    parent = QObject()
    yield RowSearch(parent)
    parent.deleteLater()


def slow(_row: Row) -> bool:
    """Take a while, as a room of a million rows does."""
    end = perf_counter() + 0.0001
    while perf_counter() < end:
        pass
    return True


def test_a_short_search_is_done_at_once(search: RowSearch) -> None:
    found: list[list[Row]] = []
    search.start([_NOTE, _NOTE], lambda _row: True, found.append)
    assert found == [[_NOTE, _NOTE]]
    assert not search.busy
    search.start([], lambda _row: True, found.append)
    assert found[-1] == []


def test_a_long_search_leaves_the_window_its_time(search: RowSearch, qtbot: QtBot) -> None:
    found: list[list[Row]] = []
    start = perf_counter()
    search.start([_NOTE] * 2000, slow, found.append)
    assert perf_counter() - start < 20 * TURN
    assert search.busy
    assert found == []
    qtbot.waitUntil(lambda: bool(found))
    assert len(found[0]) == 2000
    assert not search.busy


def test_a_search_that_is_stopped_says_nothing(search: RowSearch, qtbot: QtBot) -> None:
    first: list[list[Row]] = []
    second: list[list[Row]] = []
    search.start([_NOTE] * 2000, slow, first.append)
    search.start([_NOTE] * 400, slow, second.append)
    qtbot.waitUntil(lambda: bool(second))
    search.start([_NOTE] * 2000, slow, first.append)
    search.stop()
    assert not search.busy
    assert first == []


def test_what_is_done_may_begin_another_search(search: RowSearch) -> None:
    found: list[int] = []

    def again(rows: list[Row]) -> None:
        found.append(len(rows))
        if len(found) < 3:
            search.start([*rows, _NOTE], lambda _row: True, again)

    search.start([_NOTE], lambda _row: True, again)
    assert found == [1, 2, 3]
    assert not search.busy
