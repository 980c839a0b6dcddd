"""What one process saw of a log, the next one holds against it; a restore by a third explains."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from tests.logs import note, open_room
from tests.stations.conftest import Station
from warroom.store.store import Store

Start = Callable[..., Station]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give the place of a database."""
    return tmp_path / "rooms.db"


def looked(station: Start, file: Path, room: str) -> dict[str, object] | None:
    """Let a process of its own open a room and leave it; gives what it doubted."""
    desk = station("look", f"sqlite:///{file}", room)
    desk.start()
    (said,) = desk.finish()
    found: dict[str, object] | None = msgspec.json.decode(said)
    return found


def program(file: Path, *words: str) -> None:
    """Call the program as a person does."""
    command = [sys.executable, "-m", "warroom", "--room", f"sqlite:///{file}", *words]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def test_an_older_copy_is_an_alarm_and_a_restore_an_explanation(
    station: Start, file: Path, tmp_path: Path
) -> None:
    with closing(Store(f"sqlite:///{file}")) as store:
        room = open_room(store, note())[0].incident
    assert looked(station, file, room) is None
    backup = tmp_path / "backup.db"
    program(file, "backup", str(backup))
    with closing(Store(f"sqlite:///{file}")) as store:
        length = store.append(room, [note(), note()])[-1].seq
    assert looked(station, file, room) is None
    grown = file.read_bytes()

    file.write_bytes(backup.read_bytes())
    alarm = looked(station, file, room)
    assert alarm is not None
    assert (alarm["length"], alarm["restored"]) == (length - 2, None)

    file.write_bytes(grown)
    assert looked(station, file, room) is None
    program(file, "restore", str(backup), "--force")
    explained = looked(station, file, room)
    assert explained is not None
    assert msgspec.to_builtins(explained["restored"])["entries"] == length - 2
