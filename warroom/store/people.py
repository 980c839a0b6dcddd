"""The people of a server: roles that log in, each with one duty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any, Final, LiteralString

import msgspec
import psycopg
from psycopg import sql
from sqlalchemy import Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from warroom.domain.duties import DUTIES
from warroom.errors import N_, Rejected
from warroom.store.append_postgres import PREFIX
from warroom.store.engine import place_of
from warroom.store.preparing import needs_keeper
from warroom.store.server import SECRET, connect_alone, with_defaults
from warroom.store.trouble import explain

PASSWORD_LENGTH: Final = 10
_NAME: Final = re.compile(r"[a-z][a-z0-9_.-]{0,62}")
_TAKEN: Final = ("pg_", PREFIX)
# A server from version 16 on gives the maker of a role a membership that only lets him give it to others.
_GIVEN: Final = """
    SELECT person.rolname, duty.rolname, grantor.rolname
    FROM pg_auth_members AS given
    JOIN pg_roles AS duty ON duty.oid = given.roleid
    JOIN pg_roles AS person ON person.oid = given.member
    JOIN pg_roles AS grantor ON grantor.oid = given.grantor
    WHERE duty.rolname = ANY(%s) AND person.rolcanlogin AND to_jsonb(given) ->> 'inherit_option' IS DISTINCT FROM 'false'
    ORDER BY person.rolname
"""
_ROLES: Final = tuple(PREFIX + duty for duty in DUTIES)
_GRANTED_BY: Final = 160_000
"""The first version in which a membership is taken back from who gave it."""
Server = psycopg.Connection[Any]


class Person(msgspec.Struct, frozen=True):
    """Somebody who may log in, and what for."""

    name: str
    duty: str


def list_people(engine: Engine) -> list[Person]:
    """List who may log in, by name, each with the highest duty given."""
    with _server(engine) as server:
        return _people(server)


def add_person(engine: Engine, name: str, duty: str, password: str | None) -> Person | None:
    """Let a person log in with a duty, or give one who is there another; returns who it was before.

    The server gets no password but a SCRAM verifier made here. None leaves the password as it is.
    Raises `Rejected` for a name that cannot be one or is another program's, and for a weak password.
    """
    check_name(name)
    if duty not in DUTIES:
        raise Rejected(N_("There is no duty {duty}. There are: {known}"), duty=duty, known=", ".join(DUTIES))
    with _server(engine) as server, server.transaction():
        before = next((each for each in _people(server) if each.name == name), None)
        if before is None:
            if _rows(server, "SELECT 1 FROM pg_roles WHERE rolname = %s", name):
                raise Rejected(N_("The name {name} is in use for something else on this server."), name=name)
            _do(server, "CREATE ROLE {} LOGIN", sql.Identifier(name))
        if password is not None:
            check_password(password)
            verifier = server.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256")
            _do(server, "ALTER ROLE {} PASSWORD {}", sql.Identifier(name), sql.Literal(verifier.decode()))
        elif before is None:
            raise Rejected(N_("{name} is new and needs a password."), name=name)
        if before is None or before.duty != duty:
            _take_duties(server, name)
            _do(server, "GRANT {} TO {}", sql.Identifier(PREFIX + duty), sql.Identifier(name))
    return before


def remove_person(engine: Engine, name: str) -> Person:
    """Take a person's login away, end the connections, and return who it was; the log keeps every word."""
    with _server(engine) as server:
        person = next((each for each in _people(server) if each.name == name), None)
        if person is None:
            raise Rejected(N_("There is nobody called {name} here. Look: “warroom admin list”."), name=name)
        role = sql.Identifier(name)
        _do(server, "ALTER ROLE {} NOLOGIN", role)
        _take_duties(server, name)
        if not _rows(server, "SELECT 1 FROM pg_roles WHERE rolname = current_user AND rolsuper"):
            _do(
                server,
                "GRANT {} TO {}",
                role,
                sql.Identifier(str(_rows(server, "SELECT current_user")[0][0])),
            )
        _rows(server, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", name)
        _do(server, "DROP OWNED BY {}", role)
        _do(server, "DROP ROLE {}", role)
    return person


def address_for(engine: Engine, name: str) -> str:
    """Give the address with which a person comes to a server: what goes without saying is left out."""
    url = engine.url
    said = {
        option: value
        for option, value in url.query.items()
        if option not in SECRET
        and with_defaults(url.difference_update_query([option])).query.get(option) != value
    }
    plain = URL.create("postgresql", name, None, url.host, url.port, url.database, said)
    return plain.render_as_string(hide_password=False).replace("%2F", "/")


def check_name(name: str) -> None:
    """Refuse what is no name for a person on a server."""
    if not _NAME.fullmatch(name) or name.startswith(_TAKEN):
        raise Rejected(
            N_(
                "{name} cannot be a person's name here. Use small letters, digits and . _ - , beginning with a"
                " letter, not with pg_ or warroom_."
            ),
            field="name",
            name=name,
        )


def check_password(password: str) -> None:
    """Refuse a password that is too short, or that no terminal can type."""
    if len(password) < PASSWORD_LENGTH:
        raise Rejected(
            N_("A password has at least {count} characters."), field="password", count=PASSWORD_LENGTH
        )
    if not password.isprintable():
        raise Rejected(N_("There is a character in the password that cannot be typed."), field="password")


def _people(server: Server) -> list[Person]:
    found: dict[str, int] = {}
    for name, role, _grantor in _rows(server, _GIVEN, list(_ROLES)):
        found[name] = max(found.get(name, 0), _ROLES.index(role))
    return [Person(name, DUTIES[rank]) for name, rank in found.items()]


def _take_duties(server: Server, name: str) -> None:
    for person, role, grantor in _rows(server, _GIVEN, list(_ROLES)):
        if person == name:
            names = (sql.Identifier(role), sql.Identifier(name))
            if server.info.server_version >= _GRANTED_BY:
                _do(server, "REVOKE {} FROM {} GRANTED BY {}", *names, sql.Identifier(grantor))
            else:
                _do(server, "REVOKE {} FROM {}", *names)


def _do(server: Server, statement: LiteralString, *values: sql.Composable) -> None:
    server.execute(sql.SQL(statement).format(*values))


def _rows(server: Server, question: LiteralString, *values: Any) -> Sequence[Sequence[Any]]:
    return server.execute(question, values or None).fetchall()


@contextmanager
def _server(engine: Engine) -> Iterator[Server]:
    """Lend the driver's own connection, whose errors quote no statement and so no verifier."""
    if engine.dialect.name != "postgresql":
        raise Rejected(
            N_(
                "{place} is a file, where everybody may do all. Name a server: --room postgresql://NAME@HOST/DATABASE"
            ),
            field="room",
            place=place_of(engine),
        )
    try:
        with closing(connect_alone(engine)) as alone:
            yield alone
    except psycopg.errors.InsufficientPrivilege as wrong:
        raise needs_keeper(place_of(engine)) from wrong
    except psycopg.errors.DependentObjectsStillExist as wrong:
        raise Rejected(
            N_(
                "The login is closed, but something in another database of this server still belongs to it: {detail}"
            ),
            detail=str(wrong.diag.message_detail),
        ) from wrong
    except (psycopg.Error, DBAPIError) as wrong:
        raise explain(getattr(wrong, "orig", None) or wrong, place_of(engine)) from wrong
