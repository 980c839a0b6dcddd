"""Nobody waits for a silent server longer than they may, and a slow one that still speaks is waited for."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import make_url

from tests.logs import note, open_room
from tests.proxy import Proxy
from warroom.errors import Unavailable
from warroom.store import server as servers
from warroom.store.patience import PatientConnection, leave_when
from warroom.store.store import Store

SOON = 2.0


@pytest.fixture
def plain_url(server_url: str) -> str:
    """Give the server's address as the driver takes it."""
    return make_url(server_url).set(drivername="postgresql").render_as_string(hide_password=False)


@pytest.fixture
def connection(plain_url: str) -> Iterator[PatientConnection]:
    """Give a connection that has little patience."""
    with contextlib.closing(PatientConnection.connect(plain_url, autocommit=True)) as made:
        made.patience = 0.3
        yield made


def test_what_a_server_says_in_time_is_taken(connection: PatientConnection) -> None:
    assert connection.execute("SELECT 7").fetchone() == (7,)


def test_a_silent_server_is_given_up(connection: PatientConnection) -> None:
    began = time.monotonic()
    with pytest.raises(psycopg.OperationalError, match="timeout expired"):
        connection.execute("SELECT pg_sleep(30)")
    assert time.monotonic() - began < SOON
    assert connection.closed


def test_one_that_speaks_is_waited_for(connection: PatientConnection) -> None:
    slow = "SELECT repeat('x', 200000), pg_sleep(0.01) FROM generate_series(1, 80)"
    began = time.monotonic()
    assert len(connection.execute(slow).fetchall()) == 80
    assert time.monotonic() - began > connection.patience


def test_whoever_leaves_waits_no_longer(plain_url: str) -> None:
    stop = threading.Event()
    said: list[str] = []

    def work() -> None:
        leave_when(stop)
        with contextlib.closing(PatientConnection.connect(plain_url, autocommit=True)) as mine:
            try:
                mine.execute("SELECT pg_sleep(30)")
            except psycopg.OperationalError as wrong:
                said.append(str(wrong))

    thread = threading.Thread(target=work)
    thread.start()
    stop.set()
    thread.join(SOON)
    assert said == ["timeout expired: the server says nothing"]


def test_neither_reading_nor_writing_nor_connecting_waits_for_a_silent_server(
    server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warroom.store.patience.WRITE_SECONDS", 0.3)
    monkeypatch.setattr("warroom.store.patience.READ_SECONDS", 0.3)
    monkeypatch.setitem(servers.DEFAULTS, "connect_timeout", "2")
    with contextlib.closing(Proxy(server_url)) as proxy, contextlib.closing(Store(proxy.url)) as store:
        room = open_room(store)[0].incident
        proxy.freeze()
        began, draft = time.monotonic(), note()
        with pytest.raises(Unavailable, match="away, asleep"):
            store.append(room, [draft])
        with pytest.raises(Unavailable, match="away, asleep"):
            store.read(room)
        with pytest.raises(Unavailable, match="away, asleep"):
            store.heads()
        assert time.monotonic() - began < 4 * SOON
        proxy.mend()
        # What was under way may still arrive; sent again it is there once.
        assert [entry.id for entry in store.append(room, [draft])] == [draft.id]
        assert len(store.read(room)) == 2
