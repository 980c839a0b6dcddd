"""Reading logs: by pages, by ids, whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, Engine, select

from warroom.domain.entry import Entry
from warroom.store.engine import asking, place_of
from warroom.store.tables import entry
from warroom.store.trouble import explained

ENTRY_COLUMNS: Final = tuple(column.name for column in entry.columns)
PAGE: Final = 500
_RAW: Final = "SELECT {header}, {body}, b.salt FROM entry e LEFT JOIN body b ON b.incident = e.incident AND b.seq = e.seq"
_HEADER: Final = ", ".join(f"e.{name}" for name in ENTRY_COLUMNS)
_SQLITE: Final = _RAW.format(header=_HEADER, body="CAST(b.body AS BLOB)")
_POSTGRES: Final = _RAW.format(header=_HEADER, body="convert_to(b.body, 'UTF8')")


def read(engine: Engine, incident: str, after: int = 0, limit: int | None = None) -> list[Entry]:
    """Read a log's entries with `seq` beyond `after`, in order, at most `limit` of them."""
    with explained(place_of(engine)), asking(engine).connect() as connection:
        return read_within(connection, incident, after, limit)


def read_within(
    connection: Connection, incident: str, after: int = 0, limit: int | None = None
) -> list[Entry]:
    """Read as `read` does, on a connection of the caller's."""
    count = "" if limit is None else f" LIMIT {int(limit)}"
    if connection.dialect.name == "sqlite":
        where = f" WHERE e.incident = ? AND e.seq > ? ORDER BY e.seq{count}"
        rows = connection.exec_driver_sql(_SQLITE + where, (incident, after)).fetchall()
    else:
        where = f" WHERE e.incident = %s AND e.seq > %s ORDER BY e.seq{count}"
        rows = connection.exec_driver_sql(_POSTGRES + where, (incident, after)).fetchall()
    return [Entry(*row) for row in rows]


def read_by_ids(connection: Connection, incident: str, ids: Sequence[str]) -> list[Entry]:
    """Read the entries of a log that have these ids, in the order of the log."""
    seqs: set[int] = set()
    for page in pages(ids):
        wanted = select(entry.c.seq).where(entry.c.incident == incident, entry.c.id.in_(page))
        seqs.update(connection.execute(wanted).scalars())
    return read_by_seqs(connection, incident, sorted(seqs))


def read_by_seqs(connection: Connection, incident: str, seqs: Sequence[int]) -> list[Entry]:
    """Read the entries of a log that stand at these places, given and returned in order."""
    found: list[Entry] = []
    for run in _runs(seqs):
        found += read_within(connection, incident, run.start - 1, len(run))
    return found


def pages(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut a list into parts that any database takes as the values of one statement."""
    for start in range(0, len(values), PAGE):
        yield values[start : start + PAGE]


def _runs(seqs: Sequence[int]) -> Iterator[range]:
    """Join neighbours, because what was written together stands together."""
    start = 0
    for end, seq in enumerate(seqs):
        following = seqs[end + 1] if end + 1 < len(seqs) else None
        if following != seq + 1:
            yield range(seqs[start], seq + 1)
            start = end + 1
