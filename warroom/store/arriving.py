"""The database a room moves into: its log arrives entry by entry, sealed until all of it is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table, insert, select, update

from warroom.domain.entry import Entry
from warroom.domain.state.clockwork import CopiedIn
from warroom.errors import Conflict
from warroom.store import append_postgres, tables
from warroom.store.append import insert_entries
from warroom.store.chain import KIND as ERASED
from warroom.store.chain import named_as_erased
from warroom.store.erase import delete_bodies
from warroom.store.heads import SHOWN, Head, insert_head, listing, moved_refusal, read_head
from warroom.store.logs import attest, free, open_house_within
from warroom.store.read import ENTRY_COLUMNS, read_within

COPIED: Final = "house.copied_in"
_PLACE: Final = "SELECT public.place_log(%s, %s, %s, %s, %s)"
_COPY: Final = f"public.copy_entry({', '.join(['%s'] * (len(ENTRY_COLUMNS) + 2))})"
_FORGET: Final = "SELECT public.forget_erased(%s)"
_SEAL: Final = "SELECT public.seal_log(%s, %s, %s)"


def is_server(connection: Connection) -> bool:
    """Say whether functions of the server write here, and not the program itself."""
    return connection.dialect.name == "postgresql"


def place(connection: Connection, head: Head, origin: str) -> None:
    """Make the head row of a room that comes from `origin`; names that are taken get a number behind them."""
    if is_server(connection):
        values = (head.id, head.reference, head.slug, head.nature, origin)
        append_postgres.call(connection, _PLACE, values, COPIED)
        return
    rows = tables.incident.c
    row = {
        "reference": free(connection, rows.reference, head.reference),
        "slug": free(connection, rows.slug, head.slug),
        "nature": head.nature,
        "moved_to": origin,
    }
    insert_head(connection, head.id, row)


def add(connection: Connection, entries: Sequence[Entry]) -> None:
    """Add entries as they are to a log that is arriving; raises `Conflict` where they do not follow."""
    if is_server(connection):
        for start in range(0, len(entries), append_postgres.TOGETHER):
            some = entries[start : start + append_postgres.TOGETHER]
            values = tuple(value for each in some for value in _values(each))
            append_postgres.call(connection, f"SELECT {', '.join([_COPY] * len(some))}", values, COPIED)
        return
    first, last = entries[0], entries[-1]
    shown = {name: value for name, value in listing(entries).items() if name in SHOWN}
    rows = tables.incident.c
    arriving = (rows.id == first.incident) & (rows.seq == first.seq - 1) & (rows.moved_to != "")
    grown = update(tables.incident).where(arriving).values(**shown, seq=last.seq, hash=last.hash)
    if connection.execute(grown).rowcount != 1:
        raise Conflict(first.stream, first.version)
    insert_entries(connection, entries)


def _values(each: Entry) -> tuple[Any, ...]:
    body = None if each.body is None else each.body.decode()
    return (*(getattr(each, name) for name in ENTRY_COLUMNS), body, each.salt)


def add_piece(connection: Connection, incident: str, name: str, piece: bytes) -> None:
    """Add a piece of a file to a log that is arriving; one that is there already stays."""
    if is_server(connection):
        append_postgres.keep_piece(connection, incident, piece)
    elif name not in keys(connection, tables.chunk, "sha256", incident):
        connection.execute(insert(tables.chunk).values(incident=incident, sha256=name, data=piece))


def seal(connection: Connection, head: Head, moved_to: str) -> None:
    """Say where a room is, or with an empty address that it is here again, which the house log attests.

    Holds the head until the transaction ends. Raises `Rejected` where somebody moved the room meanwhile.
    """
    if head.moved_to and not moved_to:
        open_house_within(connection)
    if is_server(connection):
        append_postgres.call(connection, _SEAL, (head.id, head.moved_to, moved_to), COPIED)
        return
    now = read_head(connection, head.id)
    if now is None or now.moved_to != head.moved_to:
        raise moved_refusal(now.moved_to if now else "")
    connection.execute(
        update(tables.incident).where(tables.incident.c.id == head.id).values(moved_to=moved_to)
    )
    if head.moved_to and not moved_to:
        fact = CopiedIn(
            incident=now.id,
            reference=now.reference,
            entries=now.seq,
            head=now.hash.hex(),
            origin=head.moved_to,
        )
        attest(connection, fact)


def forget(source: Connection, target: Connection, head: Head) -> None:
    """Delete at the target what was erased at the source after it had been copied.

    Only what the log at the target says was erased: the entry that says so may still be on its way.
    """
    gone = keys(target, tables.body, "seq", head.id) - keys(source, tables.body, "seq", head.id)
    if not gone:
        return
    if is_server(target):
        append_postgres.call(target, _FORGET, (head.id,), ERASED)
        return
    log = read_within(target, head.id)
    delete_bodies(target, head.id, log, gone & named_as_erased(log))


def keys(connection: Connection, table: Table, name: str, incident: str) -> set[Any]:
    """Give what bodies or pieces a log has."""
    wanted = select(table.c[name]).where(table.c.incident == incident)
    return set(connection.execute(wanted).scalars())
