"""Opening a log: a new one with its reference, the house's own, and whole ones copied in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy import Connection, Engine, insert, select

from warroom import ids
from warroom.clock import real_now
from warroom.domain.entry import GENESIS, Draft, Entry, encode_body
from warroom.domain.state.clockwork import CopiedIn, HouseOpened
from warroom.errors import Corrupt, N_, Rejected
from warroom.store import append_postgres, tables
from warroom.store.append import append_within, insert_entries
from warroom.store.chain import DEFAULTS, ChainCheck
from warroom.store.engine import place_of, writing
from warroom.store.heads import LISTED, listing, read_head
from warroom.store.trouble import explained

HOUSE: Final = ids.derived("house")
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
        insert_head(connection, incident, reference, free, nature)
        return append_within(connection, incident, make(reference, free))


def insert_head(connection: Connection, incident: str, reference: str, slug: str, nature: str) -> None:
    """Write the head row of an empty log."""
    row = {**DEFAULTS, "id": incident, "reference": reference, "slug": slug, "nature": nature}
    connection.execute(insert(tables.incident).values(**row, seq=0, hash=GENESIS))


def _next_reference(connection: Connection) -> str:
    name = f"{PREFIX}-{real_now()[:4]}"
    last = connection.exec_driver_sql(
        "INSERT INTO counter (name, last) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET last = last + 1"
        " RETURNING last",
        (name,),
    ).scalar()
    return f"{name}-{int(last or 0):04d}"


def free_slug(connection: Connection, wanted: str) -> str:
    """Give the slug, with the first free number behind it where it is taken."""
    slug, number = wanted, 1
    while connection.execute(select(tables.incident.c.id).where(tables.incident.c.slug == slug)).first():
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def copy_in(
    engine: Engine, entries: Sequence[Entry], chunks: Sequence[tuple[str, bytes]], origin: str
) -> None:
    """Copy a whole verified log in, and attest it in the house log.

    Raises `Corrupt` for a chain that does not hold, `Rejected` when the log, its reference or its
    slug is there already.
    """
    if not entries:
        raise Rejected(N_("There is nothing to copy."))
    incident = entries[0].incident
    finding = ChainCheck(incident).take(entries)
    if finding:
        raise Corrupt(N_("The log is damaged at entry {seq}."), seq=finding.seq)
    row = {**DEFAULTS, **listing(list(entries))}
    with explained(place_of(engine)), writing(engine).begin() as connection:
        taken = select(tables.incident.c.id).where(
            (tables.incident.c.id == incident)
            | (tables.incident.c.slug == row["slug"])
            | (tables.incident.c.reference == row["reference"])
        )
        if connection.execute(taken).first():
            raise Rejected(N_("A room of this name is in the database already."))
        connection.execute(
            insert(tables.incident).values(
                **{name: row[name] for name in LISTED}, id=incident, seq=len(entries), hash=entries[-1].hash
            )
        )
        insert_entries(connection, entries)
        for name, data in chunks:
            connection.execute(insert(tables.chunk).values(incident=incident, sha256=name, data=data))
        attest(
            connection,
            CopiedIn(
                incident=incident,
                reference=str(row["reference"]),
                entries=len(entries),
                head=entries[-1].hash.hex(),
                origin=origin,
            ),
        )


def attest(connection: Connection, fact: CopiedIn) -> None:
    """Append a fact to the house log, which is opened with its first one."""
    now = real_now()
    drafts: list[Draft] = []
    if read_head(connection, HOUSE) is None:
        insert_head(connection, HOUSE, "HOUSE", "house", "house")
        drafts.append(_house_draft("house.opened", "house", 1, encode_body(HouseOpened()), now))
    drafts.append(_house_draft("house.copied_in", f"copy:{fact.incident}", 1, encode_body(fact), now))
    append_within(connection, HOUSE, drafts)


def _house_draft(kind: str, stream: str, version: int, body: bytes, now: str) -> Draft:
    return Draft(
        id=ids.new(),
        stream=stream,
        version=version,
        kind=kind,
        body=body,
        actor="",
        station="",
        occurred_at=now,
        written_at=now,
    )
