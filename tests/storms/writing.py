"""One writer of a storm, in a process of its own: it appends by the program's store, and takes some back."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from threading import Event
from typing import Any, Final

import msgspec
import psycopg
from sqlalchemy import make_url

from tests.logs import note
from warroom import ids
from warroom.domain.entry import Draft
from warroom.errors import Conflict, Unavailable
from warroom.store.append import append_within
from warroom.store.engine import BUSY_SECONDS, sqlite_module, writing
from warroom.store.store import Store
from warroom.store.trouble import explained

TAKEN_BACK: Final = 0.15
"""How often a writer rolls back before it writes what it wanted to."""
AGAIN_SECONDS: Final = 0.05
WORDS: Final = "Terminals say 'try again'. "
BARE: Final = (
    "CREATE TABLE bare_head (id integer PRIMARY KEY, seq integer NOT NULL)",
    "CREATE TABLE bare_entry (seq integer PRIMARY KEY, body text NOT NULL)",
    "INSERT INTO bare_head VALUES (1, 0)",
)
_LOCK: Final = "UPDATE bare_head SET seq = seq + 1 WHERE id = 1 RETURNING seq"
_INSERT: Final = "INSERT INTO bare_entry VALUES ({0}, {0})"


class Part(msgspec.Struct, frozen=True):
    """Who writes what, where: entries `first` to `last` of one writer."""

    url: str
    room: str
    seed: int
    name: str
    first: int
    last: int
    unrest: bool = True
    """Whether some of it is rolled back."""


def words(part: Part, number: int) -> str:
    """Give the words of an entry, which no other has."""
    return f"{part.name} writes {number}. {WORDS * (number % 7)}".strip()


def _draft(part: Part, number: int) -> Draft:
    """Make an entry whose id is the same whenever it is sent again, also by who takes over from a killed one."""
    return note(words(part, number), id=ids.derived(str(part.seed), part.name, str(number)))


def write(part: Part, told: Connection) -> None:
    """Append one entry after the other and tell the number of each that was acknowledged."""
    chance = random.Random(f"{part.seed} {part.name} {part.first}")
    with closing(_patient(lambda: Store(part.url))) as store:
        if not part.unrest:
            _patient(lambda: store.append(part.room, [note("warms up")]))
        _start(told)
        for number in range(part.first, part.last):
            draft = _draft(part, number)
            if part.unrest and chance.random() < TAKEN_BACK:
                _patient(lambda: _take_back(store, part, chance))
            _patient(lambda draft=draft: store.append(part.room, [draft]))  # type: ignore[misc]
            told.send_bytes(b"%d" % number)
    told.close()


def _start(told: Connection) -> None:
    told.send_bytes(b"ready")
    told.recv_bytes()


def _patient(do: Callable[[], Any]) -> Any:
    """Do it until the database takes it: with a hundred at once a file may be busy for long."""
    while True:
        try:
            return do()
        except Unavailable:
            Event().wait(AGAIN_SECONDS)


def _take_back(store: Store, part: Part, chance: random.Random) -> None:
    """Roll back what was appended: because its second half is stale, or by falling in the middle."""
    gone = note(f"{part.name} takes this back")
    if chance.random() < 0.5:
        with suppress(Conflict):
            store.append(part.room, [gone, note("stale", version=7)])
        return
    with explained(store.place), writing(store.engine).connect() as connection, connection.begin() as begun:
        append_within(connection, part.room, [gone])
        begun.rollback()


def write_bare(part: Part, told: Connection) -> None:
    """Do the least that gives entries their places: lock and count up a row, insert, commit."""
    connection = bare(part.url)
    _bare_append(connection)
    _start(told)
    for number in range(part.first, part.last):
        _bare_append(connection)
        told.send_bytes(b"%d" % number)
    connection.close()
    told.close()


def _bare_append(connection: Any) -> None:
    while True:
        try:
            connection.execute("BEGIN" if isinstance(connection, psycopg.Connection) else "BEGIN IMMEDIATE")
            (seq,) = connection.execute(_LOCK).fetchone()
            connection.execute(_INSERT.format(seq))
            connection.execute("COMMIT")
        except sqlite_module().OperationalError:
            Event().wait(AGAIN_SECONDS)
        else:
            return


def bare(url: str) -> Any:
    """Open a database by its driver alone, with the program's care for the disk."""
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
        return psycopg.connect(plain, autocommit=True)
    made: sqlite3.Connection = sqlite_module().connect(
        address.database, timeout=BUSY_SECONDS, isolation_level=None
    )
    made.execute("PRAGMA synchronous=FULL")
    return made
