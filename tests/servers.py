"""Databases on a server for tests: prepared once, copied for each, with people who may log in by name."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Final

import psycopg
import pytest
from sqlalchemy import URL, make_url

from warroom.store import schema
from warroom.store.engine import open_engine

DUTIES: Final = tuple(f"warroom_{each}" for each in ("viewer", "member", "lead", "voice", "admin"))


def ask(address: URL, statement: str) -> None:
    """Have a server do something outside any transaction."""
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as server:
        server.execute(statement.encode())


def member_url(url: str, person: str, duty: str = "member") -> str:
    """Give the address of a server's database for a person, who is let in with this duty and no other."""
    address = make_url(url)
    role = f'"{person}"'
    ask(
        address,
        f"DO $$ BEGIN CREATE ROLE {role} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
    )
    # Roles are the whole server's: another test may have given the person another duty.
    ask(address, f"REVOKE {', '.join(DUTIES)} FROM {role}")
    ask(address, f"GRANT warroom_{duty} TO {role}")
    return address.set(username=person).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def empty_server(postgres_url: str) -> Iterator[URL]:
    """Make an empty database on the server once, for all tests to copy."""
    address = make_url(postgres_url)
    mine = address.set(database=f"empty_{uuid.uuid4().hex}")
    ask(address, f'CREATE DATABASE "{mine.database}"')
    engine = open_engine(mine.render_as_string(hide_password=False))
    schema.migrate(engine)
    engine.dispose()
    yield mine
    ask(address, f'DROP DATABASE "{mine.database}" WITH (FORCE)')


@pytest.fixture
def server_url(postgres_url: str, empty_server: URL) -> Iterator[str]:
    """Give the address of a server's database with today's tables, as its administrator."""
    address = make_url(postgres_url)
    mine = address.set(database=f"t_{uuid.uuid4().hex}")
    ask(address, f'CREATE DATABASE "{mine.database}" TEMPLATE "{empty_server.database}"')
    yield mine.render_as_string(hide_password=False)
    ask(address, f'DROP DATABASE "{mine.database}" WITH (FORCE)')
