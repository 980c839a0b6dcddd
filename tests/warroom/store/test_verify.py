"""Whatever is altered in a database with another tool is found, and the first bad entry is named."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
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
from warroom.store.chain import Finding
from warroom.store.heads import HOUSE, read_head
from warroom.store.store import Store
from warroom.store.verify import check_log, check_orphans

TOOL: Final = """
import json, sqlite3, sys
for line in sys.stdin:
    file, statement = json.loads(line)
    connection = sqlite3.connect(file)
    try:
        changed = connection.execute(statement).rowcount
        connection.commit()
    except sqlite3.Error as wrong:
        changed = wrong
    finally:
        connection.close()
    sys.stdout.write(f"{changed}\\n")
    sys.stdout.flush()
"""
"""Another tool: Python's own SQLite in a process of its own."""
KEPT, CHANGED, ERASED, LENGTH = 3, 4, 5, 7
SPOILED: Final = "CAST(X'41FF' AS TEXT)"
WAYS: Final = {
    "TEXT": ("{0} || 'x'", "''", "'7'", "CAST({0} AS BLOB)", SPOILED),
    "INTEGER": ("{0} + 100", "0", "-1", "'x'", "{0} + 0.5", "CAST({0} AS BLOB)", SPOILED),
    "BLOB": ("zeroblob(length({0}))", "X''", "{0} || 'x'", "CAST({0} AS TEXT)", "hex({0})", "7"),
}
"""How a value of each type is altered in SQLite: to another, to one of another type, to none at all."""
SERVER_WAYS: Final = {
    "TEXT": ("{0} || 'x'", "''"),
    "INTEGER": ("{0} + 100", "0"),
    "BLOB": (r"{0} || '\x00'::bytea", "''::bytea"),
}


def fill(store: Store) -> str:
    """Make a room in which every kind of row stands: notes, a kept file, a change, an erased body."""
    room = open_room(store, note("two", "entry:a"), severity=2)[0].incident
    names = store.put_file(room, b"a picture")
    store.append(room, [draft("record.kept", Kept(name="a.png", chunks=names))])
    store.append(room, [draft("incident.changed", Changed(severity=1), "incident", 2)])
    store.append(room, [note("five"), note("six", "entry:a", 2)])
    store.erase(room, [ERASED], "Removed", "privacy", actor="person-anna", now=AT)
    return room


def columns(table: str) -> list[str]:
    return [column.name for column in tables.metadata.tables[table].columns]


def set_columns(table: str) -> list[str]:
    """Name the columns whose values the log proves; where a room went is said by no entry of it."""
    return [name for name in columns(table) if name != "moved_to"]


def ways(table: str, column: str, kinds: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for way in kinds[str(tables.metadata.tables[table].columns[column].type)]:
        yield way.format(column)


def findings(store: Store) -> dict[str, int]:
    """Verify everything, as a person does; gives the first bad entry of each bad log."""
    found = {head.id: finding.seq for head in store.all_logs() if (finding := store.verify(head.id))}
    return {**dict.fromkeys(store.orphans(), 1), **found}


Alter = Callable[[str], contextlib.closing[Store] | None]


@pytest.fixture(scope="module")
def other_tool() -> Iterator[Callable[[Path, str], int]]:
    """Start the other tool; gives a way to let it change a file, which says how many rows changed."""
    command = [sys.executable, "-I", "-c", TOOL]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as tool:
        asking, answers = tool.stdin, tool.stdout
        assert asking is not None
        assert answers is not None

        def alter(file: Path, statement: str) -> int:
            asking.write(json.dumps([str(file), statement]) + "\n")
            asking.flush()
            answer = answers.readline().strip()
            assert answer.isdigit(), f"{statement}: {answer}"
            return int(answer)

        yield alter


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Make an intact file once, with two rooms and a house log; gives it and its first room."""
    folder = tmp_path_factory.mktemp("intact")
    file = folder / "rooms.db"
    with (
        contextlib.closing(Store(f"sqlite:///{folder / 'elsewhere.db'}")) as elsewhere,
        contextlib.closing(Store(f"sqlite:///{file}")) as store,
    ):
        room = fill(store)
        open_room(elsewhere)
        copied = open_room(elsewhere)[0].incident
        store.copy_in(elsewhere.read(copied), [], "elsewhere")
        assert len(store.all_logs()) == 3
        assert findings(store) == {}
    return file, room


@pytest.fixture
def alter(intact: tuple[Path, str], tmp_path: Path, other_tool: Callable[[Path, str], int]) -> Alter:
    """Give a way to alter and open a copy of the intact file; None where the value was the same before."""

    def altered(statement: str) -> contextlib.closing[Store] | None:
        file = tmp_path / f"{ids.new()}.db"
        shutil.copyfile(intact[0], file)
        if other_tool(file, statement) == 0:
            return None
        return contextlib.closing(Store(f"sqlite:///{file}"))

    return altered


def set_value(table: str, column: str, value: str, where: str) -> str:
    differs = f"({column} IS NOT {value} OR typeof({column}) <> typeof({value}))"
    return f"UPDATE {table} SET {column} = {value} WHERE {where} AND {differs}"


# Rows of a log.


@pytest.mark.parametrize("column", columns("entry"))
def test_any_value_of_an_entry(alter: Alter, intact: tuple[Path, str], column: str) -> None:
    for seq in (1, 2, KEPT, ERASED, LENGTH):
        for value in ways("entry", column, WAYS):
            altered = alter(set_value("entry", column, value, f"incident = '{intact[1]}' AND seq = {seq}"))
            if altered:
                with altered as store:
                    assert findings(store)[intact[1]] == seq, value


@pytest.mark.parametrize("column", columns("body"))
def test_any_value_of_a_body_and_its_salt(alter: Alter, intact: tuple[Path, str], column: str) -> None:
    for seq in (1, 2, KEPT, LENGTH):
        for value in ways("body", column, WAYS):
            altered = alter(set_value("body", column, value, f"incident = '{intact[1]}' AND seq = {seq}"))
            assert altered, value
            with altered as store:
                assert findings(store)[intact[1]] == seq, value


@pytest.mark.parametrize("column", columns("chunk"))
def test_any_value_of_a_piece_of_a_file(alter: Alter, intact: tuple[Path, str], column: str) -> None:
    for value in ways("chunk", column, WAYS):
        altered = alter(set_value("chunk", column, value, "1"))
        assert altered, value
        with altered as store:
            assert findings(store)[intact[1]] == KEPT, value


@pytest.mark.parametrize("column", set_columns("incident"))
def test_any_value_of_a_head_row(alter: Alter, intact: tuple[Path, str], column: str) -> None:
    for value in ways("incident", column, WAYS):
        altered = alter(set_value("incident", column, value, f"id = '{intact[1]}'"))
        if altered:
            with altered as store:
                assert intact[1] in findings(store), value
                store.heads()


@pytest.mark.parametrize("table", ["entry", "body", "incident"])
def test_any_value_of_the_house_log(alter: Alter, table: str) -> None:
    key = "id" if table == "incident" else "incident"
    for column in columns(table):
        for value in ways(table, column, WAYS):
            first = "" if table == "incident" else " AND seq = 1"
            altered = alter(set_value(table, column, value, f"{key} = '{HOUSE}'{first}"))
            if altered:
                with altered as store:
                    assert HOUSE in findings(store), (column, value)


@pytest.mark.parametrize(
    ("column", "value", "seq"),
    [
        ("reference", "'INC-2026-9999'", 1),
        ("slug", "'other'", 1),
        ("nature", "'house'", 1),
        ("nature", "'rehearsal'", 1),
        ("title", "'Nothing happened'", 1),
        ("phase", "'closed'", 1),
        ("severity", "4", CHANGED),
        ("hash", "zeroblob(32)", LENGTH),
        ("seq", "5", 6),
        ("seq", "0", 1),
        ("seq", "99", LENGTH + 1),
        ("id", "'elsewhere'", 1),
    ],
)
def test_a_head_row_is_named_by_the_entry_it_belies(
    alter: Alter, intact: tuple[Path, str], column: str, value: str, seq: int
) -> None:
    altered = alter(set_value("incident", column, value, f"id = '{intact[1]}'"))
    assert altered
    with altered as store:
        assert findings(store)[intact[1]] == seq


def test_where_a_room_went_is_a_text(alter: Alter, intact: tuple[Path, str]) -> None:
    altered = alter(set_value("incident", "moved_to", "x'00'", f"id = '{intact[1]}'"))
    assert altered
    with altered as store:
        assert intact[1] in findings(store)
        assert store.head(intact[1]).moved_to == "\0"


# Rows that went or came.


@pytest.mark.parametrize(
    ("statement", "seq"),
    [
        ("DELETE FROM entry WHERE incident = '{room}' AND seq = 2", 2),
        ("DELETE FROM entry WHERE incident = '{room}' AND seq = 7", 7),
        ("DELETE FROM entry WHERE incident = '{room}'", 1),
        ("DELETE FROM body WHERE incident = '{room}' AND seq = 2", 2),
        ("DELETE FROM body WHERE incident = '{room}' AND seq = 7", 7),
        ("DELETE FROM body WHERE incident = '{room}' AND seq < 7", 1),
        ("DELETE FROM chunk", KEPT),
        ("DELETE FROM incident WHERE id = '{room}'", 1),
        (
            "INSERT INTO body SELECT incident, 5, body, salt FROM body WHERE incident = '{room}' AND seq = 2",
            5,
        ),
        (
            "INSERT INTO body SELECT incident, 99, body, salt FROM body WHERE incident = '{room}' AND seq = 2",
            8,
        ),
        (
            "INSERT INTO body SELECT incident, 2.5, body, salt FROM body WHERE incident = '{room}' AND seq = 2",
            8,
        ),
        ("UPDATE body SET seq = 102 WHERE incident = '{room}' AND seq = 2", 2),
        ("UPDATE entry SET seq = seq + 1 WHERE incident = '{room}' AND seq = 7", 7),
    ],
)
def test_rows_that_went_or_came(alter: Alter, intact: tuple[Path, str], statement: str, seq: int) -> None:
    altered = alter(statement.format(room=intact[1]))
    assert altered
    with altered as store:
        assert findings(store)[intact[1]] == seq


def test_the_first_of_two_bad_entries_is_named(alter: Alter, intact: tuple[Path, str]) -> None:
    for seqs in ("2, 4", "4, 6", "1, 7"):
        altered = alter(f"UPDATE entry SET actor = 'x' WHERE incident = '{intact[1]}' AND seq IN ({seqs})")
        assert altered
        with altered as store:
            assert findings(store)[intact[1]] == int(seqs[0])


def test_a_row_without_a_log_names_the_log(alter: Alter) -> None:
    for table, values in (
        ("entry", ", ".join(["'stray'"] * 15)),
        ("body", "'stray', 1, '{}', X''"),
        ("chunk", "'stray', 'x', X''"),
    ):
        altered = alter(f"INSERT INTO {table} VALUES ({values})")
        assert altered
        with altered as store:
            assert findings(store) == {"stray": 1}
            assert store.verify("stray") == Finding(1, "its head row is missing or was altered")


def test_a_log_that_is_nowhere_cannot_be_verified(store: Store) -> None:
    with pytest.raises(Rejected, match="no such room"):
        store.verify(ids.new())


def test_a_reader_of_a_spoiled_log_is_told_so(alter: Alter, intact: tuple[Path, str]) -> None:
    altered = alter(f"UPDATE entry SET kind = {SPOILED} WHERE incident = '{intact[1]}' AND seq = 2")
    assert altered
    with altered as store, pytest.raises(Corrupt, match="damaged"):
        store.read(intact[1])


def test_a_spoiled_entry_far_down_is_named(
    lite_url: str, tmp_path: Path, other_tool: Callable[[Path, str], int]
) -> None:
    with contextlib.closing(Store(lite_url)) as store:
        room = open_room(store, *[note(str(number)) for number in range(1100)])[0].incident
        assert store.verify(room) is None
    assert other_tool(tmp_path / "rooms.db", f"UPDATE entry SET kind = {SPOILED} WHERE seq = 777") == 1
    with contextlib.closing(Store(lite_url)) as store:
        assert store.verify(room) == Finding(777, "a value of it cannot be read")


def test_a_piece_on_its_way_into_the_log_is_no_damage(store: Store) -> None:
    room = fill(store)
    store.put_file(room, b"the entry that names it comes next")
    assert findings(store) == {}


def test_an_empty_log_is_intact(store: Store) -> None:
    room = ids.new()
    store.open_log(room, "empty", "live", lambda _reference, _slug: [])
    assert findings(store) == {}


def test_a_log_without_a_declaration_is_intact(store: Store) -> None:
    store.open_log(ids.new(), "bare", "rehearsal", lambda _reference, _slug: [note()])
    assert findings(store) == {}


# The same on a server.


def altered_on_server(connection: Connection, statement: str, room: str) -> int:
    """Alter, verify, and take the alteration back."""
    assert connection.execute(text(statement)).rowcount
    head = read_head(connection, room)
    finding = check_log(connection, head) if head else Finding(1, "")
    orphans = check_orphans(connection)
    connection.rollback()
    assert head or room in orphans
    return finding.seq if finding else 0


def test_any_value_on_a_server(server: Store) -> None:
    room = fill(server)
    with server.engine.connect() as connection:
        for table, wanted in (("entry", 2), ("entry", LENGTH), ("body", 2), ("chunk", KEPT), ("incident", 0)):
            key = "id" if table == "incident" else "incident"
            row = f"{key} = '{room}'" + (f" AND seq = {wanted}" if table in {"entry", "body"} else "")
            for column in set_columns(table):
                for value in ways(table, column, SERVER_WAYS):
                    statement = f"UPDATE {table} SET {column} = {value} WHERE {row}"
                    if (column, value, wanted) == ("station", "''", LENGTH):
                        continue
                    found = altered_on_server(connection, statement.replace(":", r"\:"), room)
                    assert found, statement
                    assert found == wanted or table == "incident", statement
    assert findings(server) == {}


def test_verifying_on_a_server_is_not_confused_by_writers(server: Store) -> None:
    room = fill(server)
    with server.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        head = read_head(connection, room)
        assert head
        server.append(room, [note("meanwhile")])
        assert check_log(connection, head) is None
    assert server.verify(room) is None
