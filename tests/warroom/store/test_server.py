"""Connections to other machines are as safe as can be asked for, and dead ones are not used again."""

from __future__ import annotations

import contextlib

import pytest
from sqlalchemy import make_url, text

from tests.logs import note, open_room
from tests.proxy import Proxy
from warroom.errors import Unavailable
from warroom.store.engine import open_engine
from warroom.store.server import POOL, connect_alone, is_here, protection, with_defaults
from warroom.store.store import Store

AWAY = [
    "postgresql://anna@rooms.example.org/rooms",
    "postgresql://anna@10.1.2.3:5433/rooms",
    "postgresql://anna@[2001:db8::1]/rooms",
    "postgresql:///rooms?host=rooms.example.org",
    "postgresql:///rooms?hostaddr=10.1.2.3",
    "postgresql:///rooms?host=localhost:5432&host=rooms.example.org:5432",
    "postgresql://localhost.example.org/rooms",
    "postgresql://localhost/rooms?hostaddr=10.1.2.3",
]
HERE = [
    "postgresql:///rooms",
    "postgresql://localhost/rooms",
    "postgresql://anna@127.0.0.1:5433/rooms",
    "postgresql://anna@127.3.2.1/rooms",
    "postgresql://[::1]/rooms",
    "postgresql:///rooms?host=/var/run/postgresql",
    "postgresql:///rooms?host=localhost:5432&host=127.0.0.1:5433",
]


def asked(url: str) -> dict[str, str]:
    """Give what a connection to an address asks for, as plain texts."""
    return {name: str(value) for name, value in with_defaults(make_url(url)).query.items()}


@pytest.mark.parametrize("url", AWAY)
def test_another_machine_must_prove_who_it_is(url: str) -> None:
    assert not is_here(make_url(url))
    found = asked(url)
    assert (found["sslmode"], found["channel_binding"]) == ("verify-full", "require")
    assert found["sslrootcert"]


@pytest.mark.parametrize("url", HERE)
def test_this_machine_need_not(url: str) -> None:
    assert is_here(make_url(url))
    assert not {"sslmode", "channel_binding", "sslrootcert"} & asked(url).keys()


def test_less_is_had_only_by_name() -> None:
    assert asked(f"{AWAY[0]}?sslmode=require")["channel_binding"] == "require"
    assert "sslrootcert" not in asked(f"{AWAY[0]}?sslmode=require")
    assert "channel_binding" not in asked(f"{AWAY[0]}?sslmode=disable")
    weak = asked(f"{AWAY[0]}?channel_binding=disable")
    assert (weak["sslmode"], weak["channel_binding"]) == ("verify-full", "disable")
    assert asked(f"{AWAY[0]}?sslrootcert=ours.crt")["sslrootcert"] == "ours.crt"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (HERE[2], "stays on this machine"),
        (AWAY[0], "encrypted, server checked"),
        (f"{AWAY[0]}?sslmode=require", "encrypted, server not checked"),
        (f"{AWAY[0]}?sslmode=verify-ca", "encrypted, server not checked"),
        (f"{AWAY[0]}?sslmode=prefer", "not always encrypted"),
        (f"{AWAY[0]}?sslmode=disable", "not always encrypted"),
    ],
)
def test_how_a_connection_is_protected_is_said(url: str, words: str) -> None:
    assert protection(with_defaults(make_url(url))) == words


def test_a_connection_says_what_it_is(server: Store) -> None:
    with server.engine.connect() as connection:
        assert connection.execute(text("SHOW application_name")).scalar() == "warroom"
    alone = connect_alone(server.engine)
    assert alone.execute("SHOW application_name").fetchone() == ("warroom",)
    alone.close()


def test_what_the_address_says_stands(server_url: str) -> None:
    url = make_url(server_url).update_query_dict({"application_name": "mine"})
    engine = open_engine(url.render_as_string(hide_password=False))
    with engine.connect() as connection:
        assert connection.execute(text("SHOW application_name")).scalar() == "mine"
    engine.dispose()


def test_a_server_without_tls_is_refused_where_tls_must_be(server_url: str) -> None:
    with contextlib.closing(Proxy(server_url)) as proxy, pytest.raises(Unavailable) as refused:
        Store(f"{proxy.url}?sslmode=require")
    assert "offers no encrypted connection" in str(refused.value)


def test_a_connection_that_died_meanwhile_is_not_used_again(server_url: str) -> None:
    with contextlib.closing(Proxy(server_url)) as proxy, contextlib.closing(Store(proxy.url)) as store:
        room = open_room(store)[0].incident
        for _time in range(3):
            proxy.cut()
            proxy.mend()
            store.append(room, [note()])
        assert len(store.read(room)) == 4


def test_when_no_connection_is_free_that_is_said(server_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(POOL, "max_overflow", 0)
    monkeypatch.setitem(POOL, "pool_timeout", 0.05)
    with (
        contextlib.closing(Store(server_url)) as store,
        store.engine.connect(),
        store.engine.connect(),
        pytest.raises(Unavailable, match="busy"),
    ):
        store.heads()
