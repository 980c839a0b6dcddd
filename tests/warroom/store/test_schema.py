"""Tables are made once, migrated after a backup, and never touched when they are somebody else's."""

from __future__ import annotations

import contextlib
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from tests.logs import note, open_room
from warroom.errors import Corrupt, Rejected, Unavailable
from warroom.store import schema
from warroom.store.engine import open_engine, sqlite_module, writing
from warroom.store.store import Store

NEXT = '''
"""A migration as the next version may bring it."""
from alembic import op
import sqlalchemy as sa
revision = "0005"
down_revision = "0004"
def upgrade():
    with op.batch_alter_table("incident") as incident:
        incident.add_column(sa.Column("mood", sa.Text, nullable=False, server_default="calm"))
'''
BROKEN = NEXT + "    raise RuntimeError('half way')\n"


def execute(file: Path, *statements: str) -> None:
    with contextlib.closing(sqlite_module().connect(str(file))) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def later_version(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the program become its next version, which brings a migration."""
    migrations = folder / "migrations 100%"
    shutil.copytree(schema.MIGRATIONS, migrations)
    (migrations / "versions" / "v0005_next.py").write_text(script)
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "CURRENT", "0005")


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.is_file())


def test_the_newest_migration_is_the_current_version() -> None:
    scripts = sorted((schema.MIGRATIONS / "versions").glob("v*.py"))
    assert scripts[-1].name.startswith(f"v{schema.CURRENT}_")


def test_fresh_tables_have_the_current_version(store: Store) -> None:
    with store.engine.connect() as connection:
        assert schema.revision(connection) == schema.CURRENT


def test_what_is_ready_stays_as_it_is(store: Store) -> None:
    room = open_room(store, note())[0].incident
    assert schema.prepare(store.engine) is None
    schema.migrate(store.engine)
    assert store.verify(room) is None


def test_many_who_open_a_new_file_at_once_make_it_once(lite_url: str) -> None:
    start = threading.Barrier(4)

    def declare(_number: int) -> str:
        start.wait()
        with contextlib.closing(Store(lite_url)) as store:
            return open_room(store)[0].incident

    with ThreadPoolExecutor(4) as openers:
        rooms = set(openers.map(declare, range(4)))
    with contextlib.closing(Store(lite_url)) as store:
        assert {head.id for head in store.heads()} == rooms


# Older tables.


def test_older_tables_are_backed_up_and_migrated(
    lite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with contextlib.closing(Store(lite_url)) as store:
        entries = open_room(store, note())
    later_version(NEXT, tmp_path, monkeypatch)
    with contextlib.closing(Store(lite_url)) as store:
        assert store.saved is not None
        assert store.saved.name.startswith("rooms.db.before-0005-from-0004-20")
        assert store.read(entries[0].incident) == entries
        assert store.verify(entries[0].incident) is None
        with store.engine.connect() as connection:
            assert schema.revision(connection) == "0005"
            assert connection.execute(text("SELECT mood FROM incident")).scalar() == "calm"
    saved = store.saved
    assert files(tmp_path) == ["rooms.db", saved.name]
    monkeypatch.undo()
    with contextlib.closing(Store(f"sqlite:///{saved}")) as old:
        assert old.read(entries[0].incident) == entries


def test_a_migration_that_fails_changes_nothing(
    lite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with contextlib.closing(Store(lite_url)) as store:
        entries = open_room(store)
    later_version(BROKEN, tmp_path, monkeypatch)
    with pytest.raises(RuntimeError, match="half way"):
        Store(lite_url)
    monkeypatch.undo()
    with contextlib.closing(Store(lite_url)) as store:
        assert store.read(entries[0].incident) == entries
        with store.engine.connect() as connection:
            assert schema.revision(connection) == "0004"


def test_without_a_backup_nothing_is_migrated(
    lite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with contextlib.closing(Store(lite_url)) as store:
        open_room(store)
    later_version(NEXT, tmp_path, monkeypatch)
    monkeypatch.setattr(schema, "real_now", lambda: "2026-03-02T14:00:00.000000Z")
    (tmp_path / "rooms.db.before-0005-from-0004-2026-03-02T140000").write_text("in the way")
    with pytest.raises(Rejected, match="is there already"):
        Store(lite_url)
    with open_engine(lite_url).connect() as connection:
        assert schema.revision(connection) == "0004"
        connection.engine.dispose()


def test_a_file_from_before_duties_is_backed_up_and_gets_no_more_tables(
    lite_url: str, tmp_path: Path
) -> None:
    engine = open_engine(lite_url)
    schema.migrate(engine, "0001")
    before = sorted(inspect(engine).get_table_names())
    engine.dispose()
    with contextlib.closing(Store(lite_url)) as store:
        assert open_room(store)
        assert store.saved is not None
        assert f"before-{schema.CURRENT}-from-0001" in store.saved.name
        assert sorted(inspect(store.engine).get_table_names()) == before


def test_a_server_from_before_duties_waits_for_its_administrator(fresh_postgres: str) -> None:
    engine = open_engine(fresh_postgres)
    schema.migrate(engine, "0001")
    with pytest.raises(Unavailable, match="warroom admin migrate"):
        Store(fresh_postgres)
    schema.migrate(engine)
    engine.dispose()
    with contextlib.closing(Store(fresh_postgres)) as store:
        room = open_room(store, note())[0].incident
        assert store.verify(room) is None


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_rooms_from_before_moving_are_here_and_stay_as_they_are(
    kind: str, lite_url: str, request: pytest.FixtureRequest
) -> None:
    """A row as version 0002 wrote it: whoever goes on with it reads the same log, which is sealed nowhere."""
    url = lite_url if kind == "sqlite" else str(request.getfixturevalue("fresh_postgres"))
    engine = open_engine(url)
    schema.migrate(engine, "0002")
    empty = "x'" + "00" * 32 + "'" if kind == "sqlite" else "decode(repeat('00', 32), 'hex')"
    with writing(engine).begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO incident (id, reference, slug, nature, title, severity, phase, seq, hash)"
            f" VALUES ('old', 'INC-2025-0001', 'old', 'live', '', 0, 'recognize', 0, {empty})"
        )
    schema.migrate(engine)
    engine.dispose()
    with contextlib.closing(Store(url)) as store:
        assert store.head("old").moved_to == ""
        store.append("old", [note("goes on")])
        assert store.verify("old") is None


# Tables of others.


def test_a_newer_version_is_left_alone(lite_url: str, tmp_path: Path) -> None:
    Store(lite_url).close()
    execute(tmp_path / "rooms.db", "UPDATE alembic_version SET version_num = '0099'")
    before = (tmp_path / "rooms.db").read_bytes()
    with pytest.raises(Unavailable, match=r"rooms\.db was made by a newer version"):
        Store(lite_url)
    assert (tmp_path / "rooms.db").read_bytes() == before


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE recipes (name TEXT)"],
        ["CREATE TABLE recipes (name TEXT)", "CREATE TABLE alembic_version (version_num TEXT)"],
        ["CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('0001')"],
        ["CREATE TABLE incident (id TEXT)", "CREATE TABLE entry (id TEXT)"],
    ],
)
def test_a_database_of_another_program_is_left_alone(
    lite_url: str, tmp_path: Path, statements: list[str]
) -> None:
    execute(tmp_path / "rooms.db", *statements)
    before = (tmp_path / "rooms.db").read_bytes()
    with pytest.raises(Corrupt, match="another program"):
        Store(lite_url)
    if "alembic_version" not in "".join(statements):
        assert (tmp_path / "rooms.db").read_bytes() == before


def test_an_empty_file_becomes_a_database(lite_url: str, tmp_path: Path) -> None:
    (tmp_path / "rooms.db").touch()
    with contextlib.closing(Store(lite_url)) as store:
        assert open_room(store)


# Servers.


def test_a_desk_does_not_prepare_a_server(fresh_postgres: str) -> None:
    with pytest.raises(Unavailable, match="Ask its administrator"):
        Store(fresh_postgres)


def test_a_server_of_another_program_is_left_alone(fresh_postgres: str) -> None:
    engine = open_engine(fresh_postgres)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE recipes (name text)"))
    with pytest.raises(Corrupt, match="another program"):
        schema.migrate(engine)
    engine.dispose()


def test_a_server_of_a_newer_version_is_left_alone(server: Store) -> None:
    with writing(server.engine).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    with pytest.raises(Unavailable, match="newer version"):
        Store(server.url)
