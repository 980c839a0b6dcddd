"""Append: the only way into a log. One transaction, gap-free, in order, refused when stale."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, insert, update
from sqlalchemy.exc import IntegrityError

from warroom.clock import real_now
from warroom.domain.entry import SALT_SIZE, Draft, Entry, seal
from warroom.errors import Conflict, N_, Rejected, Unavailable
from warroom.store import append_postgres, tables
from warroom.store.engine import place_of, writing
from warroom.store.heads import Head, listing, read_head
from warroom.store.read import ENTRY_COLUMNS, read_by_ids
from warroom.store.trouble import explained


def append(engine: Engine, incident: str, drafts: Sequence[Draft]) -> list[Entry]:
    """Append drafts to one log, all or none, and return them as the log holds them.

    Sending drafts again that are there already returns the entries of the first time. Raises
    `Conflict` when a stream is not at the version before, `Rejected` for an unknown log,
    `Unavailable` when the database cannot take it now.
    """
    if not drafts:
        return []
    with explained(place_of(engine)):
        try:
            with writing(engine).begin() as connection:
                if engine.dialect.name == "postgresql":
                    return append_postgres.append_within(connection, incident, drafts)
                return append_within(connection, incident, drafts)
        except IntegrityError as stale:
            raise Unavailable(N_("The log refused the entry: {detail}"), detail=str(stale.orig)) from stale


def append_within(connection: Connection, incident: str, drafts: Sequence[Draft]) -> list[Entry]:
    """Append inside a transaction that holds SQLite's write lock already."""
    head = read_head(connection, incident)
    if head is None:
        raise Rejected(N_("There is no such room in this database."))
    known = read_by_ids(connection, incident, [draft.id for draft in drafts])
    if len(known) == len(drafts):
        return known
    _check_versions(connection, incident, drafts)
    entries = _seal_all(head, drafts)
    insert_entries(connection, entries)
    columns = {**listing(entries), "seq": entries[-1].seq, "hash": entries[-1].hash}
    connection.execute(update(tables.incident).where(tables.incident.c.id == incident).values(**columns))
    return entries


def _check_versions(connection: Connection, incident: str, drafts: Sequence[Draft]) -> None:
    newest: dict[str, int] = {}
    for draft in drafts:
        if draft.stream not in newest:
            newest[draft.stream] = _version(connection, incident, draft.stream)
        if draft.version != newest[draft.stream] + 1:
            raise Conflict(draft.stream, newest[draft.stream])
        newest[draft.stream] = draft.version


def _version(connection: Connection, incident: str, stream: str) -> int:
    found = connection.exec_driver_sql(
        "SELECT max(version) FROM entry WHERE incident = ? AND stream = ?", (incident, stream)
    ).scalar()
    return int(found or 0)


def _seal_all(head: Head, drafts: Sequence[Draft]) -> list[Entry]:
    entries: list[Entry] = []
    seq, previous = head.seq, head.hash
    recorded_at = real_now()
    for draft in drafts:
        seq += 1
        entry = seal(draft, head.id, seq, recorded_at, secrets.token_bytes(SALT_SIZE), previous)
        previous = entry.hash
        entries.append(entry)
    return entries


def insert_entries(connection: Connection, entries: Sequence[Entry]) -> None:
    """Write sealed entries and their bodies as they are."""
    rows: list[dict[str, Any]] = [{name: getattr(each, name) for name in ENTRY_COLUMNS} for each in entries]
    connection.execute(insert(tables.entry), rows)
    bodies = [
        {"incident": each.incident, "seq": each.seq, "body": each.body.decode(), "salt": each.salt}
        for each in entries
        if each.body is not None
    ]
    if bodies:
        connection.execute(insert(tables.body), bodies)
