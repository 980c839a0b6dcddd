"""A room moves to a database that is named by its address."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.logs import note, open_room
from warroom.errors import Rejected
from warroom.services.moving import move_room, take_back
from warroom.store import arriving
from warroom.store.engine import writing
from warroom.store.moving import address_of
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
        with pytest.raises(Rejected, match="no saved connection rooms"):
            move_room(store, room, "rooms", lambda *_far: None)
        assert store.head(room).moved_to == ""


def test_a_database_that_does_not_answer_is_lost_only_when_somebody_says_so(tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    with closing(Store(f"sqlite:///{tmp_path / 'here.db'}")) as store:
        room = open_room(store)[0].incident
        move_room(store, room, f"sqlite:///{there}", lambda *_far: None)
        with pytest.raises(Rejected, match="Move it here from there"):
            take_back(store, room, lost=True)
        there.write_bytes(b"something else")
        with pytest.raises(Rejected, match="again with --lost"):
            take_back(store, room, lost=False)
        assert store.head(room).moved_to
        assert take_back(store, room, lost=True).moved_to == ""


def test_a_move_that_never_opened_the_room_is_taken_back_without_more(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'there.db'}"
    with closing(Store(f"sqlite:///{tmp_path / 'here.db'}")) as store, closing(Store(url)) as there:
        room = open_room(store)[0].incident
        move_room(store, room, url, lambda *_far: None)
        here = address_of(store.engine)
        with writing(there.engine).begin() as connection:
            arriving.seal(connection, there.head(room), here)
        assert take_back(store, room, lost=False).moved_to == ""
        assert there.head(room).moved_to == here
