"""Databases for the store's tests: a file and a server, each fresh, with today's tables."""

from __future__ import annotations

import contextlib
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL, make_url

from warroom.store import schema
from warroom.store.engine import open_engine
from warroom.store.store import Store


def ask(address: URL, statement: str) -> None:
    """Have a server do something outside any transaction."""
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as server:
        server.execute(statement.encode())


@pytest.fixture
def lite_url(tmp_path: Path) -> str:
    """Give the address of a file that is not there yet."""
    return f"sqlite:///{tmp_path / 'rooms.db'}"


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty database once, for all tests to copy."""
    file = tmp_path_factory.mktemp("empty") / "rooms.db"
    Store(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def lite(lite_url: str, tmp_path: Path, empty_file: Path) -> Iterator[Store]:
    """Open a fresh file."""
    shutil.copyfile(empty_file, tmp_path / "rooms.db")
    with contextlib.closing(Store(lite_url)) as store:
        yield store


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
    made: list[str] = []

    def make() -> str:
        name = f"person_{uuid.uuid4().hex}"
        ask(address, f'CREATE ROLE "{name}" LOGIN IN ROLE warroom_member')
        made.append(name)
        return address.set(username=name).render_as_string(hide_password=False)

    yield make
    for name in made:
        ask(address, f'DROP OWNED BY "{name}"')
        ask(address, f'DROP ROLE "{name}"')
