"""Bringing a database to today's tables: made when new, migrated after a backup when old."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from warroom.clock import real_now
from warroom.errors import N_, Corrupt, Unavailable
from warroom.store.append_postgres import install
from warroom.store.backup import copy_file
from warroom.store.engine import file_of, place_of, writing
from warroom.store.trouble import explained

CURRENT: Final = "0004"
"""The newest version of the tables; the name of the last migration."""
ENOUGH: Final = "0003"
"""The oldest version of a server's tables with which a desk works; it only lacks what came later."""
HEAD: Final = "head"
MIGRATIONS: Final = Path(__file__).with_name("migrations")


def revision(connection: Connection) -> str:
    """Say which version the tables have; empty for an empty database."""
    names = set(inspect(connection).get_table_names())
    if names >= {"alembic_version", "incident", "entry", "body"}:
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")
    if names:
        raise Corrupt(N_("This database belongs to another program."))
    return ""


def prepare(engine: Engine) -> Path | None:
    """Make or migrate the tables of an SQLite file; returns the backup made before a migration.

    Raises `Unavailable` for a database of a newer version, and for a server that needs its admin.
    """
    with explained(place_of(engine)):
        with engine.connect() as connection:
            found = revision(connection)
        if found == CURRENT:
            return None
        if found > CURRENT:
            raise Unavailable(
                N_("{place} was made by a newer version of the program. Install that version."),
                place=place_of(engine),
            )
        if engine.dialect.name != "sqlite":
            if found >= ENOUGH:
                return None
            raise _not_ready(found)
        saved = _save_before(engine, found) if found else None
        migrate(engine)
        return saved


def _not_ready(found: str) -> Unavailable:
    if not found:
        return Unavailable(
            N_(
                "The tables of this server are not prepared. Ask its administrator: “warroom admin init-postgres”."
            )
        )
    return Unavailable(
        N_(
            "The tables of this server are of an older version. Ask its administrator: “warroom admin migrate”."
        )
    )


def _save_before(engine: Engine, found: str) -> Path:
    path = file_of(engine)
    assert path is not None
    stamp = real_now()[:19].replace(":", "")
    saved = path.with_name(f"{path.name}.before-{CURRENT}-from-{found}-{stamp}")
    copy_file(engine, saved)
    return saved


def migrate(engine: Engine, target: str = HEAD) -> None:
    """Run the migrations up to `target`, on SQLite or as the owner of a PostgreSQL database.

    A server also gets today's functions, duties and kinds of entries, whatever version its tables have.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with writing(engine).begin() as connection:
        if revision(connection) != CURRENT:
            config.attributes["connection"] = connection
            command.upgrade(config, target)
        if engine.dialect.name == "postgresql" and target == HEAD:
            install(connection)
