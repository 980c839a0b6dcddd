"""Erasing bodies for good: an entry says so first, then text, salt and pieces of files are deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection, Engine, delete, update

from warroom import ids
from warroom.clock import Instant
from warroom.domain.entry import Draft, Entry, encode_body
from warroom.domain.state.erasure import Erased
from warroom.domain.state.incident import STREAM
from warroom.errors import N_, Rejected
from warroom.store import append_postgres
from warroom.store.append import append_within
from warroom.store.chain import KIND as ERASED
from warroom.store.chain import STREAM as ERASURE
from warroom.store.chunks import kept_in
from warroom.store.engine import outside_transaction, place_of, writing
from warroom.store.heads import DEFAULTS, SHOWN, listing
from warroom.store.read import read_by_seqs, read_within
from warroom.store.tables import body, chunk
from warroom.store.tables import incident as incident_table
from warroom.store.trouble import explained

_ERASE: Final = "SELECT public.erase(%s, %s, %s, %s, %s, %s, %s, %s, %s)"


def erase(
    engine: Engine, incident: str, seqs: Sequence[int], text: str, reason: str, *, actor: str, now: Instant
) -> Entry:
    """Delete the bodies of these entries in one transaction with the entry that says so, and return it.

    `text` is what may be said in their place. A file holds nothing of them afterwards, a server's
    tables until they are vacuumed, backups made before as long as they are kept. Raises `Rejected` where there is no such body, for an
    entry that itself tells of an erasure, and for who may not erase.
    """
    wanted = tuple(sorted(set(seqs)))
    if not wanted:
        raise Rejected(N_("There is nothing to erase."))
    fact = Erased(seqs=wanted, text=text, reason=reason)
    draft = Draft(
        id=ids.new(),
        stream=f"{ERASURE}{ids.new()}",
        version=1,
        kind=ERASED,
        body=encode_body(fact),
        actor=actor,
        station="",
        occurred_at=now,
        written_at=now,
    )
    with explained(place_of(engine)):
        with writing(engine).begin() as connection:
            if engine.dialect.name == "postgresql":
                return _ask_server(connection, incident, draft, fact)
            (entry,) = append_within(connection, incident, [draft])
            log = read_within(connection, incident)
            _refuse(log, wanted)
            delete_bodies(connection, incident, log, wanted)
        empty_journal(engine)
    return entry


def _ask_server(connection: Connection, incident: str, draft: Draft, fact: Erased) -> Entry:
    """Have the server's own function do it, which admins may call."""
    # PostgreSQL's text cannot hold the character NUL.
    words = (fact.text.replace("\0", ""), fact.reason.replace("\0", ""))
    header = (draft.id, draft.stream, draft.actor, draft.occurred_at, draft.written_at)
    seq = append_postgres.call(connection, _ERASE, (incident, *header, list(fact.seqs), *words), ERASED)
    (entry,) = read_by_seqs(connection, incident, [int(seq)])
    return entry


def _refuse(log: list[Entry], wanted: Sequence[int]) -> None:
    for seq in wanted:
        if not 0 < seq < len(log) or log[seq - 1].body is None:
            raise Rejected(N_("Entry {seq} has no text to erase."), seq=seq)
        if log[seq - 1].kind == ERASED:
            raise Rejected(N_("Entry {seq} tells of an erasure and stays."), seq=seq)


def delete_bodies(connection: Connection, incident: str, log: list[Entry], wanted: Iterable[int]) -> None:
    """Delete bodies of a file's log, with the pieces that no body left keeps and what the list of rooms says by them."""
    overwrite_deleted(connection)
    wanted = set(wanted)
    gone = [each for each in log if each.seq in wanted]
    left = [each for each in log if each.seq not in wanted]
    for seq in wanted:
        connection.execute(delete(body).where(body.c.incident == incident, body.c.seq == seq))
    for name in kept_in(gone).keys() - kept_in(left).keys():
        connection.execute(delete(chunk).where(chunk.c.incident == incident, chunk.c.sha256 == name))
    if any(each.stream == STREAM for each in gone):
        row = {**DEFAULTS, **listing(left)}
        shown = update(incident_table).where(incident_table.c.id == incident)
        connection.execute(shown.values(**{name: row[name] for name in SHOWN}))


def overwrite_deleted(connection: Connection) -> None:
    """Have SQLite write zeros over what it deletes, instead of leaving it in free pages."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")


def empty_journal(engine: Engine) -> None:
    """Have SQLite drop its write-ahead log, where older pages still hold the text."""
    if engine.dialect.name == "sqlite":
        with outside_transaction(engine) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
