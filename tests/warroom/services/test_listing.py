"""The start page's list: of a file, of a server, and of the copies of one that does not answer any more."""

from __future__ import annotations

import contextlib

import pytest

from tests.logs import keep_copy, open_room
from tests.proxy import Proxy, proxy
from tests.servers import empty_server, member_url, server_url
from warroom.errors import Unavailable
from warroom.services.copying import leave
from warroom.services.house import open_house
from warroom.services.listing import listed
from warroom.store.heads import HOUSE
from warroom.store.store import Store

__all__ = ["empty_server", "proxy", "server_url"]


def test_a_file_lists_what_it_has(store: Store, room: str) -> None:
    found = listed(store)
    assert ([head.id for head in found.heads], found.away, found.as_of, found.more) == ([room], None, {}, 0)


def test_a_server_that_went_away_lists_its_copies(server_url: str, proxy: Proxy) -> None:
    with contextlib.closing(Store(server_url)) as root:
        rooms = [open_room(root)[0].incident for _room in range(3)]
        open_house(root)
    with contextlib.closing(Store(member_url(proxy.url, "person-anna"))) as store:
        keep_copy(store, rooms[1])
        heads = listed(store).heads
        proxy.cut()
        found = listed(store)
        assert found.heads == [head for head in heads if head.id == rooms[1]]
        assert (set(found.as_of), found.more) == ({rooms[1], HOUSE}, 2)
        assert found.away is store.away is not None
        assert found.house.seq == 1
        assert open_house(store) == HOUSE
        assert listed(store).heads == found.heads


def test_a_server_without_copies_says_why_it_does_not_answer(server_url: str, proxy: Proxy) -> None:
    with contextlib.closing(Store(member_url(proxy.url, "person-anna"))) as store:
        proxy.cut()
        with pytest.raises(Unavailable):
            listed(store)
        assert store.away is None


def test_what_a_person_has_to_mend_is_no_outage(server_url: str) -> None:
    with contextlib.closing(Store(server_url)) as store:
        keep_copy(store, open_room(store)[0].incident)
        assert not leave(store, Unavailable("wrong", "login_wrong"))
        assert not leave(store, Unavailable("full"))
