"""Pieces of kept files: stored before the entry that names them, checked whenever they are read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import Connection, Engine, insert, select

from warroom.domain.catalog import read_body
from warroom.domain.entry import Entry
from warroom.domain.state.attachments import Attached
from warroom.domain.state.records import Kept
from warroom.errors import N_, Corrupt, Rejected
from warroom.store import append_postgres
from warroom.store.engine import place_of, writing
from warroom.store.heads import read_head, refuse_moved
from warroom.store.tables import chunk
from warroom.store.trouble import explained

SIZE: Final = 1024 * 1024
_KEEPING: Final = frozenset({"record.kept", "file.attached"})
"""The kinds of entries that name pieces."""


def split(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Cut a file into pieces of 1 MiB with their SHA-256 in hex; an empty file is one empty piece."""
    for start in range(0, max(len(data), 1), SIZE):
        piece = data[start : start + SIZE]
        yield hashlib.sha256(piece).hexdigest(), piece


def kept_in(entries: Iterable[Entry]) -> dict[str, int]:
    """Name the pieces that entries keep, each with the first entry that names it."""
    named: dict[str, int] = {}
    for entry in entries:
        if entry.kind in _KEEPING and entry.body is not None:
            kept = read_body(entry.kind, entry.schema, entry.body)
            for name in kept.chunks if isinstance(kept, Kept | Attached) else ():
                named.setdefault(name, entry.seq)
    return named


def put(engine: Engine, incident: str, data: bytes) -> tuple[str, ...]:
    """Store a file's pieces and return their names in order; pieces that are there already stay.

    Raises `Rejected` for an unknown log.
    """
    with explained(place_of(engine)), writing(engine).begin() as connection:
        return tuple(_keep(connection, incident, name, piece) for name, piece in split(data))


def put_piece(engine: Engine, incident: str, piece: bytes) -> str:
    """Store one piece of at most 1 MiB, by itself, and return its name; one that is there already stays.

    A file stored so piece by piece lets others write in between. Pieces that no entry came to name are
    left: another station may just be about to name the same ones. Raises `Rejected` for an unknown log.
    """
    with explained(place_of(engine)), writing(engine).begin() as connection:
        return _keep(connection, incident, hashlib.sha256(piece).hexdigest(), piece)


def _keep(connection: Connection, incident: str, name: str, piece: bytes) -> str:
    if connection.dialect.name == "postgresql":
        return append_postgres.keep_piece(connection, incident, piece)
    head = read_head(connection, incident)
    if head is None:
        raise Rejected(N_("There is no such room in this database."))
    wanted = select(chunk.c.sha256).where(chunk.c.incident == incident, chunk.c.sha256 == name)
    if connection.execute(wanted).first() is None:
        refuse_moved(head.moved_to)
        connection.execute(insert(chunk).values(incident=incident, sha256=name, data=piece))
    return name


def get(engine: Engine, incident: str, names: tuple[str, ...]) -> bytes:
    """Read a file back from its pieces; raises `Corrupt` when one is missing or was altered."""
    return b"".join(pieces(engine, incident, names))


def pieces(engine: Engine, incident: str, names: tuple[str, ...]) -> Iterator[bytes]:
    """Read a file's pieces one after another; raises `Corrupt` at one that is missing or was altered."""
    with explained(place_of(engine)), engine.connect() as connection:
        for name in names:
            wanted = select(chunk.c.data).where(chunk.c.incident == incident, chunk.c.sha256 == name)
            data = connection.execute(wanted).scalar()
            if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != name:
                raise Corrupt(N_("A piece of this file is missing or was altered."))
            yield data
