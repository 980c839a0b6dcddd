"""A trial goes every step to a room, and says what is in the way of it."""

from __future__ import annotations

import contextlib
import threading
from contextvars import copy_context

import pytest
from sqlalchemy import make_url, text

from tests.guarded import PASSWORD, Guarded, guarded
from tests.logs import open_room
from tests.servers import ask, member_url
from tests.tls import NEEDED, SecureServer, secure_server
from tests.tls import PASSWORD as SECURE
from warroom.errors import Corrupt, Unavailable, WarRoomError
from warroom.store.address import with_password
from warroom.store.engine import open_engine
from warroom.store.store import Store
from warroom.store.trial import STEPS, Tried, try_server

__all__ = ["guarded", "secure_server"]


def tried(url: str) -> Tried:
    """Try an address."""
    return try_server(url, lambda _step: None)


def cause(url: str) -> tuple[str, str]:
    """Give why an address does not do, and in which words."""
    with pytest.raises(WarRoomError) as refused:
        tried(url)
    return getattr(refused.value, "cause", type(refused.value).__name__), str(refused.value)


def test_a_good_connection_says_what_it_is(guarded: Guarded) -> None:
    with contextlib.closing(Store(guarded.root)) as store:
        open_room(store)
    steps: list[str] = []
    found = try_server(guarded.with_password, steps.append)
    assert tuple(steps) == STEPS
    assert found.version.startswith(("15", "16", "17", "18"))
    assert (found.tls, found.login, found.duty, found.rooms) == ("", guarded.person, "lead", 1)
    assert found.before <= found.server + 2 <= found.after + 4
    assert PASSWORD not in repr(found)


def test_each_trouble_has_its_cause_and_its_way_out(guarded: Guarded, fresh_postgres: str) -> None:
    assert cause(guarded.url)[0] == "login_lacks"
    assert cause(with_password(guarded.url, "wrong-horse"))[0] == "login_wrong"
    nowhere = guarded.of(guarded.person, "no_such_database")
    assert cause(with_password(nowhere, PASSWORD))[0] == "database"
    assert cause(guarded.of("nobody_at_all"))[0] == "role"
    assert "warroom admin init-postgres" in cause(fresh_postgres)[1]
    ask(make_url(fresh_postgres), "CREATE TABLE of_others (id int)")
    assert cause(fresh_postgres)[0] == Corrupt.__name__


def test_who_has_no_duty_is_told_what_to_ask_for(guarded: Guarded) -> None:
    plain = make_url(guarded.root)
    ask(plain, f'REVOKE warroom_lead FROM "{guarded.person}"')
    found = cause(guarded.with_password)
    assert found[0] == "duty"
    assert "warroom admin add-user NAME --duty member" in found[1]
    assert PASSWORD not in found[1]
    quoted = f'"{plain.database}"'
    ask(plain, f"REVOKE CONNECT ON DATABASE {quoted} FROM PUBLIC")
    assert cause(guarded.with_password)[0] == "duty"


@pytest.mark.parametrize(("version", "words"), [("0001", "warroom admin migrate"), ("9999", "newer version")])
def test_older_and_newer_tables_are_told_apart(server_url: str, version: str, words: str) -> None:
    engine = open_engine(server_url)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{version}'"))
    engine.dispose()
    assert words in cause(member_url(server_url, "person-anna"))[1]


def test_whoever_leaves_need_not_wait(guarded: Guarded) -> None:
    guarded.proxy.freeze()
    stop = threading.Event()
    stop.set()
    with pytest.raises(Unavailable):
        copy_context().run(try_server, guarded.with_password, lambda _step: None, stop)


@NEEDED
def test_tls_is_named_and_its_troubles_are_explained(secure_server: SecureServer) -> None:
    secure_server.wear("good")
    good = with_password(secure_server.url(), SECURE)
    assert tried(good).tls.startswith("TLS")
    file = with_password(secure_server.url(sslrootcert="/nowhere/ca.crt"), SECURE)
    assert cause(file)[0] == "certificate_file"
    system = with_password(secure_server.url(sslrootcert="/etc/ssl/certs/ca-certificates.crt"), SECURE)
    assert cause(system)[0] == "certificate"
    assert "is not trusted" in cause(system)[1]
    for kind, words in (("expired", "has expired"), ("other", "is for another name: rooms.example.org")):
        secure_server.wear(kind)
        assert words in cause(good)[1]
    secure_server.wear("")
    assert cause(good)[0] == "tls"
