"""Opening a log: a new one with its reference, the house's own, and whole ones copied in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Column, Connection, Engine, select, update
from sqlalchemy.dialects import sqlite

from warroom import ids
from warroom.clock import real_now
from warroom.domain.entry import Draft, Entry, encode_body
from warroom.domain.state.clockwork import CopiedIn, HouseOpened
from warroom.store import append_postgres, tables
from warroom.store.append import append_within, versions
from warroom.store.engine import place_of, writing
from warroom.store.heads import HOUSE, HOUSE_ROW, insert_head, read_head
from warroom.store.trouble import explained

PREFIX: Final = "INC"
Maker = Callable[[str, str], Sequence[Draft]]


def open_log(engine: Engine, incident: str, slug: str, nature: str, make: Maker) -> list[Entry]:
    """Open a log with a fresh reference, like INC-2026-0117, and append its first entries.

    `make(reference, slug)` gives them; the slug gets a number behind it where it is taken.
    """
    with explained(place_of(engine)), writing(engine).begin() as connection:
        if engine.dialect.name == "postgresql":
            return append_postgres.open_within(connection, incident, slug, nature, make)
        known = read_head(connection, incident)
        if known is not None:
            return append_within(connection, incident, make(known.reference, known.slug))
        reference = _next_reference(connection)
        free = free_slug(connection, slug)
        insert_head(connection, incident, {"reference": reference, "slug": free, "nature": nature})
        return append_within(connection, incident, make(reference, free))


def _next_reference(connection: Connection) -> str:
    counter, rows = tables.counter, tables.incident.c
    series = f"{PREFIX}-{real_now()[:4]}"
    first = sqlite.insert(counter).values(name=series, last=0).on_conflict_do_nothing()
    connection.execute(first)
    mine = counter.c.name == series
    while True:
        connection.execute(update(counter).where(mine).values(last=counter.c.last + 1))
        number = connection.execute(select(counter.c.last).where(mine)).scalar_one()
        reference = f"{series}-{number:04d}"
        # A room that was copied in brought its own number.
        if not connection.execute(select(rows.id).where(rows.reference == reference)).first():
            return reference


def free_slug(connection: Connection, wanted: str) -> str:
    """Give the slug, with the first free number behind it where it is taken."""
    return free(connection, tables.incident.c.slug, wanted)


def free(connection: Connection, column: Column[Any], wanted: str) -> str:
    """Give a name of rooms, with the first free number behind it where it is taken."""
    name, number = wanted, 1
    while connection.execute(select(tables.incident.c.id).where(column == name)).first():
        number += 1
        name = f"{wanted}-{number}"
    return name


def attest(connection: Connection, fact: CopiedIn) -> None:
    """Append a fact to the house log, which is opened with its first one."""
    open_house_within(connection)
    stream = f"copy:{fact.incident}"
    draft = _house_draft(ids.new(), "house.copied_in", stream, encode_body(fact))
    # A room may come back, and go again.
    again = versions(connection, HOUSE, {stream}).get(stream, 0) + 1
    append_within(connection, HOUSE, [msgspec.structs.replace(draft, version=again)])


def open_house(engine: Engine) -> str:
    """Open the house log if it is not there yet, as any member may, and give its id."""
    with explained(place_of(engine)):
        with engine.connect() as connection:
            head = read_head(connection, HOUSE)
        if head is None or head.seq == 0:
            with writing(engine).begin() as connection:
                open_house_within(connection)
    return HOUSE


def open_house_within(connection: Connection) -> None:
    """Open the house log inside a transaction; its first entry has one id, whoever writes it."""
    if read_head(connection, HOUSE) is None:
        if connection.dialect.name == "postgresql":
            append_postgres.open_head(connection, HOUSE, "house", "house")
        else:
            insert_head(connection, HOUSE, HOUSE_ROW)
    head = read_head(connection, HOUSE)
    if head is not None and head.seq == 0:
        opening = _house_draft(
            ids.derived("house", "opened"), "house.opened", "house", encode_body(HouseOpened())
        )
        append_within(connection, HOUSE, [opening])


def _house_draft(id_: str, kind: str, stream: str, body: bytes) -> Draft:
    now = real_now()
    return Draft(
        id=id_,
        stream=stream,
        version=1,
        kind=kind,
        body=body,
        actor="",
        station="",
        occurred_at=now,
        written_at=now,
    )
