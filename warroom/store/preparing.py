"""Preparing a server: tables, owner, functions and duties, made once and brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import msgspec
from sqlalchemy import Connection, Engine, make_url, text
from sqlalchemy.exc import DBAPIError

from warroom.errors import N_, Rejected
from warroom.store.engine import open_engine, place_of
from warroom.store.schema import CURRENT, migrate, revision
from warroom.store.trouble import explained

OLDEST: Final = 150_000
"""The first version of PostgreSQL in which only a database's owner may create in `public`."""
MAINTENANCE: Final = ("postgres", "template0", "template1")
_MAY: Final = """
    SELECT rolsuper OR rolcreaterole AND pg_has_role(datdba, 'MEMBER')
    FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()
"""


class Prepared(msgspec.Struct, frozen=True):
    """What was done to a server: its address for people, its tables' version before (empty for a new one), and now."""

    place: str
    before: str
    now: str


def prepare_server(engine: Engine) -> Prepared:
    """Make tables, owner without login, functions and duties, or bring them up to date; harmless again.

    Raises `Rejected` for what is no server of a version that will do, for a database that serves the
    server itself, and for a role that may not.
    """
    _require_server(engine)
    with explained(place_of(engine)):
        with engine.connect() as connection:
            before = revision(connection)
            _check(connection)
        migrate(engine)
        with engine.begin() as connection:
            _close_database(connection)
    return Prepared(place_of(engine), before, CURRENT)


def migrate_server(engine: Engine) -> Prepared:
    """Bring a server's tables, functions, duties and kinds of entries up to date.

    Raises `Rejected` for one that was never prepared, or is of a newer version.
    """
    _require_server(engine)
    with explained(place_of(engine)):
        with engine.connect() as connection:
            before = revision(connection)
            _check(connection)
        if not before:
            raise Rejected(
                N_("{place} is not prepared yet. Say: warroom admin init-postgres URL"),
                place=place_of(engine),
            )
        migrate(engine)
    return Prepared(place_of(engine), before, CURRENT)


@contextmanager
def opened(url: str, ask: Callable[[str], str | None] | None = None) -> Iterator[Engine]:
    """Open a database for as long as it is administered, prepared or not.

    `ask` gives the password of a name, where the server wants one and nothing says it; None knows none.
    """
    engine = open_engine(url)
    try:
        if ask is not None and _wants_password(engine):
            password = ask(engine.url.username or "")
            if password:
                engine.dispose()
                engine = open_engine(
                    make_url(url).set(password=password).render_as_string(hide_password=False)
                )
        yield engine
    finally:
        engine.dispose()


def needs_keeper(place: str) -> Rejected:
    """Say who may administer a server that is prepared."""
    return Rejected(
        N_("This needs the role that prepared {place}, or a superuser. Name it in the address: --room URL"),
        place=place,
    )


def _wants_password(engine: Engine) -> bool:
    """Say whether a server lets nobody in for lack of a password; other troubles are told by who meets them."""
    if engine.dialect.name != "postgresql":
        return False
    try:
        engine.connect().close()
    except DBAPIError as wrong:
        return "no password supplied" in str(wrong.orig)
    return False


def _require_server(engine: Engine) -> None:
    if engine.dialect.name != "postgresql":
        raise Rejected(
            N_("{place} is a file and needs no preparing. Name a server: postgresql://NAME@HOST/DATABASE"),
            field="room",
            place=place_of(engine),
        )


def _check(connection: Connection) -> None:
    database = str(connection.execute(text("SELECT current_database()")).scalar())
    if database in MAINTENANCE:
        raise Rejected(
            N_("{database} serves the server itself. Make a database for the rooms: createdb warroom"),
            field="room",
            database=database,
        )
    version = connection.execute(text("SHOW server_version_num")).scalar()
    if int(str(version)) < OLDEST:
        raise Rejected(N_("This server is older than PostgreSQL 15. Take a newer one."), field="room")
    found = revision(connection)
    if not connection.execute(text(_MAY)).scalar():
        if found:
            raise needs_keeper(place_of(connection.engine))
        raise Rejected(
            N_(
                "{place} is prepared by a superuser, or by a role that owns the database and may create roles:"
                " createuser --createrole NAME, createdb --owner NAME DATABASE"
            ),
            field="room",
            place=place_of(connection.engine),
        )
    if found > CURRENT:
        raise Rejected(
            N_("{place} was made by a newer version of the program. Install that version."),
            place=place_of(connection.engine),
        )


def _close_database(connection: Connection) -> None:
    """Let only people with a duty connect, and nobody make tables of his own, not even for a moment."""
    plain = connection.execution_options(no_parameters=True)
    quoted = connection.execute(text("SELECT quote_ident(current_database())")).scalar()
    plain.exec_driver_sql(f"REVOKE CONNECT, TEMPORARY ON DATABASE {quoted} FROM PUBLIC")
    plain.exec_driver_sql(f"GRANT CONNECT ON DATABASE {quoted} TO warroom_viewer")
