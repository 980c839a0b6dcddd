"""Append: the only way into a log. One transaction, gap-free, in order, refused when stale."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update

from warroom.clock import real_now
from warroom.domain.entry import SALT_SIZE, Draft, Entry, seal
from warroom.errors import N_, Conflict, Rejected
from warroom.store import append_postgres, tables
from warroom.store.engine import place_of, writing
from warroom.store.heads import Head, listing, read_head, refuse_moved
from warroom.store.read import ENTRY_COLUMNS, pages, read_by_ids
from warroom.store.trouble import explained


def append(engine: Engine, incident: str, drafts: Sequence[Draft]) -> list[Entry]:
    """Append drafts to one log, all or none, and return the entry of each as the log holds it.

    Sending a draft again that is there already gives the entry of the first time. Raises `Conflict`
    when a stream is not at the version before, `Rejected` for an unknown log, `Unavailable` when
    the database cannot take it now.
    """
    if not drafts:
        return []
    if engine.dialect.name == "postgresql":
        return append_postgres.append(engine, incident, drafts)
    with explained(place_of(engine)), writing(engine).begin() as connection:
        return append_within(connection, incident, drafts)


def append_within(connection: Connection, incident: str, drafts: Sequence[Draft]) -> list[Entry]:
    """Append inside a transaction of the caller's, which on SQLite holds the write lock already."""
    if connection.dialect.name == "postgresql":
        return append_postgres.append_within(connection, incident, drafts)
    head = read_head(connection, incident)
    if head is None:
        raise Rejected(N_("There is no such room in this database."))
    known = {each.id: each for each in read_by_ids(connection, incident, [draft.id for draft in drafts])}
    fresh: dict[str, Draft] = {}
    for draft in drafts:
        if draft.id not in known:
            fresh.setdefault(draft.id, draft)
    if fresh:
        refuse_moved(head.moved_to)
    _check_versions(connection, incident, list(fresh.values()))
    entries = _seal_all(head, list(fresh.values()))
    if entries:
        insert_entries(connection, entries)
        columns = {**listing(entries), "seq": entries[-1].seq, "hash": entries[-1].hash}
        connection.execute(update(tables.incident).where(tables.incident.c.id == incident).values(**columns))
    known.update({each.id: each for each in entries})
    return [known[draft.id] for draft in drafts]


def _check_versions(connection: Connection, incident: str, drafts: Sequence[Draft]) -> None:
    newest = versions(connection, incident, {draft.stream for draft in drafts})
    for draft in drafts:
        there = newest.get(draft.stream, 0)
        if draft.version != there + 1:
            raise Conflict(draft.stream, there)
        newest[draft.stream] = draft.version


def versions(connection: Connection, incident: str, streams: set[str]) -> dict[str, int]:
    """Say at which version each stream is; a stream that is not there yet is left out."""
    entry = tables.entry.c
    newest: dict[str, int] = {}
    for page in pages(list(streams)):
        wanted = select(entry.stream, func.max(entry.version)).where(
            entry.incident == incident, entry.stream.in_(page)
        )
        newest.update(tuple(row) for row in connection.execute(wanted.group_by(entry.stream)))
    return newest


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
