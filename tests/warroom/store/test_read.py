"""Logs are read in order: whole, beyond a place, by pages, by ids."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.logs import note, open_room
from warroom import ids
from warroom.domain.entry import Draft, Entry
from warroom.store import read as reading
from warroom.store.store import Store


@pytest.fixture
def log(store: Store) -> list[Entry]:
    """Give a log of twelve entries beside another one."""
    open_room(store, note("of another room"))
    return open_room(store, *[note(f"line {number}") for number in range(11)])


def seqs(entries: Sequence[Entry]) -> list[int]:
    return [entry.seq for entry in entries]


def test_a_log_is_read_whole(store: Store, log: list[Entry]) -> None:
    assert store.read(log[0].incident) == log


@pytest.mark.parametrize(
    ("after", "limit", "wanted"),
    [
        (0, 3, [1, 2, 3]),
        (10, None, [11, 12]),
        (10, 500, [11, 12]),
        (12, 500, []),
        (99, None, []),
        (3, 0, []),
        (-5, 1, [1]),
    ],
)
def test_a_log_is_read_by_pages(
    store: Store, log: list[Entry], after: int, limit: int | None, wanted: list[int]
) -> None:
    assert seqs(store.read(log[0].incident, after, limit)) == wanted


def test_a_log_that_is_not_there_is_empty(store: Store) -> None:
    assert store.read(ids.new()) == []


def test_a_missing_body_is_read_as_none(store: Store, log: list[Entry]) -> None:
    room = log[0].incident
    store.erase(room, [2], "Removed", "privacy", actor="person-anna", now=log[0].occurred_at)
    entry = store.read(room, 1, 1)[0]
    assert (entry.body, entry.salt) == (None, None)
    assert entry.commitment == log[1].commitment


def test_entries_are_found_by_their_ids(store: Store, log: list[Entry]) -> None:
    wanted = [log[8].id, log[2].id, log[3].id, ids.new()]
    with store.engine.connect() as connection:
        assert seqs(reading.read_by_ids(connection, log[0].incident, wanted)) == [3, 4, 9]
        assert reading.read_by_ids(connection, log[0].incident, []) == []
        assert reading.read_by_ids(connection, ids.new(), wanted) == []


def test_entries_are_found_by_their_places(store: Store, log: list[Entry]) -> None:
    with store.engine.connect() as connection:
        for wanted in ([], [1], [1, 2, 3], [2, 4, 5, 6, 12]):
            assert seqs(reading.read_by_seqs(connection, log[0].incident, wanted)) == wanted


def test_more_ids_than_a_statement_takes_are_found(lite: Store) -> None:
    drafts: list[Draft] = [note(str(number)) for number in range(2 * reading.PAGE + 1)]
    room = open_room(lite)[0].incident
    assert len(lite.append(room, drafts)) == len(drafts)
    assert len(lite.append(room, drafts)) == len(drafts)
    assert lite.head(room).seq == len(drafts) + 1
