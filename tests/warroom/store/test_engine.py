"""Engines open what they should, as safely as can be, and say what else is wrong with an address."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from psycopg.pq import TransactionStatus
from sqlalchemy import Engine, text

from tests.logs import note, open_room
from warroom.errors import Corrupt, Rejected, Unavailable
from warroom.store import engine as engines
from warroom.store.engine import (
    asking,
    file_of,
    open_engine,
    outside_transaction,
    place_of,
    sqlite_module,
    steady,
    writing,
)
from warroom.store.store import Store
from warroom.store.trouble import explained

HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
sys.stdout.write("held\\n")
sys.stdout.flush()
sys.stdin.read()
"""


def pragma(engine: Engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.mark.parametrize("url", ["", "rooms.db", "oracle://x/y", "mysql://x", "sqlite", "sqlite:"])
def test_what_is_no_address_of_ours_is_refused(url: str) -> None:
    with pytest.raises(Rejected, match=r"Use sqlite:///FILE|Name a file"):
        open_engine(url)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_rooms_live_in_files(url: str) -> None:
    with pytest.raises(Rejected, match="Name a file"):
        open_engine(url)


def test_the_folder_is_made(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'deep' / 'er' / 'rooms.db'}")
    assert (tmp_path / "deep" / "er").is_dir()
    engine.dispose()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file")
    with pytest.raises(Unavailable, match="blocked cannot be made"):
        open_engine(f"sqlite:///{tmp_path / 'blocked' / 'rooms.db'}")


def test_every_file_name_is_taken_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "Räume 100% & co" / "rooms #1.db"
    with contextlib.closing(Store(f"sqlite:///{file}")) as store:
        open_room(store)
        assert store.file == file
    assert file.is_file()


def test_a_commit_is_on_the_disk(lite: Store) -> None:
    wanted = "wal" if sqlite_module().sqlite_version_info >= engines.WAL_FIXED else "delete"
    assert pragma(lite.engine, "journal_mode") == wanted
    assert pragma(lite.engine, "synchronous") == 2
    assert pragma(lite.engine, "foreign_keys") == 1


def test_an_old_sqlite_keeps_off_its_faulty_journal(lite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "WAL_FIXED", (99, 0, 0))
    with contextlib.closing(Store(lite_url)) as store:
        assert pragma(store.engine, "journal_mode") == "delete"
        room = open_room(store, note())[0].incident
        assert store.verify(room) is None


def test_one_sqlite_for_the_whole_process() -> None:
    assert sqlite_module() is sqlite_module()
    assert sqlite_module().sqlite_version_info >= sqlite3.sqlite_version_info


def test_a_writer_takes_the_lock_at_once_and_a_reader_none(lite: Store) -> None:
    with writing(lite.engine).connect() as connection:
        connection.execute(text("SELECT 1"))
        with lite.engine.connect() as reader:
            assert reader.execute(text("SELECT count(*) FROM entry")).scalar() == 0
        assert connection.connection.driver_connection is not None
        with pytest.raises(sqlite_module().OperationalError), other(lite) as second:
            second.execute("BEGIN IMMEDIATE")


def other(store: Store) -> contextlib.closing[sqlite3.Connection]:
    return contextlib.closing(sqlite_module().connect(str(store.file), timeout=0, isolation_level=None))


def test_a_file_held_by_another_program_is_said_to_be_busy(
    lite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.05)
    with contextlib.closing(Store(lite_url)) as store:
        room = open_room(store)[0].incident
        command = [sys.executable, "-I", "-c", HOLDER, str(tmp_path / "rooms.db")]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline().strip() == b"held"
            with pytest.raises(Unavailable, match="busy with another program"):
                store.append(room, [note()])
            assert len(store.read(room)) == 1
            holder.communicate(b"")
        store.append(room, [note()])
        assert store.verify(room) is None


def test_a_reading_that_must_be_steady_sees_one_state(store: Store) -> None:
    if store.file and sqlite_module().sqlite_version_info < engines.WAL_FIXED:
        pytest.skip("an old SQLite's journal keeps writers waiting")
    room = open_room(store)[0].incident
    with steady(store.engine).connect() as connection:
        before = connection.execute(text("SELECT count(*) FROM entry")).scalar()
        store.append(room, [note()])
        assert connection.execute(text("SELECT count(*) FROM entry")).scalar() == before


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    engine = open_engine("postgresql://anna:secret@127.0.0.1:1/rooms")
    assert engine.dialect.driver == "psycopg"
    assert file_of(engine) is None
    with pytest.raises(Unavailable, match="Nobody answers") as refused, explained(place_of(engine)):
        engine.connect()
    assert "postgresql://anna@127.0.0.1:1/rooms" in str(refused.value)
    assert "secret" not in str(refused.value)
    engine.dispose()


def test_what_is_done_outside_transactions_fails_in_words(lite: Store) -> None:
    with outside_transaction(lite.engine) as connection:
        assert connection.execute("PRAGMA page_size").fetchone() == (4096,)
    with pytest.raises(Unavailable, match="syntax error"), outside_transaction(lite.engine) as connection:
        connection.execute("nonsense")
    assert open_room(lite)


def test_a_file_that_is_no_database_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Mrs. Secret, " * 100)
    with pytest.raises(Corrupt, match="no War Room file"):
        Store(f"sqlite:///{file}")
    assert file.read_text() == "Dear Mrs. Secret, " * 100
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="cannot be opened"):
        Store(f"sqlite:///{tmp_path}")


@pytest.mark.parametrize("replaced", [False, True])
def test_nothing_is_written_to_a_file_that_was_taken_away(tmp_path: Path, replaced: bool) -> None:
    path, aside = tmp_path / "rooms.db", tmp_path / "moved.db"
    store = Store(f"sqlite:///{path.as_posix()}")
    room = open_room(store)[0].incident
    try:
        path.rename(aside)
    except PermissionError:
        assert sys.platform == "win32"  # there nobody takes an open file away
    else:
        if replaced:
            path.write_bytes(aside.read_bytes())
        with pytest.raises(Unavailable, match="while it was open"):
            store.append(room, [note()])
    store.close()


def test_a_single_question_is_asked_of_a_server_at_once(server: Store) -> None:
    room = open_room(server)[0].incident
    with asking(server.engine).connect() as connection:
        connection.exec_driver_sql("SELECT 1")
        driven: Any = connection.connection.driver_connection
        assert driven.info.transaction_status == TransactionStatus.IDLE
    with server.engine.connect() as connection:
        after: Any = connection.connection.driver_connection
        assert not after.autocommit
    assert server.verify(room) is None
