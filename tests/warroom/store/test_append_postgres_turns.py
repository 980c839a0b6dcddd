"""On a server all wait for their turn in a line, and nobody keeps the others waiting between two statements."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import Final

import psycopg
import pytest
from sqlalchemy import make_url

from tests.logs import note, open_room
from tests.proxy import Moment, Proxy, Trap
from warroom.errors import Unavailable
from warroom.store.append import append_within
from warroom.store.engine import writing
from warroom.store.store import Store

WAITING: Final = (
    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%append(%'"
)
LINES: Final = "SELECT DISTINCT relation::regclass::text FROM pg_locks WHERE locktype = 'tuple'"
PATIENCE: Final = 20.0


def wait_for(server: psycopg.Connection[tuple[int]], count: int) -> None:
    """Wait until so many wait to append."""
    pause, found = threading.Event(), None
    for _look in range(int(PATIENCE / 0.01)):
        found = server.execute(WAITING.encode()).fetchone()
        if found == (count,):
            return
        pause.wait(0.01)
    pytest.fail(f"{found} wait instead of {count}")


def test_who_came_first_is_first(server_url: str) -> None:
    plain = make_url(server_url).set(drivername="postgresql").render_as_string(hide_password=False)
    drafts = [note(str(number)) for number in range(6)]
    with closing(Store(server_url)) as store, psycopg.connect(plain, autocommit=True) as server:
        room = open_room(store)[0].incident
        waiting = [threading.Thread(target=store.append, args=(room, [draft])) for draft in drafts[1:]]
        with writing(store.engine).begin() as connection:
            append_within(connection, room, drafts[:1])
            for count, each in enumerate(waiting, 1):
                each.start()
                wait_for(server, count)
            assert server.execute(LINES.encode()).fetchall() == [("turn",)]
        for each in waiting:
            each.join()
        assert [entry.id for entry in store.read(room, 1)] == [draft.id for draft in drafts]
        assert store.verify(room) is None


@pytest.mark.parametrize("count", [1, 3])
def test_what_the_server_did_is_done_though_nobody_hears_of_it(
    server_url: str, proxy: Proxy, count: int
) -> None:
    drafts = [note(f"An answer is lost {number}") for number in range(count)]
    with closing(Store(server_url)) as store, closing(Store(proxy.url)) as far:
        room = open_room(store)[0].incident
        cut = proxy.lay(Trap(b"An answer is lost", Moment.DONE, all=False))
        with pytest.raises(Unavailable):
            far.append(room, drafts)
        assert cut.wait(PATIENCE)
        assert [entry.id for entry in store.read(room, 1)] == [draft.id for draft in drafts]
        assert [entry.seq for entry in far.append(room, drafts)] == list(range(2, 2 + count))


def test_what_the_server_never_heard_is_not_done(server_url: str, proxy: Proxy) -> None:
    with closing(Store(server_url)) as store, closing(Store(proxy.url)) as far:
        room = open_room(store)[0].incident
        proxy.lay(Trap(b"Unheard", Moment.UNHEARD, all=False))
        with pytest.raises(Unavailable):
            far.append(room, [note("Unheard of")])
        assert store.head(room).seq == 1


def test_more_than_one_statement_takes_are_all_or_none(
    server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warroom.store.append_postgres.TOGETHER", 2)
    drafts = [note(str(number)) for number in range(5)]
    with closing(Store(server_url)) as store:
        room = open_room(store)[0].incident
        assert [entry.id for entry in store.append(room, drafts)] == [draft.id for draft in drafts]
        with pytest.raises(Exception, match="a moment before you"):
            store.append(room, [note(), note(), note(version=9)])
        assert store.head(room).seq == 6
