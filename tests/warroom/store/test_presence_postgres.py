"""Presence on a server: not for one that is older, never in the way of the bell, nothing for what is refused."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest

from tests.logs import note, open_room
from tests.servers import member_url
from warroom import ids
from warroom.errors import Unavailable
from warroom.store import schema
from warroom.store.engine import open_engine
from warroom.store.preparing import migrate_server
from warroom.store.presence import Desk, Here
from warroom.store.store import Store
from warroom.store.watch_postgres import PostgresBell


def test_an_older_server_is_worked_on_without_and_an_admin_brings_it(fresh_postgres: str) -> None:
    engine = open_engine(fresh_postgres)
    schema.migrate(engine, schema.ENOUGH)
    schema.migrate(engine)
    with engine.begin() as keeper:  # as it was before there was presence
        for function in ("be_here", "who_is_here", "leave_here"):
            keeper.exec_driver_sql(f"DROP FUNCTION public.{function}")
        keeper.exec_driver_sql("DROP TABLE presence")
        keeper.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{schema.ENOUGH}'")
    with contextlib.closing(Store(fresh_postgres)) as store, contextlib.closing(store.bell()) as bell:
        room = open_room(store, note())[0].incident
        assert store.presence(bell, Desk(room, ids.new(), "x"), Path()) is None
        assert store.append(room, [note("goes on")])
        migrate_server(engine)
        assert store.presence(bell, Desk(room, ids.new(), "x"), Path()) is not None
    engine.dispose()


def test_what_the_server_refuses_is_nothing_and_the_bell_goes_on(server: Store) -> None:
    with contextlib.closing(server.bell()) as bell:
        presence = server.presence(bell, Desk("nowhere", ids.new(), "x"), Path())
        assert presence is not None
        assert presence.tell(Here()) is None
        assert presence.look() == []
        open_room(server)
        assert bell.wait()


def test_a_server_that_is_gone_is_told_and_leaving_it_is_quiet(server: Store) -> None:
    room = open_room(server)[0].incident
    with contextlib.closing(server.bell()) as bell:
        assert isinstance(bell, PostgresBell)
        presence = server.presence(bell, Desk(room, ids.new(), "x"), Path())
        assert presence is not None
        presence.tell(Here())
        with server.engine.connect() as keeper:
            mine = bell._connection.info.backend_pid
            keeper.exec_driver_sql(f"SELECT pg_terminate_backend({mine})")
        with pytest.raises(Unavailable):
            presence.tell(Here(page="fixes"))
        presence.leave()


def test_the_person_is_who_logged_in(server_url: str) -> None:
    with contextlib.closing(Store(server_url)) as keeper:
        room = open_room(keeper)[0].incident
    with (
        contextlib.closing(Store(member_url(server_url, "person-ben"))) as store,
        contextlib.closing(store.bell()) as bell,
    ):
        presence = store.presence(bell, Desk(room, ids.new(), "person-anna", "Anna"), Path())
        assert presence is not None
        found = presence.tell(Here())
        assert found is not None
        assert [(who.person, who.name) for who in found] == [("person-ben", "")]


def test_an_entry_that_comes_while_it_is_told_rings_at_once(server: Store, server_url: str) -> None:
    """A notice that arrives with the answer to something else is not left until the heads are looked at."""
    room = open_room(server)[0].incident
    with contextlib.closing(server.bell()) as bell, contextlib.closing(Store(server_url)) as other:
        presence = server.presence(bell, Desk(room, ids.new(), "x"), Path())
        assert presence is not None
        while bell.wait(0.0):
            pass
        other.append(room, [note()])
        presence.tell(Here(page="fixes"))
        began = time.monotonic()
        assert bell.wait()
        assert time.monotonic() - began < 0.5
