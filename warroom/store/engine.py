"""Engines: SQLite as safe as it can be made, and what both sorts of database are asked for."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from warroom.errors import N_, Rejected, Unavailable
from warroom.store.places import check_place
from warroom.store.server import PATIENCE, SECRET, server_engine
from warroom.store.trouble import explain

WAL_FIXED: Final = (3, 51, 3)
"""The first SQLite whose WAL reset cannot corrupt a file; older ones use a rollback journal."""
BUSY_SECONDS: Final = 10
FILE: Final = "file"
"""Where a connection keeps the identity of the file it opened."""


def sqlite_module() -> ModuleType:
    """Give the newest SQLite at hand: one copy for the whole process, never two on one file."""
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        return sqlite3
    module: ModuleType = dbapi2
    return module


def open_engine(url: str, own: bool = False) -> Engine:
    """Open a database by its URL, `sqlite:///file` or `postgresql+psycopg://...`.

    A file that is this person's `own`, as the outbox, may lie anywhere: no other machine writes to it.
    Raises `Rejected` for a URL that is none or a file where others would damage it, `Unavailable` where
    the folder cannot be made.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise _no_address(url) from None  # its own words repeat the address, with the password
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(parsed, own)
    if parsed.get_backend_name() == "postgresql":
        return server_engine(parsed)
    raise _no_address(url)


def _no_address(url: str) -> Rejected:
    return Rejected(
        N_("{url} is no database address. Use sqlite:///FILE or postgresql://NAME@HOST/DATABASE."),
        field="room",
        url=_harmless(url),
    )


def _harmless(url: str) -> str:
    """Give what comes after the password of an address that cannot be read, without its options."""
    return url.partition("?")[0].rpartition("@")[2]


def without_password(url: str) -> str:
    """Give an address as it may be kept: without what only its person may know."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        return _harmless(url)
    if parsed.get_backend_name() != "postgresql":
        return url if parsed.get_backend_name() == "sqlite" else _harmless(url)
    return _open(parsed, {name: value for name, value in parsed.query.items() if name not in SECRET})


def _open(url: URL, query: Mapping[str, Any]) -> str:
    """Write an address without its password; `URL.set` would leave it where it is."""
    kept = URL.create(url.drivername, url.username, None, url.host, url.port, url.database, query)
    return kept.render_as_string(hide_password=False)


def file_of(engine: Engine) -> Path | None:
    """Give the file of an SQLite engine, None for a server."""
    return Path(engine.url.database or "") if engine.dialect.name == "sqlite" else None


def place_of(engine: Engine) -> str:
    """Name the database for people, without its password."""
    file = file_of(engine)
    if file is not None:
        return str(file)
    return url_place(engine.url)


def url_place(url: URL) -> str:
    """Name a server's database for people, without its password and its options."""
    named = url.query.get("host", "")
    url = url.set(drivername="postgresql")
    if isinstance(named, str) and named and not named.startswith("/"):
        url = url.set(host=named)
    return _open(url, {})


def _sqlite_engine(url: URL, own: bool) -> Engine:
    if not url.database or url.database == ":memory:":
        raise Rejected(N_("Name a file: sqlite:///FILE."), field="room")
    if not own:
        check_place(Path(url.database))
    folder = Path(url.database).absolute().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise Unavailable(
            N_("The folder {place} cannot be made: {detail}"), place=folder, detail=wrong.strerror
        ) from wrong
    engine = create_engine(
        url.set(drivername="sqlite"),
        module=sqlite_module(),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", partial(_prepare_connection, file=url.database))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_connection(connection: Any, record: Any, file: str) -> None:
    connection.isolation_level = None
    try:
        if _is_ours(connection):
            _set_journal(connection)
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        record.info[FILE] = _identity(file)
    except sqlite_module().Error:
        connection.close()
        raise


def _set_journal(connection: Any) -> None:
    """Set the journal for all who use the file; SQLite does not wait for others who set it just now."""
    wanted = "wal" if sqlite_module().sqlite_version_info >= WAL_FIXED else "delete"
    patience = time.monotonic() + BUSY_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone() != (wanted,):
        try:
            connection.execute(f"PRAGMA journal_mode={wanted}")
        except sqlite_module().OperationalError as wrong:
            if "locked" not in str(wrong) or time.monotonic() > patience:
                raise
            threading.Event().wait(0.01)
        else:
            return  # also where the folder cannot do it and SQLite keeps to the other journal


def _is_ours(connection: Any) -> bool:
    """Say whether a file is new or ours; the journal of another program's file is left as it is."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return not tables or "alembic_version" in tables


def _identity(file: str) -> tuple[int, int]:
    """Tell a file from any other that may later stand in its place; zeros when it is gone."""
    try:
        found = Path(file).stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    file = str(connection.engine.url.database)
    if writing and connection.info.get(FILE) != _identity(file):
        connection.invalidate()
        raise Unavailable(
            N_("{place} was moved, deleted or replaced while it was open. Bring it back, or start again."),
            place=file,
        )
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def writing(engine: Engine) -> Engine:
    """Give the engine for transactions that write: they take the write lock at once."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(writing=True)
    from warroom.store.patience import WRITE_SECONDS

    return engine.execution_options(**{PATIENCE: WRITE_SECONDS})


def asking(engine: Engine) -> Engine:
    """Give the engine for a single question: a server is asked once instead of beginning and ending, too."""
    return (
        engine if engine.dialect.name == "sqlite" else engine.execution_options(isolation_level="AUTOCOMMIT")
    )


def steady(engine: Engine) -> Engine:
    """Give the engine for transactions that read several times and must see one state of the database."""
    if engine.dialect.name == "sqlite":
        return engine
    from warroom.store.patience import CHECK_SECONDS

    return engine.execution_options(isolation_level="REPEATABLE READ", **{PATIENCE: CHECK_SECONDS})


@contextmanager
def outside_transaction(engine: Engine) -> Iterator[Any]:
    """Lend SQLite's own connection, for what must not be done within a transaction."""
    with ExitStack() as opened:
        try:
            connection = engine.raw_connection()
            opened.callback(connection.close)
            yield connection.driver_connection
        except sqlite_module().Error as wrong:
            raise explain(wrong, place_of(engine)) from wrong
