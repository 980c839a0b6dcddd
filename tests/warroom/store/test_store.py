"""The store: one database, its rooms found by any of their names."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.logs import AT, note, open_room
from warroom import ids
from warroom.errors import Corrupt, Rejected, Unavailable
from warroom.store.heads import HOUSE
from warroom.store.store import Store


def test_a_fresh_file_is_ready_for_use(lite_url: str, tmp_path: Path) -> None:
    with contextlib.closing(Store(lite_url)) as store:
        assert (store.url, store.file, store.saved) == (lite_url, tmp_path / "rooms.db", None)
        assert store.place == str(tmp_path / "rooms.db")
        assert store.heads() == []
        assert store.all_logs() == []
        assert store.orphans() == []


def test_a_server_has_no_file(server: Store) -> None:
    assert server.file is None
    assert server.place.startswith("postgresql://")


def test_a_room_is_there_at_the_next_start(lite_url: str) -> None:
    with contextlib.closing(Store(lite_url)) as store:
        entries = open_room(store, note())
    with contextlib.closing(Store(lite_url)) as store:
        assert store.read(entries[0].incident) == entries
        assert store.verify(entries[0].incident) is None


def test_nothing_is_left_beside_a_closed_file(lite_url: str, tmp_path: Path) -> None:
    with contextlib.closing(Store(lite_url)) as store:
        open_room(store)
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["rooms.db"]


def test_a_room_is_found_by_any_of_its_names(store: Store) -> None:
    room = open_room(store, slug="card-payments")[0].incident
    open_room(store, slug="other")
    head = store.head(room)
    for name in (
        head.reference,
        head.reference.lower(),
        "card-payments",
        "CARD-Payments",
        room,
        f" {room.upper()} ",
    ):
        assert store.find(name) == head


def test_a_reference_goes_before_a_slug_that_looks_like_one(store: Store) -> None:
    first = open_room(store)[0].incident
    reference = store.head(first).reference
    open_room(store, slug=reference.lower())
    assert store.find(reference).id == first


def test_a_room_that_is_not_there_is_refused_with_what_there_is(store: Store) -> None:
    with pytest.raises(Rejected, match="There are: -"):
        store.find("nowhere")
    open_room(store, slug="card-payments")
    with pytest.raises(Rejected, match=r"no room nowhere\. There are: card-payments") as refused:
        store.find("nowhere")
    assert refused.value.field == "room"
    with pytest.raises(Rejected, match="no such room"):
        store.head(ids.new())


def test_the_house_log_is_verified_with_the_rooms(store: Store, tmp_path: Path) -> None:
    with contextlib.closing(Store(f"sqlite:///{tmp_path / 'elsewhere.db'}")) as elsewhere:
        entries = open_room(elsewhere)
    store.copy_in(entries, [], "elsewhere")
    assert [head.id for head in store.all_logs()] == [entries[0].incident, HOUSE]
    assert [head.id for head in store.heads()] == [entries[0].incident]


def test_a_store_that_cannot_be_opened_lets_go_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear all, " * 500)
    with pytest.raises(Corrupt):
        Store(f"sqlite:///{file}")
    file.rename(tmp_path / "moved.txt")


def test_a_full_disk_is_said_and_nothing_is_lost(lite: Store) -> None:
    room = open_room(lite)[0].incident
    limit = [1]

    @event.listens_for(lite.engine, "checkout")
    def _bound(connection: object, *_more: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {limit[0]}")  # type: ignore[attr-defined]

    kept = note("typed text " * 5000)
    for refusing in (
        lambda: lite.append(room, [kept]),
        lambda: lite.put_file(room, bytes(100_000)),
        lambda: open_room(lite, kept),
    ):
        with pytest.raises(Unavailable, match="is full or failing"):
            refusing()
    assert lite.verify(room) is None
    assert len(lite.heads()) == 1
    limit[0] = 1_000_000
    assert lite.append(room, [kept])[0].seq == 2
    assert lite.verify(room) is None


def test_erasing_goes_through_the_store(store: Store) -> None:
    room = open_room(store, note())[0].incident
    assert store.erase(room, [2], "Removed", "privacy", actor="person-anna", now=AT).seq == 3
    assert store.read(room)[1].body is None
