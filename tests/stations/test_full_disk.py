"""The disk fills up in the middle of the work: it is said clearly, nothing is lost, and work goes on."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.logs import note, open_room
from tests.stations.conftest import Station
from warroom.store.store import Store

NO_LIMITS = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of file sizes")


@pytest.mark.parametrize("way", ["pages", pytest.param("file size", marks=NO_LIMITS)])
def test_a_station_without_space_says_so_and_goes_on(
    tmp_path: Path, station: Callable[..., Station], way: str
) -> None:
    url = f"sqlite:///{tmp_path / 'rooms.db'}"
    with contextlib.closing(Store(url)) as store:
        room = open_room(store)[0].incident
        filling = station("fill", url, room, way)
        filling.start()
        kind, written, refused, words = filling.hear().strip().split(" ", 3)
        assert kind == "Unavailable"
        assert f"The disk of {tmp_path / 'rooms.db'} is full or failing" in words
        assert int(written) > 2
        assert store.head(room).seq == int(written) + 1
        assert store.verify(room) is None
        store.append(room, [note("from where there is space")])
        filling.tell()
        assert filling.finish() == [str(int(written) + 3)]
        assert store.read(room)[-1].id == refused
        assert store.verify(room) is None
