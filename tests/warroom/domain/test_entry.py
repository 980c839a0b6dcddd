"""An entry's hashes are fixed: golden vectors, so that no later version reads an old log as altered."""

from __future__ import annotations

import hashlib

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warroom.domain.entry import (
    GENESIS,
    HEADER,
    SALT_SIZE,
    Draft,
    Entry,
    chain_hash,
    commitment,
    decode_plain,
    encode_body,
    frame_header,
    is_instant,
    seal,
)
from warroom.domain.state.timeline import Logged

AT = "2026-03-02T14:00:00.000000Z"
DRAFT = Draft(
    id="0b6c1f2e-7a55-4f0e-9d3c-000000000001",
    stream="entry:1",
    version=1,
    kind="entry.logged",
    body='{"text":"Señal – ok"}'.encode(),
    actor="anna",
    station="LEAD",
    occurred_at=AT,
    written_at=AT,
)
SALT = bytes(range(SALT_SIZE))
COMMITMENT = "011fe20deb6349b7756653f8c53817593e73a79572cb41d5f417f6b9b65fb61c"
HASH = "183e886f495e178153c9e3b49445f826769d16c7e27f274685033856d09edf9d"
SECOND_HASH = "be39221b83d79e4bdcc557240921b68fe23fbe4b9ae27ca4ae6dad5f79205c2b"


def sealed(previous: bytes = GENESIS, seq: int = 1) -> Entry:
    return seal(DRAFT, "incident-1", seq, AT, SALT, previous)


def test_golden_vector_of_commitment() -> None:
    assert commitment(SALT, DRAFT.body).hex() == COMMITMENT
    assert sealed().commitment.hex() == COMMITMENT


def test_golden_vector_of_header() -> None:
    texts = ["incident-1", "1", DRAFT.id, "entry:1", "1", "entry.logged", "1", "anna", "LEAD"]
    texts += [AT, "exact", AT, AT]
    framed = b"".join(len(text).to_bytes(4, "big") + text.encode() for text in texts)
    assert len(texts) == len(HEADER)
    assert frame_header(sealed()) == framed
    assert hashlib.sha256(GENESIS + framed + bytes.fromhex(COMMITMENT)).hexdigest() == HASH


def test_golden_vectors_of_chain() -> None:
    first = sealed()
    second = sealed(first.hash, 2)
    assert (first.hash.hex(), second.hash.hex()) == (HASH, SECOND_HASH)
    assert chain_hash(first.hash, second) == second.hash


def test_header_frames_bytes_not_characters() -> None:
    entry = sealed()
    entry.station = "Öl"
    assert b"\x00\x00\x00\x03\xc3\x96l" in frame_header(entry)


@pytest.mark.parametrize("name", [*HEADER, "commitment"])
def test_every_header_field_is_under_the_hash(name: str) -> None:
    entry = sealed()
    old = getattr(entry, name)
    setattr(entry, name, old + (b"x" if isinstance(old, bytes) else 1 if isinstance(old, int) else "x"))
    assert chain_hash(GENESIS, entry) != entry.hash


def test_moving_a_letter_between_fields_changes_the_hash() -> None:
    entry = sealed()
    entry.actor, entry.station = "annaL", "EAD"
    assert chain_hash(GENESIS, entry) != entry.hash


def test_erasing_body_and_salt_leaves_the_hash() -> None:
    entry = sealed()
    entry.body = entry.salt = None
    assert chain_hash(GENESIS, entry) == entry.hash


def test_a_body_is_written_in_one_way() -> None:
    body = Logged(text="Ñandú", tags=("b", "a"), type="action")
    assert encode_body(body) == '{"type":"action","text":"Ñandú","tags":["b","a"]}'.encode()
    assert encode_body(Logged()) == b"{}"
    assert decode_plain(encode_body(body)) == {"text": "Ñandú", "tags": ["b", "a"], "type": "action"}


@settings(deadline=None)
@given(st.text(), st.lists(st.text()), st.booleans())
def test_a_body_is_read_as_it_was_written(text: str, tags: list[str], key: bool) -> None:
    body = Logged(text=text, tags=tuple(tags), key=key)
    assert msgspec.json.decode(encode_body(body), type=Logged) == body


@pytest.mark.parametrize("text", [AT, "1970-04-14T03:07:53.000001Z", "9999-12-31T23:59:59.999999Z"])
def test_instants_are_known(text: str) -> None:
    assert is_instant(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "2026-03-02",
        "2026-03-02T14:00:00",
        "2026-03-02T14:00:00Z",
        "2026-03-02T14:00:00.000000+00:00",
        "2026-02-30T14:00:00.000000Z",
        "0001-01-01T00:00:00.000000+23:00",
    ],
)
def test_other_texts_are_no_instants(text: str) -> None:
    assert not is_instant(text)
