"""Verifying a whole log in its database: chain, bodies, kept files, head row, and nothing besides."""

from __future__ import annotations

import hashlib
import re
from typing import Any, Final

from sqlalchemy import Column, Connection, Integer, LargeBinary, Table, Text, case, cast, func, select
from sqlalchemy.exc import DBAPIError

from warroom.domain.entry import Entry
from warroom.domain.state.incident import STREAM
from warroom.errors import N_
from warroom.store import tables
from warroom.store.chain import ChainCheck, Finding, check_erased
from warroom.store.chunks import kept_in
from warroom.store.heads import DEFAULTS, HOUSE, HOUSE_ROW, NAMED, SHOWN, Head, listed, listing
from warroom.store.read import PAGE, read_within

_OWNED: Final = (tables.entry, tables.body, tables.chunk)
_TYPES: Final = {Text: "text", Integer: "integer", LargeBinary: "blob"}


def check_orphans(connection: Connection) -> list[str]:
    """Name the logs that have entries, bodies or pieces of files but no head row."""
    heads = select(tables.incident.c.id)
    found: set[str] = set()
    for table in _OWNED:
        wanted = select(_readable(connection, table.c.incident)).where(table.c.incident.not_in(heads))
        found.update(_text(value) for value in connection.execute(wanted.distinct()).scalars())
    return sorted(found)


def has_traces(connection: Connection, incident: str) -> bool:
    """Say whether anything of a log is in the database, with or without a head row."""
    return any(
        connection.execute(select(table.c.incident).where(table.c.incident == incident).limit(1)).first()
        for table in _OWNED
    )


def check_log(connection: Connection, head: Head) -> Finding | None:
    """Verify a whole log and give what is wrong with the first bad entry, None when it is intact."""
    entries, unreadable = _read_all(connection, head.id)
    check = ChainCheck(head.id)
    broken = check.take(entries) or unreadable
    proven = entries[: check.seq]
    # Where entries were lost, the one that told of an erasure may be among them.
    erased = None if head.seq > len(entries) else check_erased(entries, check.seq)
    found = [
        broken,
        erased,
        _check_types(connection, head.id),
        _check_stray(connection, head.id, len(entries)),
        _check_chunks(connection, head.id, proven),
    ]
    if not broken:
        found.append(_check_head(connection, head, check, entries))
    return min((each for each in found if each), key=lambda each: each.seq, default=None)


def _readable(connection: Connection, column: Column[Any]) -> Any:
    """Select a text as bytes on SQLite, where what was spoiled cannot be read as a text."""
    return cast(column, LargeBinary) if connection.dialect.name == "sqlite" else column


def _whole(connection: Connection, column: Column[Any]) -> Any:
    """Select a number, on SQLite NULL for anything else that stands in its place."""
    if connection.dialect.name != "sqlite":
        return column
    return case((func.typeof(column) == "integer", column), else_=None)


def _text(value: str | bytes) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else value


def _read_all(connection: Connection, incident: str) -> tuple[list[Entry], Finding | None]:
    """Read a log as far as it can be read."""
    entries: list[Entry] = []
    size = PAGE
    while True:
        try:
            page = read_within(connection, incident, len(entries), size)
        except DBAPIError as wrong:
            if "decode" not in str(wrong.orig).lower():
                raise
            if size == 1:
                return entries, Finding(len(entries) + 1, N_("a value of it cannot be read"))
            size = 1
            continue
        entries += page
        if len(page) < size or entries[-1].seq != len(entries):
            return entries, None


def _check_types(connection: Connection, incident: str) -> Finding | None:
    """Find values that say the same in another type, which only SQLite takes."""
    if connection.dialect.name != "sqlite":
        return None
    wanted = "CASE typeof(seq) WHEN 'integer' THEN seq END"
    odd = [
        max(seq, 1)
        for table in (tables.entry, tables.body)
        for seq in connection.exec_driver_sql(_odd(table, "incident", wanted), (incident,)).scalars()
        if seq is not None
    ]
    return Finding(min(odd), N_("a value of it is of another type")) if odd else None


def _odd(table: Table, key: str, wanted: str) -> str:
    odd = " OR ".join(f"typeof({column.name}) <> '{_TYPES[type(column.type)]}'" for column in table.columns)
    return f"SELECT {wanted} FROM {table.name} WHERE {key} = ? AND ({odd})"  # noqa: S608 - our own names


def _check_stray(connection: Connection, incident: str, length: int) -> Finding | None:
    body, entry = tables.body.c, tables.entry.c
    of_entry = select(entry.seq).where(entry.incident == body.incident, entry.seq == body.seq)
    stray = select(_whole(connection, body.seq)).where(body.incident == incident, ~of_entry.exists())
    seqs = connection.execute(stray).scalars().all()
    if not seqs:
        return None
    beyond = length + 1
    first = min(seq if seq and 0 < seq < beyond else beyond for seq in seqs)
    return Finding(first, N_("there is a body without an entry"))


def _check_chunks(connection: Connection, incident: str, entries: list[Entry]) -> Finding | None:
    """Check the pieces that entries name; one that no entry names yet may be on its way into the log."""
    intact = _intact_chunks(connection, incident)
    bad = [seq for name, seq in kept_in(entries).items() if name not in intact]
    return Finding(min(bad), N_("a piece of its file is missing or was altered")) if bad else None


def _intact_chunks(connection: Connection, incident: str) -> set[str]:
    table = tables.chunk
    names = select(_readable(connection, table.c.sha256)).where(table.c.incident == incident)
    intact: set[str] = set()
    for name in map(_text, connection.execute(names).scalars().all()):
        piece = select(_readable(connection, table.c.data)).where(
            table.c.incident == incident, table.c.sha256 == name
        )
        data = connection.execute(piece).scalar()
        if data is not None and hashlib.sha256(data).hexdigest() == name:
            intact.add(name)
    if connection.dialect.name == "sqlite":
        odd = connection.exec_driver_sql(_odd(table, "incident", "CAST(sha256 AS BLOB)"), (incident,))
        intact.difference_update(map(_text, odd.scalars()))
    return intact


def _check_head(
    connection: Connection, head: Head, check: ChainCheck, entries: list[Entry]
) -> Finding | None:
    if head.seq != check.seq:
        return Finding(max(min(head.seq, check.seq) + 1, 1), N_("the head row and the log differ in length"))
    last = max(check.seq, 1)
    if head.hash != check.previous:
        return Finding(last, N_("the head row has another hash than the log's last entry"))
    for name, value in expected_row(head.id, entries).items():
        if not _says(name, getattr(head, name), value):
            return Finding(_last_setter(entries, name), N_("the head row says something else than the log"))
    if connection.dialect.name == "sqlite":
        odd = connection.exec_driver_sql(_odd(tables.incident, "id", "1"), (head.id,)).first()
        return Finding(last, N_("a value of the head row is of another type")) if odd else None
    return None


def _says(name: str, found: Any, value: Any) -> bool:
    """Say whether a head row agrees with its log; a room that moved in may have a number behind its names."""
    if name not in {"reference", "slug"} or not isinstance(found, str):
        return bool(found == value)
    return found == value or re.fullmatch(rf"{re.escape(value)}-[0-9]+", found) is not None


def expected_row(incident: str, entries: list[Entry]) -> dict[str, Any]:
    """Give the columns that a head row must have as far as the log says them."""
    if incident == HOUSE:
        return HOUSE_ROW
    row = {**DEFAULTS, **listing(entries)}
    declared = next((each for each in entries if each.stream == STREAM and each.version == 1), None)
    said = listed(declared) if declared else {}
    named = [name for name in NAMED if name in said or (name == "nature" and declared and declared.body)]
    return {name: row[name] for name in (*SHOWN, *named)}


def _last_setter(entries: list[Entry], name: str) -> int:
    return next((each.seq for each in reversed(entries) if name in listed(each)), 1)
