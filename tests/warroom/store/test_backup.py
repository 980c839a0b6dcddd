"""Backups are whole even while others write, and bringing one back never loses the old file."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from tests.logs import note, open_room
from warroom.errors import Corrupt, Rejected, Unavailable
from warroom.store.backup import bring_back, copy_file
from warroom.store.engine import WAL_FIXED, sqlite_module
from warroom.store.store import Store


def opened(file: Path) -> contextlib.closing[Store]:
    return contextlib.closing(Store(f"sqlite:///{file}"))


def titles(file: Path) -> list[str]:
    with opened(file) as store:
        assert all(store.verify(head.id) is None for head in store.all_logs())
        return [head.title for head in store.heads()]


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a closed database with one room, alone in its folder."""
    place = tmp_path / "rooms" / "rooms.db"
    with opened(place) as store:
        open_room(store, note(), title="First")
    return place


@pytest.fixture
def saved(file: Path, tmp_path: Path) -> Path:
    """Give a backup of that database, after which a second room was opened in it."""
    place = tmp_path / "saved" / "rooms.backup"
    with opened(file) as store:
        copy_file(store.engine, place)
        open_room(store, title="Second")
    return place


# Making one.


def test_a_backup_is_a_database(saved: Path, file: Path) -> None:
    assert titles(saved) == ["First"]
    assert titles(file) == ["Second", "First"]


def test_a_backup_leaves_nothing_beside_it(saved: Path) -> None:
    assert names(saved.parent) == {"rooms.backup"}


def test_a_backup_never_replaces_a_file(file: Path, saved: Path) -> None:
    before = saved.read_bytes()
    with opened(file) as store, pytest.raises(Rejected, match="is there already"):
        copy_file(store.engine, saved)
    assert saved.read_bytes() == before


def test_a_backup_made_while_others_write_is_whole(file: Path, tmp_path: Path) -> None:
    stop = threading.Event()
    with opened(file) as store:
        room = store.heads()[0].id

        def write() -> None:
            while not stop.is_set():
                store.append(room, [note("meanwhile " * 100) for _ in range(20)])

        writer = threading.Thread(target=write)
        writer.start()
        try:
            for number in range(5):
                copy_file(store.engine, tmp_path / f"{number}.backup")
        finally:
            stop.set()
            writer.join()
        lengths = []
        for number in range(5):
            with opened(tmp_path / f"{number}.backup") as copy:
                assert copy.verify(room) is None
                lengths.append(copy.head(room).seq)
        assert lengths == sorted(lengths)
        assert lengths[0] >= 2
        assert lengths[-1] <= store.head(room).seq


def test_what_an_interrupted_backup_left_is_no_obstacle(file: Path, tmp_path: Path) -> None:
    (tmp_path / "x.backup.part").write_bytes(b"half of one")
    with opened(file) as store:
        copy_file(store.engine, tmp_path / "x.backup")
    assert titles(tmp_path / "x.backup") == ["First"]
    assert not (tmp_path / "x.backup.part").exists()


def test_a_folder_that_cannot_be_made_is_named(file: Path, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file")
    with opened(file) as store, pytest.raises(Unavailable, match=r"x\.backup cannot be written"):
        copy_file(store.engine, tmp_path / "blocked" / "x.backup")


def test_a_backup_that_cannot_be_written_leaves_nothing(file: Path, tmp_path: Path) -> None:
    (tmp_path / "x.backup.part").mkdir()
    with opened(file) as store, pytest.raises(Unavailable, match=r"x\.backup cannot be written"):
        copy_file(store.engine, tmp_path / "x.backup")
    assert not (tmp_path / "x.backup").exists()


def test_a_damaged_database_is_not_backed_up_as_a_good_one(file: Path, tmp_path: Path) -> None:
    with opened(file) as store:
        store.engine.dispose()
        file.write_bytes(b"not a database at all" * 500)
        with pytest.raises(Corrupt, match="damaged"):
            copy_file(store.engine, tmp_path / "x.backup")
    assert not (tmp_path / "x.backup").exists()


def test_a_server_has_tools_of_its_own(server: Store, tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="its own tools"):
        copy_file(server.engine, tmp_path / "x.backup")


# Bringing one back.


def test_the_backup_takes_the_files_place_and_the_file_stays(saved: Path, file: Path) -> None:
    aside = bring_back(saved, file)
    assert aside is not None
    assert titles(file) == ["First"]
    assert titles(aside) == ["Second", "First"]
    assert titles(saved) == ["First"]


def test_files_set_aside_do_not_replace_each_other(saved: Path, file: Path) -> None:
    asides = [bring_back(saved, file) for _ in range(3)]
    assert [aside and aside.name for aside in asides] == [f"rooms.db.replaced-{n}" for n in (1, 2, 3)]
    assert names(file.parent) == {"rooms.db", *(f"rooms.db.replaced-{n}" for n in (1, 2, 3))}


def test_a_backup_can_go_where_nothing_was(saved: Path, tmp_path: Path) -> None:
    place = tmp_path / "new" / "folder" / "rooms.db"
    assert bring_back(saved, place) is None
    assert titles(place) == ["First"]
    assert names(place.parent) == {"rooms.db"}


def test_a_damaged_file_is_set_aside_with_its_journal(saved: Path, file: Path) -> None:
    file.write_bytes(b"damaged" * 1000)
    journal = file.with_name(file.name + "-wal")
    journal.write_bytes(b"its journal")
    aside = bring_back(saved, file)
    assert aside is not None
    assert aside.read_bytes() == b"damaged" * 1000
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"its journal"
    assert titles(file) == ["First"]


def test_a_copy_of_a_file_in_use_is_read_with_its_journal(file: Path, tmp_path: Path) -> None:
    copied = tmp_path / "copied" / "rooms.db"
    copied.parent.mkdir()
    with opened(file) as store:
        open_room(store, title="Only in the journal yet")
        for place in file.parent.iterdir():
            shutil.copy(place, copied.parent)
    bring_back(copied, tmp_path / "restored.db")
    assert titles(tmp_path / "restored.db") == ["Only in the journal yet", "First"]


@pytest.mark.skipif(
    sqlite_module().sqlite_version_info < WAL_FIXED,
    reason="an old SQLite's journal does not tell who is there",
)
def test_a_file_in_use_is_not_replaced(saved: Path, file: Path) -> None:
    with opened(file) as store:
        store.heads()
        with pytest.raises(Unavailable, match="is in use"):
            bring_back(saved, file)
        assert len(store.heads()) == 2
    assert names(file.parent) == {"rooms.db"}
    assert titles(file) == ["Second", "First"]


def test_a_backup_that_is_not_there_is_named(file: Path, tmp_path: Path) -> None:
    with pytest.raises(Rejected, match=r"missing\.backup is not there"):
        bring_back(tmp_path / "missing.backup", file)
    with pytest.raises(Rejected, match="is not there"):
        bring_back(tmp_path, file)
    assert titles(file) == ["First"]


def test_a_file_is_no_backup_of_itself(file: Path) -> None:
    with pytest.raises(Rejected, match="is the database itself"):
        bring_back(file, file)
    assert titles(file) == ["First"]


def foreign(place: Path) -> None:
    with contextlib.closing(sqlite3.connect(place)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.commit()


def torn(place: Path) -> None:
    whole = place.read_bytes()
    place.write_bytes(whole[: len(whole) // 2])


def scratched(place: Path) -> None:
    whole = bytearray(place.read_bytes())
    for page in range(2, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 100] = b"\xee" * 100
    place.write_bytes(whole)


@pytest.mark.parametrize("spoil", [foreign, torn, scratched, lambda place: place.write_bytes(b"PNG" * 999)])
def test_what_is_no_good_backup_replaces_nothing(saved: Path, file: Path, spoil: object) -> None:
    assert callable(spoil)
    if spoil is foreign:
        saved.unlink()
    spoil(saved)
    with pytest.raises(Corrupt, match="damaged or no backup"):
        bring_back(saved, file)
    assert names(file.parent) == {"rooms.db"}
    assert titles(file) == ["Second", "First"]


def test_a_damaged_copy_with_a_journal_is_refused(saved: Path, file: Path) -> None:
    saved.write_bytes(b"no database" * 500)
    saved.with_name(saved.name + "-wal").write_bytes(b"journal")
    with pytest.raises((Corrupt, Unavailable)):
        bring_back(saved, file)
    assert titles(file) == ["Second", "First"]


def test_a_place_that_cannot_be_written_is_named(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file")
    with pytest.raises(Unavailable, match="cannot be written"):
        bring_back(saved, tmp_path / "blocked" / "rooms.db")


def test_a_folder_in_the_place_stays(saved: Path, tmp_path: Path) -> None:
    place = tmp_path / "folder.db"
    place.mkdir()
    (place / "inside").write_text("kept")
    with contextlib.suppress(Unavailable):
        bring_back(saved, place)
    kept = [folder / "inside" for folder in (place, place.with_name("folder.db.replaced-1"))]
    assert any(inside.exists() for inside in kept)
