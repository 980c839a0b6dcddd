"""A log arrives sealed, its entries only in order, each piece once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.logs import note, open_room
from warroom.errors import Conflict, Rejected
from warroom.store import arriving
from warroom.store.engine import writing
from warroom.store.store import Store


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Store]:
    """Open the file a room comes from."""
    with contextlib.closing(Store(f"sqlite:///{tmp_path / 'laptop.db'}")) as store:
        yield store


def test_entries_are_added_in_order_to_what_is_arriving(store: Store, laptop: Store) -> None:
    log = open_room(laptop, note(), note())
    head = laptop.head(log[0].incident)
    with writing(store.engine).begin() as target:
        arriving.place(target, head, "a laptop")
        arriving.add(target, log[:2])
    with pytest.raises(Conflict), writing(store.engine).begin() as target:
        arriving.add(target, log[:1])
    assert store.read(head.id) == log[:2]
    with writing(store.engine).begin() as target:
        arriving.add(target, log[2:])
        arriving.seal(target, store.head(head.id), "")
    with pytest.raises(Conflict), writing(store.engine).begin() as target:
        arriving.add(target, log[2:])
    assert store.head(head.id).hash == head.hash


def test_a_piece_arrives_once(store: Store, laptop: Store) -> None:
    head = laptop.head(open_room(laptop)[0].incident)
    (name,) = laptop.put_file(head.id, b"picture")
    with writing(store.engine).begin() as target:
        arriving.place(target, head, "a laptop")
        for _ in range(2):
            arriving.add_piece(target, head.id, name, b"picture")
    assert store.get_file(head.id, (name,)) == b"picture"


def test_who_moved_a_room_first_moved_it(store: Store) -> None:
    head = store.head(open_room(store)[0].incident)
    with writing(store.engine).begin() as connection:
        arriving.seal(connection, head, "sqlite:////first.db")
    with pytest.raises(Rejected, match="first"), writing(store.engine).begin() as connection:
        arriving.seal(connection, head, "sqlite:////second.db")
    assert store.head(head.id).moved_to == "sqlite:////first.db"
