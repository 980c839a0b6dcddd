"""Whole logs are copied in, verified and attested; on a server by its admin."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from tests.logs import AT, draft, note, open_room
from warroom.domain.catalog import read_body
from warroom.domain.entry import Entry
from warroom.domain.state.clockwork import CopiedIn
from warroom.domain.state.records import Kept
from warroom.errors import Corrupt, Rejected
from warroom.store.chunks import split
from warroom.store.heads import HOUSE
from warroom.store.store import Store


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Store]:
    """Open a second database, in which INC-…-0001 is taken."""
    with contextlib.closing(Store(f"sqlite:///{tmp_path / 'elsewhere.db'}")) as store:
        open_room(store, slug="another")
        yield store


@pytest.fixture
def log(elsewhere: Store) -> list[Entry]:
    """Give a log of the second database."""
    return open_room(elsewhere, note("two"), note("three"), severity=2, nature="history")


def test_a_copy_is_the_log_to_the_letter(store: Store, log: list[Entry], elsewhere: Store) -> None:
    store.copy_in(log, [], "elsewhere")
    room = log[0].incident
    assert store.read(room) == log
    assert store.head(room) == elsewhere.head(room)
    assert store.verify(room) is None


def test_a_copy_goes_on(store: Store, log: list[Entry]) -> None:
    store.copy_in(log, [], "elsewhere")
    entries = store.append(log[0].incident, [note("four")])
    assert entries[0].seq == 4
    assert store.verify(log[0].incident) is None


def test_the_house_log_attests_every_copy(store: Store, log: list[Entry], elsewhere: Store) -> None:
    more = open_room(elsewhere, slug="more")
    store.copy_in(log, [], "elsewhere")
    store.copy_in(more, [], "a stick")
    opened, first, second = store.read(HOUSE)
    assert opened.kind == "house.opened"
    assert read_body(first.kind, 1, first.body) == CopiedIn(
        incident=log[0].incident,
        reference=elsewhere.head(log[0].incident).reference,
        entries=3,
        head=log[-1].hash.hex(),
        origin="elsewhere",
    )
    assert read_body(second.kind, 1, second.body).origin == "a stick"
    assert store.verify(HOUSE) is None
    assert [head.id for head in store.all_logs()][-1] == HOUSE


def test_files_come_along(store: Store, elsewhere: Store) -> None:
    room = open_room(elsewhere)[0].incident
    names = elsewhere.put_file(room, b"picture")
    elsewhere.append(room, [draft("record.kept", Kept(name="a.png", chunks=names))])
    pieces = list(split(b"picture"))
    store.copy_in(elsewhere.read(room), [*pieces, *pieces], "elsewhere")
    assert store.get_file(room, names) == b"picture"
    assert store.verify(room) is None


def test_an_erased_body_stays_erased(store: Store, log: list[Entry], elsewhere: Store) -> None:
    room = log[0].incident
    elsewhere.erase(room, [1, 3], "Removed", "privacy", actor="person-anna", now=AT)
    store.copy_in(elsewhere.read(room), [], "elsewhere")
    assert [entry.seq for entry in store.read(room) if entry.body is None] == [1, 3]
    assert store.verify(room) is None
    assert store.find(room).title == ""


# What is not copied.


def refused(store: Store, entries: list[Entry], pieces: list[tuple[str, bytes]], words: str) -> None:
    before = store.all_logs()
    with pytest.raises((Corrupt, Rejected), match=words):
        store.copy_in(entries, pieces, "elsewhere")
    assert store.all_logs() == before
    assert store.orphans() == []


def test_nothing_is_no_log(store: Store) -> None:
    refused(store, [], [], "nothing to copy")


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_a_damaged_log_is_refused_with_its_bad_entry(store: Store, log: list[Entry], seq: int) -> None:
    log[seq - 1] = msgspec.structs.replace(log[seq - 1], actor="somebody else")
    refused(store, log, [], f"damaged at entry {seq}")


def test_a_log_that_lost_a_body_is_refused(store: Store, log: list[Entry]) -> None:
    log[1] = msgspec.structs.replace(log[1], body=None, salt=None)
    refused(store, log, [], "damaged at entry 2")


def test_a_log_whose_beginning_is_missing_is_refused(store: Store, log: list[Entry]) -> None:
    refused(store, log[1:], [], "damaged at entry 1")


def test_an_altered_or_missing_file_is_refused(store: Store, elsewhere: Store) -> None:
    room = open_room(elsewhere)[0].incident
    names = elsewhere.put_file(room, b"picture")
    elsewhere.append(room, [draft("record.kept", Kept(name="a.png", chunks=names))])
    entries = elsewhere.read(room)
    for pieces in ([], [(names[0], b"other")], [(names[0], b"picture"), ("x", b"other")]):
        refused(store, entries, pieces, "missing or was altered")


def test_a_log_is_copied_once(store: Store, log: list[Entry]) -> None:
    store.copy_in(log, [], "elsewhere")
    refused(store, log, [], "in the database already")


def test_a_reference_or_slug_that_is_taken_is_refused(store: Store, elsewhere: Store) -> None:
    open_room(store, slug="taken")
    reference = store.heads()[0].reference
    free = open_room(elsewhere, slug="taken")
    refused(store, free, [], "in the database already")
    same = next(head.id for head in elsewhere.heads() if head.reference == reference)
    refused(store, elsewhere.read(same), [], "in the database already")


# On a server.


def test_an_admin_who_owns_nothing_copies_in(
    server: Store, log: list[Entry], elsewhere: Store, new_person: Callable[[str], str]
) -> None:
    names = elsewhere.put_file(log[0].incident, b"picture")
    kept = draft("record.kept", Kept(name="a.png", chunks=names))
    whole = [*log, *elsewhere.append(log[0].incident, [kept])]
    with contextlib.closing(Store(new_person("admin"))) as mine:
        mine.copy_in(whole, list(split(b"picture")), "a stick")
    assert server.read(log[0].incident) == whole
    assert server.verify(log[0].incident) is None
    assert server.head(log[0].incident) == elsewhere.head(log[0].incident)
    assert server.get_file(log[0].incident, names) == b"picture"


@pytest.mark.parametrize("duty", ["viewer", "member", "lead", "voice"])
def test_nobody_else_does(
    server: Store, log: list[Entry], new_person: Callable[[str], str], duty: str
) -> None:
    with contextlib.closing(Store(new_person(duty))) as mine:
        refused(mine, log, [], "Only an admin of this server may copy rooms in")
    assert server.heads() == []
