"""A log arrives sealed, its entries only in order, each piece once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.logs import AT, draft, note, open_room
from warroom.domain.state.records import Kept
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


def test_what_was_erased_meanwhile_is_forgotten_once_the_log_says_so(
    store: Store, laptop: Store, request: pytest.FixtureRequest
) -> None:
    """An admin of a server, who owns no table, moves a room in."""
    mine = store if store.file else Store(request.getfixturevalue("new_person")("admin"))
    kept = draft("record.kept", Kept(name="a.png", chunks=(sha256(b"picture").hexdigest(),)))
    log = open_room(laptop, note("Mrs. Secret"), kept)
    head = laptop.head(log[0].incident)
    laptop.put_file(head.id, b"picture")
    with contextlib.closing(mine):
        with writing(mine.engine).begin() as target:
            arriving.place(target, head, "a laptop")
            arriving.add_piece(target, head.id, kept.body.decode().split('"')[-2], b"picture")
            arriving.add(target, log)
        told = laptop.erase(head.id, [1, 2, 3], "Removed", "privacy", actor="x", now=AT)
        for wanted in ([1, 2, 3], [4]):
            with laptop.engine.connect() as source, writing(mine.engine).begin() as target:
                arriving.forget(source, target, laptop.head(head.id))
            assert [each.seq for each in mine.read(head.id) if each.body] == wanted
            assert mine.verify(head.id) is None
            if wanted != [4]:
                with writing(mine.engine).begin() as target:
                    arriving.add(target, [told])
        with mine.engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM chunk")).scalar() == 0
        assert mine.head(head.id).title == ""


def test_who_moved_a_room_first_moved_it(store: Store) -> None:
    head = store.head(open_room(store)[0].incident)
    with writing(store.engine).begin() as connection:
        arriving.seal(connection, head, "sqlite:////first.db")
    with pytest.raises(Rejected, match="first"), writing(store.engine).begin() as connection:
        arriving.seal(connection, head, "sqlite:////second.db")
    assert store.head(head.id).moved_to == "sqlite:////first.db"
