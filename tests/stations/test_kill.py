"""A station is killed in the middle of its work, a hundred times, and nothing acknowledged is lost."""

from __future__ import annotations

import collections
import contextlib
import random
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.logs import open_room
from tests.stations.conftest import Station
from warroom.store.engine import outside_transaction
from warroom.store.store import Store

KILLS: Final = 100
AHEAD: Final = 3
"""Stations that load the program while another one is being killed."""


@pytest.mark.timeout(180)
def test_a_hundred_kills_lose_nothing(tmp_path: Path, station: Callable[..., Station]) -> None:
    url = f"sqlite:///{tmp_path / 'rooms.db'}"
    with contextlib.closing(Store(url)) as store:
        room = open_room(store)[0].incident
    chance = random.Random(13)
    acknowledged: list[str] = []
    stations = collections.deque(station("append", url, room) for _ in range(AHEAD))
    for number in range(KILLS):
        if number + AHEAD < KILLS:
            stations.append(station("append", url, room))
        # Every other time somebody else has the file open, so that nobody starts afresh after the kill.
        with contextlib.closing(Store(url)) if number % 2 else contextlib.nullcontext():
            acknowledged += killed(stations.popleft(), chance)
            acknowledged = survived(url, room, acknowledged)
    assert len(acknowledged) > KILLS
    with contextlib.closing(Store(url)) as store, outside_transaction(store.engine) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def killed(working: Station, chance: random.Random) -> list[str]:
    """Let a station work, kill it at a moment nobody chose, and give what it had acknowledged."""
    working.start()
    heard = [working.hear().strip() for _ in range(chance.randrange(8))]
    threading.Event().wait(chance.uniform(0, 0.01))
    return heard + working.kill()


def survived(url: str, room: str, acknowledged: list[str]) -> list[str]:
    """Open the file anew: all that was acknowledged is there in order, at most one more, and it is whole."""
    with contextlib.closing(Store(url)) as store:
        assert store.saved is None
        assert store.verify(room) is None
        assert store.orphans() == []
        entries = store.read(room, after=1)
    found = [entry.id for entry in entries]
    assert found[: len(acknowledged)] == acknowledged
    assert len(found) <= len(acknowledged) + 1
    return found
