"""Files are kept in pieces of 1 MiB, once each, and never given back altered."""

from __future__ import annotations

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from tests.logs import draft, note, open_room
from warroom import ids
from warroom.domain.state.attachments import Attached
from warroom.domain.state.records import Kept
from warroom.errors import Corrupt, Rejected
from warroom.store import chunks
from warroom.store.store import Store

PIECE = chunks.SIZE


def room_of(store: Store) -> str:
    return open_room(store)[0].incident


def count(store: Store) -> int:
    with store.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM chunk")).scalar_one())


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 7])
def test_a_file_comes_back_as_it_was(store: Store, size: int) -> None:
    room = room_of(store)
    data = bytes(number * 7 % 251 for number in range(1000)) * (size // 1000 + 1)
    names = store.put_file(room, data[:size])
    assert len(names) == max(1, -(-size // PIECE))
    assert store.get_file(room, names) == data[:size]


def test_a_piece_is_named_by_its_hash(store: Store) -> None:
    room = room_of(store)
    assert store.put_file(room, b"picture") == (hashlib.sha256(b"picture").hexdigest(),)


def test_the_same_piece_is_kept_once(store: Store) -> None:
    room = room_of(store)
    names = store.put_file(room, bytes(3 * PIECE))
    assert len(names) == 3
    assert store.put_file(room, bytes(PIECE)) == names[:1]
    assert count(store) == 1
    assert store.get_file(room, names) == bytes(3 * PIECE)


def test_two_who_keep_the_same_file_do_not_collide(store: Store) -> None:
    room = room_of(store)
    start = threading.Barrier(4)

    def put(_number: int) -> tuple[str, ...]:
        start.wait()
        return store.put_file(room, b"the same picture")

    with ThreadPoolExecutor(4) as writers:
        assert len(set(writers.map(put, range(4)))) == 1
    assert count(store) == 1


def test_a_room_does_not_give_anothers_files(store: Store) -> None:
    mine, other = room_of(store), room_of(store)
    names = store.put_file(mine, b"picture")
    with pytest.raises(Corrupt, match="missing or was altered"):
        store.get_file(other, names)


def test_files_need_a_room(store: Store) -> None:
    with pytest.raises(Rejected, match="no such room"):
        store.put_file(ids.new(), b"picture")
    assert count(store) == 0


@pytest.mark.parametrize(
    "statement", ["UPDATE chunk SET data = 'other'", "UPDATE chunk SET sha256 = 'x'", "DELETE FROM chunk"]
)
def test_an_altered_or_missing_piece_is_not_given(store: Store, statement: str) -> None:
    room = room_of(store)
    names = store.put_file(room, b"picture")
    with store.engine.begin() as connection:
        connection.execute(text(statement))
    with pytest.raises(Corrupt, match="missing or was altered"):
        store.get_file(room, names)


def test_the_first_entry_that_names_a_piece_keeps_it(store: Store) -> None:
    kept = draft("record.kept", Kept(name="a.png", chunks=("a", "b")))
    again = draft("record.kept", Kept(name="b.png", chunks=("b", "c")))
    newer = draft("record.kept", Kept(name="c.png", chunks=("d",)), schema=99)
    entries = open_room(store, note(), kept, again, newer)
    assert chunks.kept_in(entries) == {"a": 3, "b": 3, "c": 4}


def test_one_piece_is_stored_by_itself(store: Store) -> None:
    room = room_of(store)
    assert store.put_piece(room, b"picture") == store.put_file(room, b"picture")[0]
    assert list(store.get_pieces(room, store.put_file(room, b"picture"))) == [b"picture"]
    assert count(store) == 1
    with pytest.raises(Rejected, match="no such room"):
        store.put_piece(ids.new(), b"picture")


def test_an_attached_file_keeps_its_pieces(store: Store) -> None:
    attached = draft("file.attached", Attached(name="a.png", chunks=("a", "b")))
    entries = open_room(store, note(), attached)
    assert chunks.kept_in(entries) == {"a": 3, "b": 3}
