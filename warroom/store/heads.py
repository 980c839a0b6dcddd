"""Head rows: which logs there are, how long each is, and what a list of rooms shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, insert

from warroom import ids
from warroom.domain.entry import GENESIS, Draft, Entry, decode_plain
from warroom.domain.state.incident import STREAM
from warroom.errors import N_, Rejected
from warroom.store import tables

HOUSE: Final = ids.derived("house")
"""The id of the house log, which is no room."""
NAMED: Final = ("reference", "slug", "nature")
"""What the first entry of the incident's stream says once and for all."""
SHOWN: Final = ("title", "severity", "phase")
"""What any entry of the incident's stream may change."""
LISTED: Final = (*SHOWN, *NAMED)
DEFAULTS: Final = {
    "title": "",
    "severity": 0,
    "phase": "recognize",
    "reference": "",
    "slug": "",
    "nature": "live",
}
HOUSE_ROW: Final = {**DEFAULTS, "reference": "HOUSE", "slug": "house", "nature": "house", "moved_to": ""}
NUMBER_LIMIT: Final = 10**9


class Head(msgspec.Struct, frozen=True):
    """One log's head row; `seq` is its length, `hash` the hash of its last entry.

    `moved_to` is empty, or the address of the database where the room is: here it is sealed.
    """

    id: str
    reference: str
    slug: str
    nature: str
    title: str
    severity: int
    phase: str
    seq: int
    hash: bytes
    moved_to: str = ""


_KINDS: Final = tuple(Head.__annotations__.values())
_COLUMNS: Final = ", ".join(Head.__struct_fields__)
_TEXT: Final = "str"
_NUMBER: Final = "int"
# SQLite keeps anything in any column, and what was spoiled cannot be read as what it should be.
_SPOILABLE: Final = ", ".join(
    f"CASE typeof({name}) WHEN 'integer' THEN {name} END" if kind == _NUMBER else f"CAST({name} AS BLOB)"
    for name, kind in Head.__annotations__.items()
)


def moved_refusal(moved_to: str) -> Rejected:
    """Say why a sealed room takes nothing, and where the room is."""
    return Rejected(
        N_("This room moved to {address}. Open it there; here it can only be read."), address=moved_to
    )


def refuse_moved(moved_to: str) -> None:
    """Refuse to write to a room that is sealed; an empty address stands for one that is here."""
    if moved_to:
        raise moved_refusal(moved_to)


def listed(each: Entry | Draft) -> dict[str, Any]:
    """Give the columns of the head row that an entry sets; only the incident's own stream sets any."""
    if each.stream != STREAM or each.body is None:
        return {}
    try:
        plain = decode_plain(each.body)
    except msgspec.MsgspecError:
        return {}
    wanted = LISTED if each.version == 1 else SHOWN
    return {name: _column(plain[name]) for name in wanted if _fits(name, plain.get(name))}


def _fits(name: str, value: object) -> bool:
    if name == "severity":
        return type(value) is int and abs(value) < NUMBER_LIMIT
    return isinstance(value, str)


def _column(value: Any) -> Any:
    # PostgreSQL's text cannot hold the character NUL.
    return value.replace("\0", "") if isinstance(value, str) else value


def listing(entries: Iterable[Entry] | Iterable[Draft]) -> dict[str, Any]:
    """Give the columns that a row of entries leaves in the head row."""
    columns: dict[str, Any] = {}
    for each in entries:
        columns.update(listed(each))
    return columns


def insert_head(connection: Connection, incident: str, row: dict[str, Any]) -> None:
    """Write the head row of an empty log."""
    values = {**DEFAULTS, **row, "id": incident, "seq": 0, "hash": GENESIS}
    connection.execute(insert(tables.incident).values(**values))


def read_heads(connection: Connection) -> list[Head]:
    """Read all head rows, newest reference first; the house log is not among them."""
    heads = [head for head in _read(connection) if head.id != HOUSE]
    return sorted(heads, key=lambda head: head.reference, reverse=True)


def read_head(connection: Connection, incident_id: str) -> Head | None:
    """Read one log's head row, None if there is no such log."""
    return next(iter(_read(connection, incident_id)), None)


def _read(connection: Connection, incident_id: str | None = None) -> list[Head]:
    sqlite = connection.dialect.name == "sqlite"
    sql = f"SELECT {_SPOILABLE if sqlite else _COLUMNS} FROM incident"  # noqa: S608 - names of our own table
    if incident_id is None:
        rows = connection.exec_driver_sql(sql).fetchall()
    else:
        mark = "?" if sqlite else "%s"
        rows = connection.exec_driver_sql(f"{sql} WHERE id = {mark}", (incident_id,)).fetchall()
    return [Head(*(_readable(kind, value) for kind, value in zip(_KINDS, row, strict=True))) for row in rows]


def _readable(kind: str, value: Any) -> Any:
    """Give what was spoiled as something readable that no log says, so that verifying names it."""
    if kind == _TEXT:
        return value.decode(errors="replace") if isinstance(value, bytes) else str(value)
    if kind == _NUMBER:
        return -1 if value is None else value
    return value
