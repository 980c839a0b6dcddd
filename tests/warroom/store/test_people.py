"""People of a server: let in with a duty, given another, taken out; the server never sees a password."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import psycopg
import pytest
from sqlalchemy import Engine, make_url, text

from tests.logs import note, open_room
from tests.servers import ask
from warroom.errors import Rejected, Unavailable
from warroom.store import people
from warroom.store.engine import open_engine
from warroom.store.people import Person
from warroom.store.store import Store

WORDS: Final = "corréct horse 电池"


@pytest.fixture
def names(server_url: str) -> Iterator[Callable[[], str]]:
    """Give names that nobody has; who had one is gone in the end, also from the whole server."""
    made: list[str] = []

    def make() -> str:
        made.append(f"anna.{uuid.uuid4().hex[:12]}")
        return made[-1]

    yield make
    for name in made:
        with contextlib.suppress(psycopg.errors.UndefinedObject):
            ask(make_url(server_url), f'DROP OWNED BY "{name}"')
            ask(make_url(server_url), f'DROP ROLE "{name}"')


def here(engine: Engine, *wanted: str) -> list[Person]:
    """List the people of this test; the server may have others."""
    return [each for each in people.list_people(engine) if each.name in wanted]


def address(store: Store, name: str) -> str:
    return make_url(store.url).set(username=name).render_as_string(hide_password=False)


@pytest.mark.parametrize("duty", ["viewer", "member", "lead", "voice", "admin"])
def test_somebody_is_let_in_with_a_duty(server: Store, names: Callable[[], str], duty: str) -> None:
    name = names()
    assert people.add_person(server.engine, name, duty, WORDS) is None
    assert here(server.engine, name) == [Person(name, duty)]
    with contextlib.closing(Store(address(server, name))) as mine:
        assert mine.held is not None
        assert duty in mine.held
        assert mine.heads() == []
        if duty == "viewer":
            with pytest.raises(Rejected, match=r"Ask (its|the) administrator"):
                open_room(mine)
        else:
            assert {entry.actor for entry in open_room(mine, note())} == {name}


def test_the_server_is_given_a_verifier_that_proves_the_password(
    server: Store, names: Callable[[], str]
) -> None:
    name = names()
    people.add_person(server.engine, name, "member", WORDS)
    with server.engine.connect() as admin:
        kept = admin.execute(
            text("SELECT rolpassword FROM pg_authid WHERE rolname = :name"), {"name": name}
        ).scalar()
    method, turns_and_salt, keys = str(kept).split("$")
    assert method == "SCRAM-SHA-256"
    turns, salt = turns_and_salt.split(":")
    salted = hashlib.pbkdf2_hmac("sha256", WORDS.encode(), base64.b64decode(salt), int(turns))
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    assert keys.split(":")[0] == base64.b64encode(stored).decode()


def test_the_server_never_reads_a_password(server: Store, names: Callable[[], str]) -> None:
    """Whatever a server writes about statements, it can only write what it was sent."""
    name = names()
    with server.engine.connect() as admin:
        admin.execute(text("ALTER ROLE CURRENT_USER SET log_statement = 'all'"))
        admin.commit()
        directory = str(admin.execute(text("SHOW data_directory")).scalar())
    try:
        server.engine.dispose()
        people.add_person(server.engine, name, "member", WORDS)
    finally:
        with server.engine.begin() as admin:
            admin.execute(text("ALTER ROLE CURRENT_USER RESET log_statement"))
    written = b"".join(file.read_bytes() for file in Path(directory).glob("log*") if file.is_file())
    assert name.encode() in written
    assert b"SCRAM-SHA-256$" in written
    assert WORDS.encode() not in written


def test_another_duty_takes_the_place_of_the_one_before(server: Store, names: Callable[[], str]) -> None:
    name = names()
    people.add_person(server.engine, name, "admin", WORDS)
    before = password_of(server, name)
    assert people.add_person(server.engine, name, "member", None) == Person(name, "admin")
    assert here(server.engine, name) == [Person(name, "member")]
    assert password_of(server, name) == before
    with contextlib.closing(Store(address(server, name))) as mine:
        assert mine.held == frozenset({"viewer", "member"})
    people.add_person(server.engine, name, "member", WORDS)
    assert password_of(server, name) != before


def password_of(store: Store, name: str) -> str:
    with store.engine.connect() as admin:
        found = admin.execute(text("SELECT rolpassword FROM pg_authid WHERE rolname = :n"), {"n": name})
        return str(found.scalar())


def test_who_is_removed_cannot_come_back_and_his_words_stay(server: Store, names: Callable[[], str]) -> None:
    name = names()
    people.add_person(server.engine, name, "member", WORDS)
    plain = make_url(address(server, name)).set(drivername="postgresql").render_as_string()
    with contextlib.closing(Store(address(server, name))) as mine, psycopg.connect(plain) as idle:
        room = open_room(mine, note())[0].incident
        assert people.remove_person(server.engine, name) == Person(name, "member")
        with pytest.raises(psycopg.OperationalError):
            idle.execute("SELECT 1")
    assert here(server.engine, name) == []
    with pytest.raises(Unavailable, match="does not know your name"):
        Store(address(server, name))
    assert server.read(room)[-1].actor == name
    assert server.verify(room) is None
    with pytest.raises(Rejected, match="nobody called"):
        people.remove_person(server.engine, name)


@pytest.mark.parametrize(
    "name", ["", "Anna", "1anna", "anna b", 'a"b', "añna", "pg_anna", "warroom_lead", "a" * 64, "a;--", "a%s"]
)
def test_a_name_that_cannot_be_one_is_refused(server: Store, name: str) -> None:
    with pytest.raises(Rejected, match="cannot be a person's name"):
        people.add_person(server.engine, name, "member", WORDS)


def test_names_in_use_for_something_else_are_refused(server: Store, names: Callable[[], str]) -> None:
    name = names()
    ask(make_url(server.url), f'CREATE ROLE "{name}" LOGIN')
    for taken in (name, make_url(server.url).username or ""):
        with pytest.raises(Rejected, match="in use for something else"):
            people.add_person(server.engine, taken, "member", WORDS)
        with pytest.raises(Rejected, match="nobody called"):
            people.remove_person(server.engine, taken)


@pytest.mark.parametrize(
    ("password", "words"), [("short", "at least 10"), ("tab\tinside it", "cannot be typed")]
)
def test_a_weak_password_lets_nobody_in(
    server: Store, names: Callable[[], str], password: str, words: str
) -> None:
    name = names()
    with pytest.raises(Rejected, match=words):
        people.add_person(server.engine, name, "member", password)
    with pytest.raises(Rejected, match="needs a password"):
        people.add_person(server.engine, name, "member", None)
    assert here(server.engine, name) == []


def test_a_duty_that_there_is_not(server: Store, names: Callable[[], str]) -> None:
    with pytest.raises(Rejected, match="There are: viewer, member, lead, voice, admin"):
        people.add_person(server.engine, names(), "owner", WORDS)


@pytest.mark.parametrize("duty", ["viewer", "admin"])
def test_people_do_not_let_others_in(
    server: Store, new_person: Callable[[str], str], names: Callable[[], str], duty: str
) -> None:
    other = names()
    people.add_person(server.engine, other, "member", WORDS)
    with contextlib.closing(Store(new_person(duty))) as mine:
        with pytest.raises(Rejected, match="needs the role that prepared"):
            people.add_person(mine.engine, names(), "member", WORDS)
        with pytest.raises(Rejected, match="needs the role that prepared"):
            people.add_person(mine.engine, other, "lead", None)
        with pytest.raises(Rejected, match="needs the role that prepared"):
            people.remove_person(mine.engine, other)
    assert here(server.engine, other) == [Person(other, "member")]


def test_a_file_has_no_people(lite: Store) -> None:
    with pytest.raises(Rejected, match="is a file, where everybody may do all"):
        people.list_people(lite.engine)


def test_a_server_that_is_away_is_said_to_be(server: Store) -> None:
    engine = open_engine(make_url(server.url).set(database="nowhere").render_as_string(hide_password=False))
    with pytest.raises(Unavailable, match="nowhere"):
        people.list_people(engine)
    engine.dispose()


def test_the_address_for_a_person_holds_no_password() -> None:
    engine = open_engine(
        "postgresql+psycopg://root:secret@db.example:5433/warroom?sslmode=verify-full&sslrootcert=/home/ana/ours.crt"
    )
    assert people.address_for(engine, "anna") == (
        "postgresql://anna@db.example:5433/warroom?sslrootcert=/home/ana/ours.crt"
    )
    engine.dispose()
    engine = open_engine("postgresql://root@db.example/warroom?sslmode=require")
    assert people.address_for(engine, "anna") == "postgresql://anna@db.example/warroom?sslmode=require"
