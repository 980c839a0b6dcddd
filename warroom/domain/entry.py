"""The entry: one line of an incident's log, its body, its commitment and its place in the chain."""

from __future__ import annotations

import hashlib
import struct
from typing import Any, Final, Literal

import msgspec

from warroom.clock import Instant, instant, moment

Precision = Literal["exact", "estimated", "reconstructed"]
GENESIS: Final = bytes(32)
SALT_SIZE: Final = 16
HEADER: Final = (
    "incident",
    "seq",
    "id",
    "stream",
    "version",
    "kind",
    "schema",
    "actor",
    "station",
    "occurred_at",
    "precision",
    "written_at",
    "recorded_at",
)
"""The header fields in the order in which they are hashed."""


class Body(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every body may carry beside its own fields: links (streams), tags, key moment."""

    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    key: bool = False


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An entry before its log took it: all that the writer knows, times as instants."""

    id: str
    stream: str
    version: int
    kind: str
    body: bytes
    actor: str
    station: str
    occurred_at: Instant
    written_at: Instant
    precision: Precision = "exact"
    schema: int = 1


class Entry(msgspec.Struct):
    """An entry as its log holds it; `body` and `salt` are None when they were erased."""

    incident: str
    seq: int
    id: str
    stream: str
    version: int
    kind: str
    schema: int
    actor: str
    station: str
    occurred_at: Instant
    precision: str
    written_at: Instant
    recorded_at: Instant
    commitment: bytes
    hash: bytes
    body: bytes | None
    salt: bytes | None


def is_instant(text: str) -> bool:
    """Say whether a text is an instant as the log writes them."""
    try:
        return instant(moment(text)) == text
    except (ValueError, OverflowError):
        return False


_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(type=dict[str, Any]).decode


def encode_body(body: msgspec.Struct) -> bytes:
    """Write a body as canonical JSON text: UTF-8, fields in one order, defaults left out."""
    return _encode(body)


def decode_plain(body: bytes) -> dict[str, Any]:
    """Read a body of any kind as plain values."""
    return _decode(body)


def commitment(salt: bytes, body: bytes) -> bytes:
    """Commit to a body so that it can be erased later: SHA-256(salt ‖ body)."""
    return hashlib.sha256(salt + body).digest()


def frame_header(entry: Entry) -> bytes:
    """Write the header for hashing: each field's UTF-8 text behind its length as 4 bytes, big-endian.

    Numbers are written in decimal. The order is that of `HEADER`.
    """
    parts: list[bytes] = []
    for text in (
        entry.incident,
        str(entry.seq),
        entry.id,
        entry.stream,
        str(entry.version),
        entry.kind,
        str(entry.schema),
        entry.actor,
        entry.station,
        entry.occurred_at,
        entry.precision,
        entry.written_at,
        entry.recorded_at,
    ):
        raw = text.encode()
        parts.append(struct.pack(">I", len(raw)))
        parts.append(raw)
    return b"".join(parts)


def chain_hash(previous: bytes, entry: Entry) -> bytes:
    """Chain an entry to the one before: SHA-256(previous hash ‖ framed header ‖ commitment)."""
    return hashlib.sha256(previous + frame_header(entry) + entry.commitment).digest()


def seal(draft: Draft, incident: str, seq: int, recorded_at: Instant, salt: bytes, previous: bytes) -> Entry:
    """Make the entry that stands at `seq` of a log whose head hash is `previous`."""
    entry = Entry(
        incident=incident,
        seq=seq,
        id=draft.id,
        stream=draft.stream,
        version=draft.version,
        kind=draft.kind,
        schema=draft.schema,
        actor=draft.actor,
        station=draft.station,
        occurred_at=draft.occurred_at,
        precision=draft.precision,
        written_at=draft.written_at,
        recorded_at=recorded_at,
        commitment=commitment(salt, draft.body),
        hash=GENESIS,
        body=draft.body,
        salt=salt,
    )
    entry.hash = chain_hash(previous, entry)
    return entry
