"""Files that people attached: what they are, who brought them, by the hashes of their pieces."""

from __future__ import annotations

import msgspec

from warroom.clock import Instant
from warroom.domain.changes import FieldChange
from warroom.domain.entry import Body, Entry


class Attached(Body, frozen=True):
    """A file brought into the room; what it is about are the entry's links.

    `sha256` is the hash (hex) of the whole file, `chunks` are those of its 1 MiB pieces in order.
    """

    name: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    chunks: tuple[str, ...] = ()
    note: str = ""


class Attachment(msgspec.Struct):
    """An attached file as the log leaves it."""

    id: str
    ref: str
    name: str
    media_type: str
    size: int
    sha256: str
    chunks: tuple[str, ...]
    note: str
    station: str
    at: Instant
    seq: int
    withdrawn: str | None = None


def apply(attachments: dict[str, Attachment], entry: Entry, body: object) -> tuple[FieldChange, ...]:
    """Take one attached file into account."""
    if isinstance(body, Attached):
        attachments[entry.stream] = Attachment(
            entry.stream,
            f"P{len(attachments) + 1}",
            body.name,
            body.media_type,
            body.size,
            body.sha256,
            body.chunks,
            body.note,
            entry.station,
            entry.occurred_at,
            entry.seq,
        )
    return ()
