"""Copying a whole log in, verified and attested: into a file by the program, on a server by its own functions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from warroom.domain.entry import Entry
from warroom.domain.state.clockwork import CopiedIn
from warroom.errors import N_, Corrupt, Rejected
from warroom.store import arriving, tables
from warroom.store.append import insert_entries
from warroom.store.chain import ChainCheck, check_erased
from warroom.store.chunks import kept_in
from warroom.store.engine import place_of, writing
from warroom.store.heads import DEFAULTS, Head, insert_head, listing, read_head
from warroom.store.logs import attest
from warroom.store.read import PAGE
from warroom.store.trouble import explained


def copy_in(
    engine: Engine, entries: Sequence[Entry], chunks: Sequence[tuple[str, bytes]], origin: str
) -> None:
    """Copy a whole verified log in, and attest it in the house log; on a server for admins.

    Raises `Corrupt` for a chain or a piece of a file that does not hold, `Rejected` when the log,
    its reference or its slug is there already, or may not be written by this person.
    """
    if not entries:
        raise Rejected(N_("There is nothing to copy."))
    incident = entries[0].incident
    finding = ChainCheck(incident).take(entries) or check_erased(entries)
    if finding:
        raise Corrupt(N_("The log is damaged at entry {seq}."), seq=finding.seq)
    given = {name: data for name, data in chunks if hashlib.sha256(data).hexdigest() == name}
    if len(given) != len(dict(chunks)) or kept_in(entries).keys() - given.keys():
        raise Corrupt(N_("A piece of this file is missing or was altered."))
    with explained(place_of(engine)), writing(engine).begin() as connection:
        row = _free_row(connection, incident, listing(entries))
        copy = _ask_server if arriving.is_server(connection) else _write
        copy(connection, incident, row, entries, given, origin)


def _free_row(connection: Connection, incident: str, said: dict[str, Any]) -> dict[str, Any]:
    """Give the head row of a log that is being copied; one whose declaration was erased goes by its id."""
    row: dict[str, Any] = {**DEFAULTS, "reference": incident, "slug": incident, **said}
    rows = tables.incident.c
    taken = (rows.id == incident) | (rows.slug == row["slug"]) | (rows.reference == row["reference"])
    if connection.execute(select(rows.id).where(taken)).first():
        raise Rejected(N_("A room of this name is in the database already."))
    return row


def _write(
    connection: Connection,
    incident: str,
    row: dict[str, Any],
    entries: Sequence[Entry],
    given: dict[str, bytes],
    origin: str,
) -> None:
    insert_head(connection, incident, row)
    insert_entries(connection, entries)
    pieces = [{"incident": incident, "sha256": name, "data": data} for name, data in given.items()]
    if pieces:
        connection.execute(insert(tables.chunk), pieces)
    last = entries[-1]
    ends = update(tables.incident).where(tables.incident.c.id == incident)
    connection.execute(ends.values(seq=last.seq, hash=last.hash))
    fact = CopiedIn(
        incident=incident,
        reference=row["reference"],
        entries=last.seq,
        head=last.hash.hex(),
        origin=origin,
    )
    attest(connection, fact)


def _ask_server(
    connection: Connection,
    incident: str,
    row: dict[str, Any],
    entries: Sequence[Entry],
    given: dict[str, bytes],
    origin: str,
) -> None:
    """Have it arrive as a room that moves does; nobody sees it before it is whole."""
    head = Head(**row, id=incident, seq=0, hash=b"")
    arriving.place(connection, head, origin)
    for name, data in given.items():
        arriving.add_piece(connection, incident, name, data)
    for start in range(0, len(entries), PAGE):
        arriving.add(connection, entries[start : start + PAGE])
    arrived = read_head(connection, incident)
    assert arrived is not None
    arriving.seal(connection, arrived, "")
