"""Desks in processes of their own, started while the server is away: what each wrote is there once, whoever sends it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import msgspec
import pytest

from tests.logs import keep_copy
from tests.proxy import Proxy, proxy
from tests.rooms import ANNA, busy_room
from tests.servers import empty_server, member_url, server_url
from tests.stations.conftest import Station
from warroom.store.store import Store

__all__ = ["empty_server", "proxy", "server_url"]

Start = Callable[..., Station]


@pytest.fixture
def root(server_url: str) -> Iterator[Store]:
    """Open the server past the proxy."""
    with contextlib.closing(Store(server_url)) as store:
        yield store


def begin(station: Start, url: str, room: str) -> Station:
    """Start a desk, and wait until its room is open."""
    made = station(url, room, module="tests.stations.desk")
    made.start()
    assert made.hear() == "open\n"
    return made


def write(desk: Station, *lines: str) -> None:
    """Write lines at a desk, and wait until each is painted."""
    for line in lines:
        desk.tell(line)
        while msgspec.json.decode(desk.hear(), type=tuple[str, float])[0] != line:
            pass


def logged(root: Store, room: str, wanted: list[str]) -> list[str]:
    """Give those of the lines that the log has, in its order."""
    bodies = [each.body or b"" for each in root.read(room)]
    return [line for body in bodies for line in wanted if line.encode() in body]


def wait_logged(root: Store, room: str, wanted: list[str], desk: Station) -> None:
    """Wait until the log has all lines, once, however they are sent."""
    bell = root.bell()
    while sorted(logged(root, room, wanted)) != sorted(wanted):
        assert desk.running
        bell.wait()
    bell.close()


def test_two_desks_that_are_started_while_it_is_away_write_on(
    root: Store, proxy: Proxy, station: Start
) -> None:
    room, url = busy_room().save(root), member_url(proxy.url, ANNA, "lead")
    with contextlib.closing(Store(url)) as store:
        keep_copy(store, room)
    proxy.cut()
    first, second = (begin(station, url, room) for _desk in range(2))
    write(first, "One of the first", "Two of the first")
    write(second, "One of the second")
    wanted = ["One of the first", "Two of the first", "One of the second"]
    proxy.mend()
    wait_logged(root, room, wanted, first)
    for each in (first, second):
        each.tell("Here again")
    wait_logged(root, room, ["Here again", "Here again"], first)
    mine = logged(root, room, wanted[:2])
    assert mine == wanted[:2]
    assert root.verify(room) is None
    for each in (first, second):
        each.tell()
        each.finish()
    assert sorted(logged(root, room, wanted)) == sorted(wanted)


def test_what_a_killed_one_wrote_is_sent_by_the_next(root: Store, proxy: Proxy, station: Start) -> None:
    room, url = busy_room().save(root), member_url(proxy.url, ANNA, "lead")
    with contextlib.closing(Store(url)) as store:
        keep_copy(store, room)
    proxy.freeze()
    first = begin(station, url, room)
    wanted = [f"Line {number} of who was killed" for number in range(3)]
    write(first, *wanted)
    first.kill()
    second = begin(station, url, room)
    write(second, "After the fall")
    wanted.append("After the fall")
    proxy.mend()
    wait_logged(root, room, wanted, second)
    assert logged(root, room, wanted) == wanted
    assert root.verify(room) is None
    second.tell()
    second.finish()
