"""Every link of the chain is checked, and hashes are those of the golden vectors."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests import golden
from tests.logs import AT, draft, note
from warroom.domain.entry import GENESIS, Draft, Entry, chain_hash, commitment, frame_header, seal
from warroom.domain.state.erasure import Erased
from warroom.store.chain import ChainCheck, Finding, check_erased

ROOM = "room"


def sealed(*drafts: Draft) -> list[Entry]:
    entries: list[Entry] = []
    previous = GENESIS
    for number, each in enumerate(drafts, 1):
        entries.append(seal(each, ROOM, number, AT, bytes(16), previous))
        previous = entries[-1].hash
    return entries


def log() -> list[Entry]:
    return sealed(note("one", "entry:a"), note("two"), note("three", "entry:a", 2), note("four"))


def erased(*seqs: int) -> Draft:
    return draft("body.erased", Erased(seqs=seqs))


def without_body(entries: list[Entry], *seqs: int) -> list[Entry]:
    for seq in seqs:
        entries[seq - 1].body = entries[seq - 1].salt = None
    return entries


def test_python_gives_the_golden_vectors() -> None:
    entry = golden.entry()
    assert frame_header(entry) == golden.HEADER
    assert commitment(golden.SALT, golden.BODY.encode()) == golden.COMMITMENT
    assert chain_hash(golden.PREVIOUS, entry) == golden.HASH
    assert chain_hash(GENESIS, entry) == golden.FIRST_HASH


def test_an_intact_log_has_no_finding() -> None:
    check = ChainCheck(ROOM)
    assert check.take(log()) is None
    assert check.seq == 4


def test_a_log_may_come_in_parts() -> None:
    entries = log()
    check = ChainCheck(ROOM)
    for entry in entries:
        assert check.take([entry]) is None
    assert (check.seq, check.previous) == (4, entries[-1].hash)


def test_checking_goes_on_from_a_known_head() -> None:
    entries = log()
    check = ChainCheck(ROOM, 2, entries[1].hash)
    assert check.take(entries[2:]) is None
    assert check.seq == 4


def test_a_log_that_does_not_extend_the_known_head_is_found() -> None:
    entries = log()
    assert ChainCheck(ROOM, 2, entries[0].hash).take(entries[2:]) == Finding(
        3, "its header or its hash was altered"
    )


@pytest.mark.parametrize("name", Entry.__struct_fields__)
@pytest.mark.parametrize("seq", [1, 2, 4])
def test_an_altered_value_is_found_at_its_entry(name: str, seq: int) -> None:
    entries = log()
    entry = entries[seq - 1]
    setattr(entry, name, other(getattr(entry, name)))
    found = ChainCheck(ROOM).take(entries)
    assert found is not None
    assert found.seq == seq


@pytest.mark.parametrize("name", Entry.__struct_fields__)
@pytest.mark.parametrize("value", [None, b"\xff", "text", "\ud800", 7, 1.5])
def test_a_value_of_another_type_is_found(name: str, value: object) -> None:
    entries = log()
    setattr(entries[1], name, value)
    found = ChainCheck(ROOM).take(entries)
    assert found is not None
    assert found.seq == 2


def other(value: Any) -> Any:
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return value + "x"
    return value[:-1] + bytes([value[-1] ^ 1])


@pytest.mark.parametrize(
    ("broken", "seq"),
    [
        (lambda entries: entries[1:], 1),
        (lambda entries: [entries[0], *entries[2:]], 2),
        (lambda entries: [entries[0], entries[0], *entries[1:]], 2),
        (lambda entries: [entries[1], entries[0], *entries[2:]], 1),
    ],
)
def test_entries_missing_or_in_another_order_are_found(broken: Any, seq: int) -> None:
    assert ChainCheck(ROOM).take(broken(log())) == Finding(seq, "an entry is missing or out of order")


def test_an_entry_of_another_log_is_found() -> None:
    assert ChainCheck("other").take(log()) == Finding(1, "it belongs to another log")


@pytest.mark.parametrize(("name", "kept"), [("body", "salt"), ("salt", "body")])
def test_half_a_body_is_found(name: str, kept: str) -> None:
    entries = log()
    setattr(entries[2], name, None)
    assert ChainCheck(ROOM).take(entries) == Finding(3, "its body or its salt is missing")
    assert getattr(entries[2], kept)


@pytest.mark.parametrize(("version", "seq"), [(1, 3), (3, 3), (0, 3)])
def test_a_version_that_does_not_follow_is_found(version: int, seq: int) -> None:
    entries = sealed(note("one", "entry:a"), note(), note("two", "entry:a", version))
    assert ChainCheck(ROOM).take(entries) == Finding(seq, "its version does not follow")


def test_a_stream_begins_with_its_first_version() -> None:
    assert ChainCheck(ROOM).take(sealed(note("one", "entry:a", 2))) == Finding(
        1, "its version does not follow"
    )


def test_a_missing_body_needs_an_entry_that_says_so() -> None:
    entries = without_body(sealed(note(), note(), erased(2), note()), 2)
    assert ChainCheck(ROOM).take(entries) is None
    assert check_erased(entries) is None
    assert check_erased(without_body(entries, 1)) == Finding(
        1, "its body is missing and no entry says that it was erased"
    )


def test_an_erasure_cannot_be_announced_before() -> None:
    entries = without_body(sealed(erased(2, 1), note()), 2)
    assert check_erased(entries) == Finding(2, "its body is missing and no entry says that it was erased")


def test_an_erasure_that_was_erased_names_nothing() -> None:
    entries = without_body(sealed(note(), erased(1), erased(2)), 1, 2)
    assert check_erased(entries) == Finding(2, "its body is missing and no entry says that it was erased")


def test_an_erasure_of_a_newer_version_is_not_read() -> None:
    entries = without_body(sealed(note(), msgspec.structs.replace(erased(1), schema=99)), 1)
    assert check_erased(entries) is not None
