"""A server ends and freezes under those who follow it: it is noticed, and followed on by itself."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest

from tests.ear import Ear
from tests.logs import note, open_room
from tests.servers import empty_server, member_url, server_url
from tests.stations.conftest import Station
from tests.storms.server import Server, own_server
from warroom.domain.entry import Entry
from warroom.errors import Unavailable
from warroom.services.follower import Batch, Follower, Loaded, Trouble, Verified
from warroom.store.store import Store

__all__ = ["empty_server", "server_url"]

NOTICED: Final = 5.0
"""Seconds within which a server that is gone or frozen must be noticed."""
OWN: Final = 50
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot stop a process and let it go on")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Give a server that nobody else uses."""
    with own_server() as made:
        yield made


class Desk:
    """A follower of one room, and what it heard."""

    def __init__(self, store: Store, room: str) -> None:
        self._ear = Ear()
        self.entries: list[Entry] = []
        self.follower = Follower(store, room, "", self._ear.tell)
        self.seq = self._ear.until(Loaded).room.seq
        self._ear.until(Verified)

    def trouble(self) -> float:
        """Wait until it says that the server is away, and give the seconds."""
        began = time.monotonic()
        self._hear(lambda told: isinstance(told, Trouble) and isinstance(told.error, Unavailable))
        return time.monotonic() - began

    def fine(self) -> None:
        """Wait until it says that the server is back."""
        self._hear(lambda told: isinstance(told, Trouble) and told.error is None)

    def heard(self, seq: int) -> list[int]:
        """Wait until it heard of an entry, and give the places of all it heard of, in order."""
        if not self.entries or self.entries[-1].seq < seq:
            self._hear(lambda told: isinstance(told, Batch) and told.entries[-1].seq >= seq)
        return [each.seq for each in self.entries]

    def _hear(self, wanted: Callable[[Any], bool]) -> None:
        while True:
            told = self._ear.next()
            if isinstance(told, Batch):
                self.entries += told.entries
            if wanted(told):
                return


@contextlib.contextmanager
def desk(url: str, room: str) -> Iterator[Desk]:
    """Follow a room at an address."""
    with contextlib.closing(Store(url)) as store:
        made = Desk(store, room)
        try:
            yield made
        finally:
            made.follower.stop()


def patient_append(store: Store, room: str, draft: Any) -> None:
    """Append, again and again until the server took it."""
    while True:
        try:
            store.append(room, [draft])
        except Unavailable:
            threading.Event().wait(0.05)
        else:
            return


def test_two_stations_see_all_as_it_comes(server_url: str, station: Callable[..., Station]) -> None:
    with contextlib.closing(Store(server_url)) as store:
        room = open_room(store)[0].incident
        both = [
            station("talk", member_url(server_url, person), room, str(OWN), str(2 * OWN + 1))
            for person in ("person-anna", "person-ben")
        ]
        for each in both:
            each.start()
        seen = [each.finish() for each in both]
        assert store.verify(room) is None
        entries = store.read(room)
    assert [entry.seq for entry in entries] == list(range(1, 2 * OWN + 2))
    assert seen == [[entry.id for entry in entries]] * 2
    assert {entry.actor for entry in entries[1:]} == {"person-anna", "person-ben"}


def test_a_killed_server_that_comes_back_is_followed_on(server: Server) -> None:
    with contextlib.closing(Store(server.url)) as store:
        room = open_room(store)[0].incident
        with desk(server.url, room) as other:
            store.append(room, [note()])
            other.heard(2)
            for number in range(3, 6):
                server.kill()
                assert other.trouble() < NOTICED
                with pytest.raises(Unavailable):
                    store.append(room, [note()])
                server.start()
                patient_append(store, room, note())
                assert other.heard(number) == list(range(2, number + 1))
        assert store.verify(room) is None


@POSIX
def test_a_frozen_server_is_noticed_in_time_and_followed_on_by_itself(server: Server) -> None:
    with contextlib.closing(Store(server.url)) as store:
        room = open_room(store)[0].incident
        with desk(server.url, room) as other:
            server.freeze()
            try:
                assert other.trouble() < NOTICED
                began = time.monotonic()
                with pytest.raises(Unavailable):
                    store.read(room)
                assert time.monotonic() - began < NOTICED
            finally:
                server.thaw()
            other.fine()
            patient_append(store, room, note())
            assert other.heard(2) == [2]


@POSIX
def test_nobody_who_leaves_waits_for_a_frozen_server(server: Server) -> None:
    with contextlib.closing(Store(server.url)) as store:
        room = open_room(store)[0].incident
        with desk(server.url, room) as other:
            server.freeze()
            try:
                other.trouble()
                began = time.monotonic()
                other.follower.stop()
                assert time.monotonic() - began < 0.5
            finally:
                server.thaw()
