"""Two stations work on one file at the same time: every entry once, in one order, seen by both."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from tests.logs import open_room
from tests.stations.conftest import Station
from warroom.store.store import Store

OWN = 50


def test_both_see_all_as_it_comes(tmp_path: Path, station: Callable[..., Station]) -> None:
    url = f"sqlite:///{tmp_path / 'rooms.db'}"
    with contextlib.closing(Store(url)) as store:
        room = open_room(store)[0].incident
    both = [station("talk", url, room, str(OWN), str(2 * OWN + 1)) for _ in range(2)]
    for each in both:
        each.start()
    seen = [each.finish() for each in both]
    with contextlib.closing(Store(url)) as store:
        assert store.verify(room) is None
        entries = store.read(room)
    assert [entry.seq for entry in entries] == list(range(1, 2 * OWN + 2))
    assert seen == [[entry.id for entry in entries]] * 2


def test_both_may_make_the_file(tmp_path: Path, station: Callable[..., Station]) -> None:
    for number in range(3):
        url = f"sqlite:///{tmp_path / f'rooms-{number}.db'}"
        both = [station("declare", url) for _ in range(2)]
        for each in both:
            each.start()
        rooms = {room for each in both for room in each.finish()}
        assert len(rooms) == 2
        with contextlib.closing(Store(url)) as store:
            assert {head.id for head in store.heads()} == rooms
            assert {head.slug for head in store.heads()} == {"payments", "payments-2"}
