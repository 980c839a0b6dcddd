"""The bell rings for every commit, of this process or another, and for nothing else."""

from __future__ import annotations

import contextlib
import logging
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.logs import note, open_room
from warroom.errors import Corrupt, Unavailable
from warroom.store.engine import sqlite_module
from warroom.store.store import Store
from warroom.store.watch import SqliteBell

OTHER = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit(); c.close()"


def test_it_does_not_ring_by_itself(lite: Store) -> None:
    with contextlib.closing(lite.bell()) as bell:
        assert [bell.wait() for _ in range(3)] == [False] * 3


def test_it_rings_once_for_a_commit_of_this_process(lite: Store) -> None:
    with contextlib.closing(lite.bell()) as bell:
        room = open_room(lite)[0].incident
        assert [bell.wait(), bell.wait()] == [True, False]
        lite.append(room, [note()])
        lite.append(room, [note()])
        assert [bell.wait(), bell.wait()] == [True, False]


def test_it_rings_for_a_commit_of_another_program(lite: Store, tmp_path: Path) -> None:
    room = open_room(lite)[0].incident
    with contextlib.closing(lite.bell()) as bell:
        statement = "UPDATE counter SET last = last + 1"
        subprocess.run([sys.executable, "-I", "-c", OTHER, str(tmp_path / "rooms.db"), statement], check=True)
        assert [bell.wait(), bell.wait()] == [True, False]
    assert lite.verify(room) is None


def test_it_does_not_ring_for_what_was_refused_or_read(lite: Store) -> None:
    room = open_room(lite)[0].incident
    with contextlib.closing(lite.bell()) as bell:
        with pytest.raises(Exception, match="changed this"):
            lite.append(room, [note(version=2)])
        lite.read(room)
        assert not bell.wait()


def test_it_rings_at_once_when_told(lite: Store) -> None:
    with contextlib.closing(SqliteBell(lite.engine)) as bell:
        ringer = threading.Thread(target=bell.ring)
        ringer.start()
        ringer.join()
        assert [bell.wait(), bell.wait()] == [True, False]


def test_it_wakes_without_a_ring(lite: Store) -> None:
    with contextlib.closing(SqliteBell(lite.engine)) as bell:
        bell.wake()
        assert not bell.wait()
        bell.wake()
        bell.ring()
        assert [bell.wait(), bell.wait(0)] == [True, False]


def test_it_does_not_stand_in_the_way_of_writers(lite: Store, tmp_path: Path) -> None:
    room = open_room(lite)[0].incident
    with contextlib.closing(lite.bell()) as bell:
        bell.wait()
        with contextlib.closing(sqlite_module().connect(str(tmp_path / "rooms.db"))) as other:
            lite.append(room, [note()])
            assert other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0


def test_it_gives_its_connection_back(lite: Store) -> None:
    for _ in range(40):
        lite.bell().close()


def test_a_file_that_is_none_has_no_bell(lite: Store, tmp_path: Path) -> None:
    lite.engine.dispose()
    (tmp_path / "rooms.db").write_bytes(b"no database" * 999)
    with pytest.raises(Corrupt):
        lite.bell()


def test_a_bell_whose_file_fails_says_so(lite: Store, logged: list[logging.LogRecord]) -> None:
    bell = SqliteBell(lite.engine)
    bell._connection.close()
    with pytest.raises(Unavailable):
        bell.wait()
    bell.close()
