"""What the tests of a station at work stand on: files with rooms, and an ear for news."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ear import Ear
from tests.rooms import Bench
from tests.servers import empty_server, server_url
from warroom.store.store import Store

__all__ = ["empty_server", "server_url"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give the place of a database."""
    return tmp_path / "rooms.db"


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """Give the address of a server's database for a test marked `both`, in one of its two runs; else nothing."""
    on_server = getattr(request, "param", "sqlite") == "postgresql"
    return str(request.getfixturevalue("server_url")) if on_server else ""


@pytest.fixture
def open_store(file: Path, database: str) -> Iterator[Callable[[], Store]]:
    """Give a maker of stores on one database, each with connections of its own as another program has."""
    made: list[Store] = []

    def make() -> Store:
        made.append(Store(database or f"sqlite:///{file}"))
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    """Give an open database."""
    return open_store()


@pytest.fixture
def bench() -> Bench:
    """Give a room whose log can be saved."""
    return Bench()


@pytest.fixture
def room(store: Store, bench: Bench) -> str:
    """Give the id of a room in the database; the bench holds the same log."""
    return bench.save(store)


@pytest.fixture
def ear() -> Ear:
    """Give an ear for what a thread tells."""
    return Ear()
