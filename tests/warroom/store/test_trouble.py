"""What databases say when they fail becomes one of the program's four refusals."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import text

from tests.logs import note, open_room
from warroom.errors import Corrupt, Rejected, Unavailable, WarRoomError
from warroom.store.store import Store
from warroom.store.trouble import explain, explained


class Refusal(Exception):
    """An error of a driver with PostgreSQL's code."""

    sqlstate = "42501"


@pytest.mark.parametrize(
    ("said", "kind", "words"),
    [
        ("database or disk is full", Unavailable, "The disk of rooms.db is full or failing"),
        ("disk I/O error", Unavailable, "full or failing"),
        ("could not extend file: No space left on device", Unavailable, "full or failing"),
        ("database is locked", Unavailable, "busy with another program"),
        ("database table is locked: entry", Unavailable, "busy with another program"),
        ("attempt to write a readonly database", Unavailable, "cannot be written"),
        ("cannot execute INSERT in a read-only transaction", Unavailable, "cannot be written"),
        ("database disk image is malformed", Corrupt, "damaged or no War Room file"),
        ("file is not a database", Corrupt, "damaged or no War Room file"),
        ("unsupported file format", Corrupt, "damaged or no War Room file"),
        ("Could not decode to UTF-8 column 'kind'", Corrupt, "damaged or no War Room file"),
        ("no such table: entry", Corrupt, "damaged or no War Room file"),
        ("unable to open database file", Unavailable, "cannot be opened"),
        ("could not translate host name", Unavailable, "No computer is known by the name in rooms.db"),
        ("[Errno 11001] getaddrinfo failed", Unavailable, "Check its spelling and your network"),
        ("port 1 failed: Connection refused", Unavailable, "Nobody answers at rooms.db"),
        ('password authentication failed for user "ANNA"', Unavailable, "Name or password is wrong"),
        ("fe_sendauth: no password supplied", Unavailable, "asks for a password, and none is known here"),
        (
            'root certificate file "/x" does not exist',
            Unavailable,
            "file of certificates for rooms.db cannot",
        ),
        ('permission denied for database "rooms"', Unavailable, "You have no duty in rooms.db yet"),
        ("channel binding is required, but", Unavailable, "does not prove that it knows your password"),
        ("SSL error: certificate verify failed", Unavailable, "certificate of rooms.db is not trusted"),
        ('certificate for "a" does not match host name "b"', Unavailable, "may be another computer"),
        ("server does not support SSL, but SSL was required", Unavailable, "no encrypted connection"),
        ('FATAL:  database "roms" does not exist', Unavailable, "no database of this name at rooms.db"),
        ('FATAL:  role "ana" does not exist', Unavailable, "does not know your name"),
        ("no pg_hba.conf entry for host", Unavailable, "does not let you in from this computer"),
        ("sorry, too many clients already", Unavailable, "no place left for another desk"),
        ("the database system is starting up", Unavailable, "just starting or ending"),
        ("timeout expired", Unavailable, "away, asleep or overloaded"),
        ("server closed the connection", Unavailable, "rooms.db is away: the connection to it ended"),
    ],
)
def test_errors_say_what_to_do(said: str, kind: type[WarRoomError], words: str) -> None:
    found = explain(sqlite3.OperationalError(said), "rooms.db")
    assert type(found) is kind
    assert words in str(found)


def test_what_the_tables_refuse_is_no_failure_of_the_disk() -> None:
    found = explain(
        sqlite3.IntegrityError("UNIQUE constraint failed: the disk is full"), "rooms.db", refused=True
    )
    assert type(found) is Unavailable
    assert str(found).startswith("The log refused the entry: UNIQUE")


def test_a_lack_of_rights_is_said_as_one() -> None:
    found = explain(Refusal("permission denied for table entry"), "rooms")
    assert type(found) is Rejected
    assert str(found) == "You may not do this in rooms. Ask its administrator."


def test_long_complaints_are_cut() -> None:
    assert len(str(explain(ValueError("x" * 5000), "rooms.db"))) < 400


def test_a_database_error_is_explained_with_its_cause(store: Store) -> None:
    with pytest.raises(WarRoomError) as refused, explained(store.place), store.engine.connect() as connection:
        connection.execute(text("SELECT * FROM nowhere"))
    assert refused.value.__cause__ is not None


def test_what_is_no_database_error_goes_on(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), explained(store.place):
        raise ZeroDivisionError


def test_a_reference_given_twice_is_refused(store: Store) -> None:
    first = open_room(store)
    reference = store.head(first[0].incident).reference
    with pytest.raises(Unavailable, match="refused the entry"):
        open_room(store, note(), reference=reference)
    assert len(store.heads()) == 1
