"""The database as the screens know it is the store itself."""

from __future__ import annotations

from pathlib import Path

from tests.rooms import busy_room
from warroom.services.database import Database, Head
from warroom.store import heads, store


def test_screens_open_databases_by_address_and_list_rooms(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{(tmp_path / 'rooms.db').as_posix()}")
    try:
        assert database.heads() == []
        incident = busy_room().save(database)
        (head,) = database.heads()
        assert isinstance(head, Head)
        assert head.id == incident
    finally:
        database.close()


def test_it_is_one_class_under_two_names() -> None:
    assert Database is store.Store
    assert Head is heads.Head
