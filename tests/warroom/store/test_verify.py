"""Whatever is altered in a database with another tool is found, and the first bad entry is named."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Connection, text

from tests.logs import AT, draft, note, open_room
from warroom import ids
from warroom.domain.state.incident import Changed
from warroom.domain.state.records import Kept
from warroom.errors import Corrupt, Rejected
from warroom.store import tables
from warroom.store.heads import HOUSE, read_head
from warroom.store.store import Store
from warroom.store.verify import check_log

TOOL: Final = """
import json, sqlite3, sys
for line in sys.stdin:
    file, statement = json.loads(line)
    connection = sqlite3.connect(file)
    try:
        changed = connection.execute(statement).rowcount
        connection.commit()
    finally:
        connection.close()
    sys.stdout.write(f"{changed}\\n")
    sys.stdout.flush()
"""
"""Another tool: Python's own SQLite in a process of its own."""

KEPT, CHANGED, LAST = 3, 4, 6
LENGTH = 7
ROOM: Final = ids.derived("altered room")

SAME = "CAST({0} AS BLOB)"
SPOILED = "CAST(X'41FF' AS TEXT)"
TEXTS = ("{0} || 'x'", "''", SAME, SPOILED, "CAST(7 AS TEXT)")
NUMBERS = ("{0} + 100", "-1", "0", "'x'", "2.5", SAME, SPOILED)
BLOBS = ("zeroblob(length({0}))", "X''", "{0} || X'00'", "CAST({0} AS TEXT)", "hex({0})", "7")
WAYS: Final = {"TEXT": TEXTS, "INTEGER": NUMBERS, "BLOB": BLOBS}


def fill(store: Store) -> str:
    """Make a room in which every kind of row stands: notes, a kept file, a change, an erased body."""

    def make(reference: str, slug: str) -> list[object]:
        raise NotImplementedError

    opened = open_room(store, note("two", "entry:a"), severity=2)
    room = opened[0].incident
    names = store.put_file(room, b"a picture")
    store.append(room, [draft("record.kept", Kept(name="a.png", chunks=names))])
    store.append(room, [draft("incident.changed", Changed(severity=1), "incident", 2)])
    store.append(room, [note("five"), note("six", "entry:a", 2)])
    store.erase(room, [5], "Removed", "privacy", actor="person-anna", now=AT)
    return room


@pytest.fixture(scope="module")
def other_tool() -> Iterator[Callable[[Path, str], int]]:
    """Start the other tool; gives a way to let it change a file, which says how many rows changed."""
    with subprocess.Popen(
        [sys.executable, "-I", "-c", TOOL],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as tool:
        assert tool.stdin is not None
        assert tool.stdout is not None

        def alter(file: Path, statement: str) -> int:
            assert tool.stdin is not None
            assert tool.stdout is not None
            tool.stdin.write(json.dumps([str(file), statement]) + "\n")
            tool.stdin.flush()
            return int(tool.stdout.readline())

        yield alter
        tool.stdin.close()


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Make an intact file once, with two rooms and a house log; gives it and its first room."""
    folder = tmp_path_factory.mktemp("intact")
    file = folder / "rooms.db"
    with contextlib.closing(Store(f"sqlite:///{folder / 'elsewhere.db'}")) as elsewhere:
        copied = open_room(elsewhere, slug="copied", reference="OLD-1")
        with contextlib.closing(Store(f"sqlite:///{file}")) as store:
            room = fill(store)
            store.copy_in(elsewhere.read(copied[0].incident), [], "elsewhere")
            assert all(store.verify(head.id) is None for head in store.all_logs())
            assert len(store.all_logs()) == 3
    return file, room


@pytest.fixture
def altered(
    intact: tuple[Path, str], tmp_path: Path, other_tool: Callable[[Path, str], int]
) -> Iterator[Callable[[str], Store]]:
    """Give a way to alter a copy of the intact file and open it."""
    opened: list[Store] = []

    def alter(statement: str) -> Store:
        file = tmp_path / "altered.db"
        shutil.copyfile(intact[0], file)
        assert other_tool(file, statement.format(room=intact[1])) == 1
        opened.append(Store(f"sqlite:///{file}"))
        return opened[-1]

    yield alter
    for store in opened:
        store.close()


def bad_entry(store: Store, room: str) -> int | None:
    """Verify as a person does: every log, and the rows that belong to none; gives the room's bad entry."""
    for head in store.all_logs():
        finding = store.verify(head.id)
        assert head.id == room or finding is None or head.id not in {HOUSE, room} or room in store.orphans()
    store.orphans()
    found = store.verify(room)
    return found.seq if found else None


def columns(table: str) -> list[tuple[str, str]]:
    return [(column.name, way) for column in tables.metadata.tables[table].columns for way in WAYS[kind(column)]]


def kind(column: object) -> str:
    name = str(getattr(column, "type", ""))
    return "BLOB" if name in {"BLOB", "BYTEA", "LargeBinary"} else name


@pytest.mark.parametrize("seq", [1, KEPT, LAST, LENGTH])
@pytest.mark.parametrize(("column", "way"), columns("entry"))
def test_any_value_of_an_entry(
    altered: Callable[[str], Store], intact: tuple[Path, str], column: str, way: str, seq: int
) -> None:
    value = way.format(column)
    statement = f"UPDATE entry SET {column} = {value} WHERE incident = '{{room}}' AND seq = {seq}"
    unchanged = f" AND {column} IS NOT {value} OR typeof({column}) <> typeof({value})"
    del unchanged
    assert bad_entry(altered(statement), intact[1]) == seq
