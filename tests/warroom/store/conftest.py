"""Databases for the store's tests: a file and a server, each fresh, with today's tables."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from warroom.store import schema
from warroom.store.engine import open_engine
from warroom.store.store import Store


@pytest.fixture
def lite_url(tmp_path: Path) -> str:
    """Give the address of a file that is not there yet."""
    return f"sqlite:///{tmp_path / 'rooms.db'}"


@pytest.fixture
def lite(lite_url: str) -> Iterator[Store]:
    """Open a fresh file."""
    with contextlib.closing(Store(lite_url)) as store:
        yield store


@pytest.fixture
def server_url(fresh_postgres: str) -> str:
    """Give the address of a server's database with today's tables, as its administrator."""
    engine = open_engine(fresh_postgres)
    schema.migrate(engine)
    engine.dispose()
    return fresh_postgres


@pytest.fixture
def server(server_url: str) -> Iterator[Store]:
    """Open a server's database as its administrator."""
    with contextlib.closing(Store(server_url)) as store:
        yield store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """Open a fresh database of each sort."""
    found: Store = request.getfixturevalue("lite" if request.param == "sqlite" else "server")
    return found


@pytest.fixture
def new_member(server_url: str) -> Iterator[Callable[[], str]]:
    """Give a maker of people who may log in to the server and are members; gives their addresses."""
    address = make_url(server_url)
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    made: list[str] = []

    def make() -> str:
        name = f"person_{uuid.uuid4().hex}"
        with psycopg.connect(plain, autocommit=True) as admin:
            admin.execute(f'CREATE ROLE "{name}" LOGIN IN ROLE warroom_member'.encode())
        made.append(name)
        return address.set(username=name).render_as_string(hide_password=False)

    yield make
    with psycopg.connect(plain, autocommit=True) as admin:
        for name in made:
            admin.execute(f'DROP OWNED BY "{name}"'.encode())
            admin.execute(f'DROP ROLE "{name}"'.encode())
