"""Whatever is altered with another tool is found, named and told by the exit code."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.warroom.cli.conftest import Program
from warroom.domain.rules.records import Keep
from warroom.domain.rules.timeline import Log
from warroom.domain.state.incident import Declared
from warroom.domain.state.records import Kept
from warroom.services import station_sets
from warroom.services.session import Session, declare
from warroom.store.store import Store

COLUMNS = {
    "entry": (
        *("incident", "seq", "id", "stream", "version", "kind", "schema", "actor", "station"),
        *("occurred_at", "precision", "written_at", "recorded_at", "commitment", "hash"),
    ),
    "body": ("incident", "seq", "body", "salt"),
    "chunk": ("incident", "sha256", "data"),
    "incident": ("id", "reference", "slug", "nature", "title", "severity", "phase", "seq", "hash"),
}
CASES = [(table, column) for table, columns in COLUMNS.items() for column in columns]
BAD = 7
"""The entry that is altered: the seventh, behind declaration, three stations and two notes."""


@pytest.fixture(scope="module")
def nine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a database with a room of nine entries, the last of them a kept file."""
    file = tmp_path_factory.mktemp("nine") / "rooms.db"
    store = Store(f"sqlite:///{file.as_posix()}")
    incident = declare(store, Declared(title="Power"), "me", station_sets.complete())
    session = Session(store, incident, "me")
    for number in range(4):
        session.submit(Log(text=f"note {number}"))
    chunks = store.put_file(incident, b"paper")
    session.submit(Keep(kept=Kept(name="a.pdf", size=5, chunks=chunks)))
    store.close()
    return file


@pytest.fixture
def room(program: Program, nine: Path) -> Program:
    """Give the program with a room of nine entries called power."""
    shutil.copyfile(nine, program.file)
    return program


def alter(program: Program, table: str, column: str, value: object) -> None:
    """Change one value with another tool."""
    where = {"entry": f"seq = {BAD}", "body": f"seq = {BAD}"}.get(table, "1")
    with closing(sqlite3.connect(program.file)) as other:
        other.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (value,))
        other.commit()


def test_an_untouched_database_is_intact(room: Program) -> None:
    out = room.good("verify")
    assert "power" in out
    assert "intact, 9 entries, head " in out
    verdict = room.json("verify", "power")
    assert verdict["intact"] is True
    assert [(log["slug"], log["entries"], log["intact"]) for log in verdict["logs"]] == [("power", 9, True)]
    assert room.json("show", "power")["log"]["hash"] == verdict["logs"][0]["head"]


@pytest.mark.parametrize(("table", "column"), CASES)
@pytest.mark.parametrize("value", ["altered", 77, b"\xff\x00"])
def test_any_value_that_was_altered_is_found(room: Program, table: str, column: str, value: object) -> None:
    alter(room, table, column, value)
    said = room("verify")
    assert (said.code, said.err) == (1, ""), said
    assert "DAMAGED at entry " in said.out
    if table in ("entry", "body"):
        assert f"DAMAGED at entry {BAD}: " in said.out
    by_name = room("verify", "power")
    assert (by_name.code, by_name.err) == (1, "")


@pytest.mark.parametrize("nature", ["house", "history", "rehearsal"])
def test_a_room_that_claims_to_be_another_kind_is_found(room: Program, nature: str) -> None:
    alter(room, "incident", "nature", nature)
    said = room("verify")
    assert (said.code, said.err) == (1, "")
    assert "DAMAGED at entry 1: " in said.out


def test_the_damage_is_told_as_json(room: Program) -> None:
    alter(room, "body", "body", "{}")
    said = room("verify", "--json")
    assert said.code == 1
    assert '"intact": false' in said.out
    assert f'"seq": {BAD}' in said.out


def test_a_log_without_its_head_row_is_told(room: Program) -> None:
    with closing(sqlite3.connect(room.file)) as other:
        other.execute("DELETE FROM incident")
        other.commit()
    said = room("verify")
    assert said.code == 1
    assert "its head row is missing" in said.out


def test_the_house_log_is_verified_too(apollo: Program) -> None:
    assert [line.split()[1] for line in apollo.good("verify").splitlines()] == ["apollo13", "house"]
    with closing(sqlite3.connect(apollo.file)) as other:
        other.execute(
            "UPDATE body SET body = '{}' WHERE incident = (SELECT id FROM incident WHERE slug='house')"
        )
        other.commit()
    said = apollo("verify")
    assert said.code == 1
    assert "HOUSE" in said.out
    assert apollo("verify", "apollo13").code == 0


def test_a_room_that_is_not_there_is_refused(room: Program) -> None:
    assert "There is no room nowhere." in room.refused("verify", "nowhere")


def test_no_database_is_not_an_intact_one(program: Program) -> None:
    assert "There is no database" in program.refused("verify")


def test_what_is_no_database_was_found_wrong(program: Program) -> None:
    program.file.write_bytes(b"no database at all, only words" * 100)
    assert "damaged" in program.refused("verify", code=1)
