"""A room moves to a database that is named by its address."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.logs import note, open_room
from warroom.errors import Rejected
from warroom.services.moving import move_room
from warroom.store.store import Store


def test_a_room_moves_to_an_address(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'there.db'}"
    with closing(Store(f"sqlite:///{tmp_path / 'here.db'}")) as store:
        room = open_room(store, note())[0].incident
        heard: list[tuple[int, int]] = []
        moved = move_room(store, room, url, lambda *far: heard.append(far))
        assert (moved.address, moved.head.seq, heard) == (url, 2, [(2, 2)])
        assert store.head(room).moved_to == url
    with closing(Store(url)) as there:
        assert there.verify(room) is None


def test_what_is_no_address_is_refused(tmp_path: Path) -> None:
    with closing(Store(f"sqlite:///{tmp_path / 'here.db'}")) as store:
        room = open_room(store)[0].incident
        with pytest.raises(Rejected, match="no database address"):
            move_room(store, room, "rooms", lambda *_far: None)
        assert store.head(room).moved_to == ""
