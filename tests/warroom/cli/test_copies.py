"""Backups hold everything, and a restore loses nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.warroom.cli.conftest import Program
from warroom.clock import instant
from warroom.store.restores import restores_of
from warroom.store.store import Store


@pytest.fixture
def saved(program: Program, tmp_path: Path) -> Path:
    """Give a backup of a database with a room called power, which went on since."""
    program.good("declare", "Power")
    file = tmp_path / "saved.db"
    assert program.good("backup", str(file)) == f"{file}: 1 room\n"
    program.good("log", "power", "after the backup")
    program.good("declare", "Water")
    return file


def test_a_backup_comes_back_and_the_old_database_is_kept(program: Program, saved: Path) -> None:
    assert "--force sets it aside first" in program.refused("restore", str(saved))
    assert len(program.json("list")) == 2
    first, second = program.good("restore", str(saved), "--force").splitlines()
    assert first == f"{program.file}: 1 room"
    assert [head["slug"] for head in program.json("list")] == ["power"]
    aside = next(program.file.parent.glob("rooms.db.replaced-*"))
    assert str(aside) in second
    assert sorted(file.name for file in program.file.parent.glob("rooms.db*")) == ["rooms.db", aside.name]
    program.file = aside
    program.url = f"sqlite:///{aside.as_posix()}"
    assert len(program.json("list")) == 2


def test_a_restore_is_attested_in_the_house(program: Program, saved: Path) -> None:
    program.good("restore", str(saved), "--force")
    store = Store(program.url)
    ((entry, body, log),) = restores_of(store.engine, store.find("power").id)
    store.close()
    assert body.made_at == instant(datetime.fromtimestamp(saved.stat().st_mtime, UTC))
    assert body.by
    assert entry.actor
    assert log.entries == 4
    assert program("verify").code == 0


def test_a_backup_comes_back_where_there_is_nothing(program: Program, saved: Path) -> None:
    program.file.unlink()
    assert program.good("restore", str(saved)) == f"{program.file}: 1 room\n"
    assert "intact, 4 entries" in program.good("verify", "power")


def test_a_backup_may_go_to_where_no_database_may_be(program: Program, saved: Path, tmp_path: Path) -> None:
    synced = tmp_path / "Dropbox" / "saved.db"
    assert program.good("backup", str(synced)) == f"{synced}: 2 rooms\n"
    program.file.unlink()
    assert program.good("restore", str(synced)) == f"{program.file}: 2 rooms\n"


def test_a_backup_replaces_nothing(program: Program, saved: Path) -> None:
    assert "is there already" in program.refused("backup", str(saved))
    assert "is there already" in program.refused("backup", str(program.file))


def test_nothing_to_back_up(program: Program, tmp_path: Path) -> None:
    assert "There is no database" in program.refused("backup", str(tmp_path / "x.db"))


def test_what_is_no_backup_is_refused_and_nothing_changes(
    program: Program, saved: Path, tmp_path: Path
) -> None:
    words = tmp_path / "words.txt"
    words.write_text("no database " * 1000)
    before = program.json("list")
    assert "is not there" in program.refused("restore", str(tmp_path / "nothing.db"), "--force")
    assert "the database itself" in program.refused("restore", str(program.file), "--force")
    assert program("restore", str(words), "--force").code == 1
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as other:
        other.execute("CREATE TABLE incident (x)")
    assert program("restore", str(foreign), "--force").code == 1
    assert program.json("list") == before
    assert sorted(file.name for file in tmp_path.glob("rooms.db*")) == ["rooms.db"]
    assert saved.is_file()


def test_a_damaged_backup_is_told_and_taken_only_by_force(program: Program, saved: Path) -> None:
    with closing(sqlite3.connect(saved)) as other:
        other.execute("UPDATE body SET body = '{}' WHERE seq = 2")
        other.commit()
    program.file.unlink()
    assert "The backup is damaged: power, entry 2." in program.refused("restore", str(saved), code=1)
    assert not program.file.exists()
    program.good("restore", str(saved), "--force")
    assert program("verify").code == 1


def test_an_empty_backup_is_refused(program: Program, tmp_path: Path) -> None:
    program.good("declare", "Power")
    with closing(sqlite3.connect(program.file)) as other:
        for table in ("incident", "entry", "body"):
            other.execute(f"DELETE FROM {table}")
        other.commit()
    program.good("backup", str(tmp_path / "empty.db"))
    assert "holds no room" in program.refused("restore", str(tmp_path / "empty.db"), "--force")


def test_a_server_has_its_own_tools(program: Program) -> None:
    said = program.refused("restore", "x.db", "--room", "postgresql+psycopg://nowhere/x")
    assert "own tools" in said
