"""The wall in a process of its own: shows what desks in other processes write, and says when it cannot."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec
import pytest

from tests.rooms import ANNA, BEN, CARLA, busy_room
from tests.servers import member_url
from tests.stations.conftest import Station
from tests.stations.wall import Painted
from tests.storms.server import Server, own_server
from warroom.store.store import Store

PEOPLE: Final = (ANNA, BEN, CARLA)
OLD: Final = re.compile(r"^■ Not up to date: this is (\d+[smh]) old \S")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Give a server that nobody else uses."""
    with own_server() as made:
        yield made


def until(wall: Station, wanted: Callable[[Painted], bool]) -> Painted:
    """Wait until a wall painted something."""
    while line := wall.hear():
        painted = msgspec.json.decode(line, type=Painted)
        if wanted(painted):
            return painted
    raise AssertionError("the wall ended by itself")


def until_said(wall: Station, *texts: str) -> Painted:
    """Wait until a wall painted all of these texts; gives what it painted last."""
    left = set(texts)

    def last(painted: Painted) -> bool:
        left.difference_update([text for text in left if text in painted.words])
        return not left

    return until(wall, last)


def age(painted: Painted) -> str:
    """Give the age that the band says; nothing where there is no band."""
    found = OLD.match(painted.band)
    return found[1] if found else ""


def opened(*stations: Station) -> None:
    """Wait until all are open."""
    for each in stations:
        each.start()
    assert [each.hear() for each in stations] == ["open\n"] * len(stations)


def test_it_shows_what_is_written_at_a_desk(tmp_path: Path, station: Callable[..., Station]) -> None:
    url = f"sqlite:///{(tmp_path / 'rooms.db').as_posix()}"
    with contextlib.closing(Store(url)) as store:
        room = busy_room().save(store)
    wall = station(url, room, module="tests.stations.wall", home=str(tmp_path / "wall"))
    desk = station(url, room, module="tests.stations.desk", home=str(tmp_path / "desk"))
    opened(wall, desk)
    for text in ("Shops in the north are back", "Shops in the south are back"):
        desk.tell(text)
        assert until_said(wall, text).band == ""
    desk.tell("/hyp The bank renewed its certificate")
    until_said(wall, "H3 The bank renewed its certificate")


def test_it_follows_three_desks_through_an_outage_of_their_server(
    server: Server, tmp_path: Path, station: Callable[..., Station]
) -> None:
    with contextlib.closing(Store(server.url)) as store:
        room = busy_room().save(store)
    wall_url = member_url(server.url, "person-wall", "viewer")
    wall = station(wall_url, room, module="tests.stations.wall", home=str(tmp_path / "wall"))
    desks = {
        person: station(
            member_url(server.url, person), room, module="tests.stations.desk", home=str(tmp_path / person)
        )
        for person in PEOPLE
    }
    opened(wall, *desks.values())
    for person, desk in desks.items():
        desk.tell(f"/fix Idea of {person}")
    until_said(wall, *(f"Idea of {person}" for person in PEOPLE))
    server.kill()
    first = age(until(wall, lambda painted: bool(age(painted))))
    until(wall, lambda painted: age(painted) not in ("", first))
    for person, desk in desks.items():
        desk.tell(f"/hyp Thought of {person} meanwhile")
    server.start()
    until_said(wall, *(f"Thought of {person} meanwhile" for person in PEOPLE))
    for person, desk in desks.items():
        desk.tell(f"/fix Answer of {person}")
    until_said(wall, *(f"Answer of {person}" for person in PEOPLE))
    desks[ANNA].tell("All is well again")
    assert until_said(wall, "All is well again").band == ""
