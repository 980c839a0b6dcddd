"""Copies of a server's logs: whole, verified, without what was erased, and thrown away when damaged."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.logs import AT, LATER, note, open_room
from warroom import ids
from warroom.errors import Conflict, Corrupt
from warroom.store.copies import Copies, Known
from warroom.store.engine import sqlite_module
from warroom.store.heads import Head
from warroom.store.store import Store

ORIGIN = "postgresql://anna@rooms.example.org/warroom"
PRIVATE = "Customer 4711 lives in Main Street"


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[Copies]:
    """Give copies in a file that is not there yet."""
    with contextlib.closing(Copies(tmp_path / "copies" / "a.db")) as made:
        yield made


def copy(copies: Copies, store: Store, room: str, at: str = AT) -> Head:
    """Copy a whole log."""
    head = store.head(room)
    there = copies.begin(head, ORIGIN, at)
    rest = store.read(room, there.seq)
    if rest:
        copies.add(rest)
    copies.current(head, at)
    return head


def test_a_copy_is_the_log_and_its_line_in_the_list(copies: Copies, store: Store) -> None:
    room = open_room(store, note(), note())[0].incident
    head = copy(copies, store, room)
    assert copies.read(room) == store.read(room)
    assert copies.heads() == [head]
    assert copies.as_of() == {room: AT}


def test_there_is_no_file_before_something_is_copied(copies: Copies, lite: Store) -> None:
    found = [copies.there]
    copy(copies, lite, open_room(lite)[0].incident)
    assert [*found, copies.there] == [False, True]


def test_it_goes_on_where_it_ended(copies: Copies, store: Store) -> None:
    room = open_room(store)[0].incident
    copy(copies, store, room)
    store.append(room, [note(), note()])
    head = copy(copies, store, room, LATER)
    assert (copies.heads(), copies.as_of()) == ([head], {room: LATER})
    assert copies.read(room) == store.read(room)


def test_one_that_is_not_whole_yet_is_none(copies: Copies, store: Store) -> None:
    room = open_room(store, note())[0].incident
    copies.begin(store.head(room), ORIGIN, AT)
    copies.add(store.read(room, limit=1))
    assert (copies.heads(), copies.as_of(), copies.read(room)) == ([], {}, [])


def test_what_does_not_follow_is_refused(copies: Copies, store: Store) -> None:
    room = open_room(store, note())[0].incident
    copy(copies, store, room)
    with pytest.raises(Conflict):
        copies.add(store.read(room))


def test_where_a_room_moved_is_said_as_the_server_says_it(copies: Copies, lite: Store) -> None:
    room = open_room(lite)[0].incident
    head = copy(copies, lite, room)
    copies.current(msgspec.structs.replace(head, moved_to="sqlite:////there.db", title="Later"), LATER)
    (found,) = copies.heads()
    assert (found.moved_to, found.title) == ("sqlite:////there.db", "Later")


@pytest.mark.parametrize("live", [True, False], ids=["as it happens", "while away"])
def test_what_was_erased_is_not_in_the_file(copies: Copies, lite: Store, live: bool) -> None:
    room = open_room(lite, note(PRIVATE))[0].incident
    copy(copies, lite, room)
    assert holds(copies, PRIVATE)
    lite.erase(room, [2], "removed", "a customer's address", actor="person-anna", now=AT)
    if live:
        copy(copies, lite, room)
    else:
        copies.erase(room, [2])
    assert not holds(copies, PRIVATE)
    assert copies.bodies(room) == ({1, 3} if live else {1})


def holds(copies: Copies, text: str) -> bool:
    """Say whether any of the files has a text."""
    return any(text.encode() in each.read_bytes() for each in copies.file.parent.iterdir())


def test_a_room_that_lost_its_name_to_another_gives_it_up(copies: Copies, lite: Store) -> None:
    room = open_room(lite)[0].incident
    head = copy(copies, lite, room)
    other = msgspec.structs.replace(head, id=ids.new(), seq=0)
    copies.begin(other, ORIGIN, AT)
    assert copies.read(room) == []


def test_the_oldest_are_swept(copies: Copies, lite: Store) -> None:
    rooms = [open_room(lite)[0].incident for _room in range(4)]
    for number, room in enumerate(rooms):
        copy(copies, lite, room, f"2026-03-0{number + 1}T14:00:00.000000Z")
    copies.sweep(3, "2026-03-03T00:00:00.000000Z")
    assert {head.id for head in copies.heads()} == set(rooms[2:])
    copies.sweep(1, AT[:4])
    assert {head.id for head in copies.heads()} == {rooms[3]}


def test_who_one_is_there_is_known(copies: Copies) -> None:
    assert copies.known() == Known()
    copies.know(login="anna", held=("lead", "member"))
    copies.know(rooms=7)
    assert copies.known() == Known("anna", ("lead", "member"), 7)


def test_a_copy_that_was_altered_is_forgotten(copies: Copies, lite: Store) -> None:
    rooms = [open_room(lite, note("As it was"))[0].incident for _room in range(2)]
    for room in rooms:
        copy(copies, lite, room)
    copies.close()
    with contextlib.closing(sqlite_module().connect(str(copies.file))) as spoiler:
        spoiler.execute(
            "UPDATE body SET body = replace(body, 'was', 'is') WHERE incident = ? AND seq = 2", (rooms[0],)
        )
        spoiler.commit()
    with pytest.raises(Corrupt, match="thrown away") as wrong:
        copies.read_verified(rooms[0])
    assert wrong.value.seq == 2
    assert [head.id for head in copies.heads()] == [rooms[1]]


@pytest.mark.parametrize("data", [b"no database at all " * 300, b""], ids=["another file", "empty"])
def test_a_file_that_is_none_is_said_and_can_be_thrown_away(copies: Copies, lite: Store, data: bytes) -> None:
    room = open_room(lite)[0].incident
    copies.file.parent.mkdir()
    copies.file.write_bytes(data)
    with pytest.raises(Corrupt) if data else contextlib.nullcontext():
        copies.heads()
    copies.discard()
    assert list(copies.file.parent.iterdir()) == []
    copy(copies, lite, room)
    assert copies.read(room) == lite.read(room)


def test_a_file_of_another_version_is_said(copies: Copies, lite: Store) -> None:
    copy(copies, lite, open_room(lite)[0].incident)
    copies.close()
    with contextlib.closing(sqlite_module().connect(str(copies.file))) as other:
        other.execute("PRAGMA user_version=99")
    with pytest.raises(Corrupt):
        copies.heads()
