"""Rooms come and go by an admin of a server; the server itself holds that, and that entries follow."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from tests.logs import AT, note, open_room
from warroom.domain.entry import Entry
from warroom.errors import Rejected
from warroom.store import arriving
from warroom.store.engine import open_engine, writing
from warroom.store.heads import HOUSE
from warroom.store.moving import address_of, move
from warroom.store.read import ENTRY_COLUMNS
from warroom.store.store import Store

SECRET = "a-secret-word"  # noqa: S105 - looked for where it must not be


def quiet(_done: int, _total: int) -> None:
    """Hear of no progress."""


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Store]:
    """Open a file of one's own, beside the server."""
    with contextlib.closing(Store(f"sqlite:///{tmp_path / 'laptop.db'}")) as store:
        yield store


def test_an_admin_moves_rooms_in_and_away(
    server: Store, laptop: Store, new_person: Callable[[str], str]
) -> None:
    room = open_room(laptop, note("two"), note("three"), note("four"))[0].incident
    with contextlib.closing(Store(new_person("admin"))) as admin:
        assert move(laptop, admin, room, quiet).seq == 4
        assert server.house()[-1].actor == admin.login
        assert move(admin, laptop, room, quiet).seq == 4
    assert (server.verify(room), server.verify(HOUSE)) == (None, None)


@pytest.mark.parametrize("duty", ["viewer", "member", "lead", "voice"])
def test_nobody_else_does(server: Store, laptop: Store, new_person: Callable[[str], str], duty: str) -> None:
    mine, theirs = open_room(laptop)[0].incident, open_room(server)[0].incident
    with contextlib.closing(Store(new_person(duty))) as person:
        with pytest.raises(Rejected, match="Only an admin"):
            move(laptop, person, mine, quiet)
        with pytest.raises(Rejected, match="Only an admin"):
            move(person, laptop, theirs, quiet)
    assert (laptop.head(mine).moved_to, server.head(theirs).moved_to) == ("", "")


def test_an_address_has_no_password_and_no_name(server: Store) -> None:
    url = make_url(server.url).set(username="anna", password=SECRET)
    engine = open_engine(url.render_as_string(hide_password=False))
    address = address_of(engine)
    engine.dispose()
    assert SECRET not in address
    assert "anna" not in address
    assert make_url(address).database == url.database


PLACE = "SELECT public.place_log('x', 'X', 'x', 'live', %s)"
SEAL = "SELECT public.seal_log(%s, %s, %s)"
COPY = f"SELECT public.copy_entry({', '.join(['%s'] * 17)})"


def refused_by_server(store: Store, sql: str, values: tuple[object, ...]) -> str:
    """Call a function past the program and give the code with which the server refuses."""
    with store.engine.connect() as connection, pytest.raises(DBAPIError) as wrong:
        connection.exec_driver_sql(sql, values)
    return str(getattr(wrong.value.orig, "sqlstate", ""))


@pytest.mark.parametrize("duty", ["viewer", "member", "lead", "voice"])
def test_the_server_keeps_moving_for_admins(
    server: Store, new_person: Callable[[str], str], duty: str
) -> None:
    room = open_room(server)[0].incident
    with contextlib.closing(Store(new_person(duty))) as person:
        for sql, values in (
            (PLACE, ("here",)),
            (SEAL, (room, "", "elsewhere")),
            (COPY, (None,) * 17),
            ("UPDATE incident SET moved_to = 'elsewhere'", ()),
        ):
            assert refused_by_server(person, sql, values) == "42501"
    assert server.head(room).moved_to == ""


def test_what_an_admin_copies_in_must_follow(
    server: Store, laptop: Store, new_person: Callable[[str], str]
) -> None:
    room = open_room(laptop, note(), note())[0].incident
    first, second, _third = laptop.read(room)
    server.open_house()

    def row(entry: Entry, **other: object) -> tuple[object, ...]:
        each = msgspec.structs.replace(entry, **other)
        body = each.body.decode() if each.body is not None else None
        return (*(getattr(each, name) for name in ENTRY_COLUMNS), body, each.salt)

    with contextlib.closing(Store(new_person("admin"))) as admin:
        live = open_room(admin)[0].incident
        assert refused_by_server(admin, PLACE, ("",)) == "WR400"
        assert refused_by_server(admin, COPY, row(second, incident=live)) == "WR409"
        assert refused_by_server(admin, SEAL, (HOUSE, "", "elsewhere")) == "WR404"
        assert refused_by_server(admin, SEAL, ("nowhere", "", "elsewhere")) == "WR404"
        assert refused_by_server(admin, SEAL, (live, "elsewhere", "")) == "WR410"
        with writing(admin.engine).begin() as connection:
            arriving.place(connection, laptop.head(room), "a laptop")
        for wrong in (
            row(second),
            row(first, actor="somebody else"),
            row(first, body=b"{}"),
            row(first, body=None),
            row(first, hash=second.hash),
            row(first, version=2),
            row(first, recorded_at=AT),
        ):
            assert refused_by_server(admin, COPY, wrong) == "WR409"
        assert (server.head(room).seq, server.read(room)) == (0, [])
