"""Databases for the store's tests: a file and a server, each fresh, with today's tables."""

from __future__ import annotations

import contextlib
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.proxy import proxy
from tests.servers import ask, empty_server, server_url
from warroom.store.store import Store

__all__ = ["empty_server", "proxy", "server_url"]


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
def new_person(server_url: str) -> Iterator[Callable[[str], str]]:
    """Give a maker of people who may log in to the server with a duty; gives their addresses."""
    address = make_url(server_url)
    made: list[str] = []

    def make(duty: str) -> str:
        name = f"person_{uuid.uuid4().hex}"
        ask(address, f'CREATE ROLE "{name}" LOGIN IN ROLE warroom_{duty}')
        made.append(name)
        return address.set(username=name).render_as_string(hide_password=False)

    yield make
    for name in made:
        ask(address, f'DROP OWNED BY "{name}"')
        ask(address, f'DROP ROLE "{name}"')


@pytest.fixture
def new_member(new_person: Callable[[str], str]) -> Callable[[], str]:
    """Give a maker of members; gives their addresses."""
    return lambda: new_person("member")
