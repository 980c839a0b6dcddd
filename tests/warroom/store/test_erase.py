"""Erased is erased: text, salt and files are gone, an entry says so, and the chain still holds."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from tests.logs import AT, draft, note, open_room
from warroom import ids
from warroom.domain.catalog import read_body
from warroom.domain.entry import Entry
from warroom.domain.state.erasure import Erased
from warroom.domain.state.incident import Changed
from warroom.domain.state.records import Kept
from warroom.errors import Corrupt, Rejected
from warroom.store import erase as erasing
from warroom.store.store import Store

WORDS = "Mrs. Secret of Hidden Lane 5"


def erase(store: Store, room: str, *seqs: int) -> Entry:
    return erasing.erase(store.engine, room, seqs, "Removed", "privacy", actor="person-anna", now=AT)


def keep(store: Store, room: str, data: bytes) -> int:
    names = store.put_file(room, data)
    return store.append(room, [draft("record.kept", Kept(name="call.wav", chunks=names))])[0].seq


def test_an_entry_says_what_was_erased_and_why(store: Store) -> None:
    room = open_room(store, note(WORDS), note(), note(WORDS))[0].incident
    told = erase(store, room, 4, 2, 2)
    assert (told.seq, told.kind, told.actor, told.occurred_at) == (5, "body.erased", "person-anna", AT)
    assert told.stream.startswith("erasure:")
    assert read_body(told.kind, 1, told.body) == Erased(seqs=(2, 4), text="Removed", reason="privacy")
    assert [entry.seq for entry in store.read(room) if entry.body is None] == [2, 4]
    assert store.verify(room) is None


def test_a_log_goes_on_after_an_erasure(store: Store) -> None:
    room = open_room(store, note(WORDS))[0].incident
    erase(store, room, 2)
    store.append(room, [note("later")])
    erase(store, room, 4)
    assert store.verify(room) is None
    assert store.head(room).seq == 5


def test_an_entry_sent_again_after_its_erasure_stays_erased(store: Store) -> None:
    sent = note(WORDS)
    room = open_room(store, sent)[0].incident
    erase(store, room, 2)
    assert store.append(room, [sent])[0].body is None


@pytest.mark.parametrize("seqs", [(0,), (-1,), (4,), (2, 99)])
def test_what_is_not_there_cannot_be_erased(store: Store, seqs: tuple[int, ...]) -> None:
    room = open_room(store, note(), note())[0].incident
    with pytest.raises(Rejected, match="has no text to erase"):
        erase(store, room, *seqs)
    assert store.head(room).seq == 3
    assert all(entry.body for entry in store.read(room))


def test_nothing_is_erased_twice(store: Store) -> None:
    room = open_room(store, note())[0].incident
    erase(store, room, 2)
    with pytest.raises(Rejected, match="Entry 2 has no text"):
        erase(store, room, 2)


def test_an_erasure_names_something(store: Store) -> None:
    room = open_room(store)[0].incident
    with pytest.raises(Rejected, match="nothing to erase"):
        erase(store, room)


def test_what_tells_of_an_erasure_stays(store: Store) -> None:
    room = open_room(store, note())[0].incident
    erase(store, room, 2)
    with pytest.raises(Rejected, match="Entry 3 tells of an erasure"):
        erase(store, room, 3)
    assert store.verify(room) is None


def test_a_log_that_is_not_there_has_nothing_to_erase(store: Store) -> None:
    with pytest.raises(Rejected, match="no such room"):
        erase(store, ids.new(), 1)


def test_the_list_of_rooms_forgets_an_erased_title(store: Store) -> None:
    changed = draft("incident.changed", Changed(title=WORDS, severity=1), "incident", 2)
    room = open_room(store, changed)[0].incident
    erase(store, room, 2)
    head = store.head(room)
    assert (head.title, head.severity, head.seq) == ("Card payments fail", 0, 3)
    assert store.verify(room) is None


def test_a_room_whose_declaration_is_erased_keeps_its_names(store: Store) -> None:
    entries = open_room(store, title=WORDS, nature="history")
    room = entries[0].incident
    before = store.head(room)
    erase(store, room, 1)
    after = store.head(room)
    assert (after.reference, after.slug, after.nature) == (before.reference, before.slug, "history")
    assert after.title == ""
    assert store.verify(room) is None


def test_a_kept_file_goes_with_its_entry(store: Store) -> None:
    room = open_room(store)[0].incident
    seq = keep(store, room, WORDS.encode())
    names = store.put_file(room, WORDS.encode())
    erase(store, room, seq)
    with pytest.raises(Corrupt):
        store.get_file(room, names)
    assert store.verify(room) is None


def test_a_piece_that_another_entry_keeps_stays(store: Store) -> None:
    room = open_room(store)[0].incident
    seq = keep(store, room, b"the same picture")
    keep(store, room, b"the same picture")
    erase(store, room, seq)
    assert store.get_file(room, store.put_file(room, b"the same picture")) == b"the same picture"
    assert store.verify(room) is None


def test_nothing_of_it_is_left_in_the_files(lite: Store, tmp_path: Path) -> None:
    room = open_room(lite, note(WORDS), title=WORDS)[0].incident
    seq = keep(lite, room, WORDS.encode() * 1000)
    assert holds(tmp_path, WORDS)
    erase(lite, room, 1, 2, seq)
    assert not holds(tmp_path, WORDS)


def test_a_reader_does_not_keep_erasing_from_being_done(lite: Store, tmp_path: Path) -> None:
    room = open_room(lite, note(WORDS))[0].incident
    with contextlib.closing(lite.bell()) as bell:
        erase(lite, room, 2)
        assert bell.wait()
    assert not holds(tmp_path, WORDS)


def holds(folder: Path, words: str) -> bool:
    return any(words.encode() in file.read_bytes() for file in folder.iterdir() if file.is_file())
