"""Pieces of kept files: stored before the entry that names them, checked whenever they are read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, Engine, insert, select

from warroom.errors import Corrupt, N_
from warroom.store.engine import place_of, writing
from warroom.store.tables import chunk
from warroom.store.trouble import explained

SIZE = 1024 * 1024


def split(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Cut a file into pieces of 1 MiB with their SHA-256 in hex; an empty file is one empty piece."""
    for start in range(0, max(len(data), 1), SIZE):
        piece = data[start : start + SIZE]
        yield hashlib.sha256(piece).hexdigest(), piece


def put(engine: Engine, incident: str, data: bytes) -> tuple[str, ...]:
    """Store a file's pieces and return their names in order; pieces that are there already stay."""
    names: list[str] = []
    with explained(place_of(engine)), writing(engine).begin() as connection:
        for name, piece in split(data):
            names.append(name)
            if not _has(connection, incident, name):
                connection.execute(insert(chunk).values(incident=incident, sha256=name, data=piece))
    return tuple(names)


def _has(connection: Connection, incident: str, name: str) -> bool:
    wanted = select(chunk.c.sha256).where(chunk.c.incident == incident, chunk.c.sha256 == name)
    return connection.execute(wanted).first() is not None


def get(engine: Engine, incident: str, names: tuple[str, ...]) -> bytes:
    """Read a file back from its pieces; raises `Corrupt` when one is missing or was altered."""
    pieces: list[bytes] = []
    with explained(place_of(engine)), engine.connect() as connection:
        for name in names:
            wanted = select(chunk.c.data).where(chunk.c.incident == incident, chunk.c.sha256 == name)
            data = connection.execute(wanted).scalar()
            if data is None or hashlib.sha256(data).hexdigest() != name:
                raise Corrupt(N_("A piece of this file is missing or was altered."))
            pieces.append(bytes(data))
    return b"".join(pieces)
