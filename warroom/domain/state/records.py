"""Papers kept in the room: records and other files, by the hashes of their pieces."""

from __future__ import annotations

import msgspec

from warroom.clock import Instant
from warroom.domain.changes import FieldChange
from warroom.domain.entry import Body, Entry


class Kept(Body, frozen=True):
    """A file kept beside the log; `chunks` are the SHA-256 (hex) of its 1 MiB pieces in order."""

    name: str = ""
    media_type: str = ""
    size: int = 0
    chunks: tuple[str, ...] = ()
    head_seq: int = 0
    head_hash: str = ""
    language: str = ""


class KeptFile(msgspec.Struct, frozen=True):
    """A kept file as the log describes it."""

    id: str
    name: str
    media_type: str
    size: int
    chunks: tuple[str, ...]
    head_seq: int
    head_hash: str
    language: str
    at: Instant
    seq: int


def apply(records: dict[str, KeptFile], entry: Entry, body: object) -> tuple[FieldChange, ...]:
    """Take one kept file into account."""
    if isinstance(body, Kept):
        records[entry.stream] = KeptFile(
            entry.stream,
            body.name,
            body.media_type,
            body.size,
            body.chunks,
            body.head_seq,
            body.head_hash,
            body.language,
            entry.occurred_at,
            entry.seq,
        )
    return ()
