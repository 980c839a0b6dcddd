"""Head rows: which logs there are, how long each is, and what a list of rooms shows."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select

from warroom.domain.entry import Draft, Entry, decode_plain
from warroom.domain.state.incident import STREAM
from warroom.store.tables import incident

LISTED: Final = ("title", "severity", "phase", "reference", "slug", "nature")


class Head(msgspec.Struct, frozen=True):
    """One log's head row; `seq` is its length, `hash` the hash of its last entry."""

    id: str
    reference: str
    slug: str
    nature: str
    title: str
    severity: int
    phase: str
    seq: int
    hash: bytes


def listed(stream: str, body: bytes | None) -> dict[str, Any]:
    """Give the columns of the head row that an entry sets; only the incident's own stream sets any."""
    if stream != STREAM or body is None:
        return {}
    plain = decode_plain(body)
    return {name: plain[name] for name in LISTED if name in plain}


def listing(entries: list[Entry] | list[Draft]) -> dict[str, Any]:
    """Give the columns that a row of entries leaves in the head row."""
    columns: dict[str, Any] = {}
    for each in entries:
        columns.update(listed(each.stream, each.body))
    return columns


def read_heads(connection: Connection) -> list[Head]:
    """Read all head rows, newest reference first; the house log is not among them."""
    rows = connection.execute(select(incident).where(incident.c.nature != "house"))
    return sorted((Head(*row) for row in rows), key=lambda head: head.reference, reverse=True)


def read_head(connection: Connection, incident_id: str) -> Head | None:
    """Read one log's head row, None if there is no such log."""
    row = connection.execute(select(incident).where(incident.c.id == incident_id)).first()
    return Head(*row) if row else None
