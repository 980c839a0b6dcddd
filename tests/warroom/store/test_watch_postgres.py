"""The bell of a server rings for every commit, is not deaf for long, and notices who is gone or frozen."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from tests.logs import note, open_room
from tests.proxy import Proxy
from warroom.errors import Unavailable
from warroom.store import watch_postgres
from warroom.store.store import Store
from warroom.store.watch import Bell
from warroom.store.watch_postgres import CHECK_SECONDS, SILENCE_SECONDS, PostgresBell

SECONDS = 1.0
"""What "at once" is at most on a machine that does other work; the heads are looked at later."""


@pytest.fixture
def bell(server: Store) -> Iterator[PostgresBell]:
    """Give a bell of the server."""
    made = server.bell()
    assert isinstance(made, PostgresBell)
    with contextlib.closing(made):
        yield made


@pytest.fixture
def proxy(server_url: str) -> Iterator[Proxy]:
    """Give a way to the server that can be cut."""
    with contextlib.closing(Proxy(server_url)) as made:
        yield made


def waited(bell: Bell) -> float:
    """Wait until it rings, and give the seconds."""
    began = time.monotonic()
    while not bell.wait():
        pass
    return time.monotonic() - began


def test_it_tells_the_servers_time(bell: PostgresBell) -> None:
    said = bell.server_time()
    assert said is not None
    assert abs(said - time.time()) < SECONDS


def test_it_does_not_ring_by_itself(bell: PostgresBell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch_postgres, "CHECK_SECONDS", 0.05)
    assert [bell.wait() for _ in range(3)] == [False] * 3


def test_it_rings_at_once_for_a_commit_from_anywhere(
    server: Store, server_url: str, bell: PostgresBell
) -> None:
    room = open_room(server)[0].incident
    assert waited(bell) < SECONDS
    with contextlib.closing(Store(server_url)) as other:
        other.append(room, [note(), note()])
    assert waited(bell) < SECONDS


def test_it_rings_at_once_when_told(bell: PostgresBell) -> None:
    ringer = threading.Thread(target=bell.ring)
    ringer.start()
    assert waited(bell) < SECONDS
    ringer.join()


def test_a_ring_after_the_end_is_nothing(server: Store) -> None:
    bell = server.bell()
    bell.close()
    bell.ring()


def test_a_lost_notice_delays_nobody_longer_than_the_look_at_the_heads(
    server: Store, bell: PostgresBell
) -> None:
    bell._connection.execute("UNLISTEN *")
    open_room(server)
    assert 0.1 < waited(bell) < CHECK_SECONDS + SECONDS


def test_what_was_refused_rings_nothing(
    server: Store, bell: PostgresBell, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = open_room(server)[0].incident
    waited(bell)
    monkeypatch.setattr(watch_postgres, "CHECK_SECONDS", 0.05)
    while bell.wait():
        pass
    with pytest.raises(Exception, match="changed this"):
        server.append(room, [note(version=2)])
    assert [bell.wait() for _ in range(3)] == [False] * 3


def test_a_server_that_ends_is_noticed_at_once(server: Store, bell: PostgresBell) -> None:
    with server.engine.connect() as connection:
        mine = bell._connection.info.backend_pid
        connection.execute(text(f"SELECT pg_terminate_backend({mine})"))
    began = time.monotonic()
    with pytest.raises(Unavailable):
        waited(bell)
    assert time.monotonic() - began < CHECK_SECONDS


def test_a_server_that_carries_nothing_is_noticed_in_time(proxy: Proxy) -> None:
    with contextlib.closing(Store(proxy.url)) as store, contextlib.closing(store.bell()) as bell:
        proxy.freeze()
        began = time.monotonic()
        with pytest.raises(Unavailable, match="does not answer"):
            waited(bell)
        assert time.monotonic() - began < CHECK_SECONDS + SILENCE_SECONDS + SECONDS
        proxy.mend()


def test_it_leaves_nothing_open_when_it_cannot_be_made(proxy: Proxy) -> None:
    with contextlib.closing(Store(proxy.url)) as store:
        proxy.cut()
        for _time in range(3):
            with pytest.raises(Unavailable):
                store.bell()
