"""Verifying a log: every hash, every body, the order, the head row, and the pieces of kept files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from warroom.domain.catalog import read_body
from warroom.domain.entry import GENESIS, Entry, chain_hash, commitment
from warroom.domain.state.incident import STREAM
from warroom.domain.state.records import Kept
from warroom.errors import N_
from warroom.store import tables
from warroom.store.heads import LISTED, Head, listing

DEFAULTS = {"title": "", "severity": 0, "phase": "recognize", "reference": "", "slug": "", "nature": "live"}


class Finding(msgspec.Struct, frozen=True):
    """The first thing found wrong: at which entry, and what (a translation key)."""

    seq: int
    text: str


class ChainCheck:
    """Checks entries one by one as they come, from the start of a log or from a known head."""

    def __init__(self, incident: str, seq: int = 0, previous: bytes = GENESIS) -> None:
        self.incident = incident
        self.seq = seq
        self.previous = previous
        self._versions: dict[str, int] = {}

    def take(self, entries: Iterable[Entry]) -> Finding | None:
        """Check more entries; returns the first that does not hold, None while all do."""
        for entry in entries:
            wrong = self._check(entry)
            if wrong:
                return Finding(self.seq + 1, wrong)
            self.seq = entry.seq
            self.previous = entry.hash
        return None

    def _check(self, entry: Entry) -> str:
        if entry.seq != self.seq + 1:
            return N_("an entry is missing or out of order")
        if entry.incident != self.incident:
            return N_("it belongs to another log")
        if chain_hash(self.previous, entry) != entry.hash:
            return N_("its header or its hash was altered")
        if (entry.body is None) != (entry.salt is None):
            return N_("its body or its salt is missing")
        if entry.body is not None and commitment(entry.salt or b"", entry.body) != entry.commitment:
            return N_("its body or its salt was altered")
        expected = self._versions.get(entry.stream, 0) + 1
        if entry.version != expected:
            return N_("its version does not follow")
        self._versions[entry.stream] = entry.version
        return ""


def check_orphans(connection: Connection) -> list[str]:
    """Name the logs that have entries, bodies or pieces of files but no head row."""
    heads = select(tables.incident.c.id)
    found: set[str] = set()
    for table in (tables.entry, tables.body, tables.chunk):
        wanted = select(table.c.incident).where(table.c.incident.not_in(heads)).distinct()
        found.update(connection.execute(wanted).scalars())
    return sorted(found)


def check_log(connection: Connection, head: Head, entries: list[Entry]) -> Finding | None:
    """Verify a whole log: chain, stray bodies, kept files, and the head row against the log."""
    check = ChainCheck(head.id)
    finding = check.take(entries)
    if finding:
        return finding
    return (
        _check_erased(entries)
        or _check_stray(connection, head, entries)
        or _check_chunks(connection, head, entries)
        or _check_head(head, check, entries)
    )


def _check_erased(entries: list[Entry]) -> Finding | None:
    named: set[int] = set()
    for entry in entries:
        if entry.kind == "body.erased" and entry.body is not None:
            named.update(read_body(entry.kind, entry.schema, entry.body).seqs)
    for entry in entries:
        if entry.body is None and entry.seq not in named:
            return Finding(entry.seq, N_("its body is missing and no entry says that it was erased"))
    return None


def _check_stray(connection: Connection, head: Head, entries: list[Entry]) -> Finding | None:
    table = tables.body
    beyond = connection.execute(
        select(table.c.seq).where(
            table.c.incident == head.id, (table.c.seq > len(entries)) | (table.c.seq < 1)
        )
    ).first()
    return Finding(len(entries), N_("there is a body without an entry")) if beyond else None


def _check_chunks(connection: Connection, head: Head, entries: list[Entry]) -> Finding | None:
    table = tables.chunk
    stored = {
        row.sha256: hashlib.sha256(row.data).hexdigest()
        for row in connection.execute(select(table).where(table.c.incident == head.id))
    }
    named: set[str] = set()
    for entry in entries:
        if entry.kind != "record.kept" or entry.body is None:
            continue
        kept = read_body(entry.kind, entry.schema, entry.body)
        for name in kept.chunks if isinstance(kept, Kept) else ():
            named.add(name)
            if stored.get(name) != name:
                return Finding(entry.seq, N_("a piece of its file is missing or was altered"))
    if stored.keys() - named:
        return Finding(len(entries), N_("there is a piece of a file that no entry names"))
    return None


def _check_head(head: Head, check: ChainCheck, entries: list[Entry]) -> Finding | None:
    if head.seq != check.seq or head.hash != check.previous:
        return Finding(min(head.seq, check.seq) + 1, N_("the head row and the log differ in length or hash"))
    if any(each.body is None for each in entries if each.stream == STREAM):
        return None
    expected = {**DEFAULTS, **listing(entries)}
    for name in LISTED:
        if getattr(head, name) != expected[name]:
            return Finding(_last_setter(entries, name), N_("the head row says something else than the log"))
    return None


def _last_setter(entries: list[Entry], name: str) -> int:
    for entry in reversed(entries):
        if name in listing([entry]):
            return entry.seq
    return 1
