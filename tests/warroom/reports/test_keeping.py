"""The record is written, kept beside the log and copied out again, whole or not at all."""

from __future__ import annotations

import hashlib
import io
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pypdf
import pytest

from tests.rooms import ANNA, Bench, closed_room
from warroom import i18n
from warroom.domain.state.attachments import Attachment
from warroom.domain.state.records import KeptFile
from warroom.errors import Corrupt, Rejected, Unavailable
from warroom.reports.keeping import chain_of, copy_out, keep_record, save_all, save_to, write_now
from warroom.services.database import Database
from warroom.services.session import Session


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give the place of the database."""
    return tmp_path / "rooms.db"


@pytest.fixture
def store(file: Path) -> Iterator[Database]:
    """Give an open database."""
    made = Database(f"sqlite:///{file.as_posix()}")
    yield made
    made.close()


@pytest.fixture
def room(store: Database) -> str:
    """Give the id of a small room."""
    return Bench().save(store)


def alter(file: Path, statement: str) -> None:
    """Alter the database behind the program's back."""
    with closing(sqlite3.connect(file)) as other, other:
        other.execute(statement)


def words(pdf: bytes) -> str:
    """Give the text of all pages in one line."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def kept(name: str = "record.pdf", chunks: tuple[str, ...] = ()) -> KeptFile:
    """Describe a kept file as any log may."""
    return KeptFile("record:1", name, "application/pdf", 4, chunks, 1, "", "en", "", 1)


def test_a_room_as_it_stands_becomes_a_file(store: Database, room: str, tmp_path: Path) -> None:
    path = write_now(store, room, tmp_path / "now.pdf")
    assert path == tmp_path / "now.pdf"
    assert "Card payments fail" in words(path.read_bytes())
    assert "chain verified" in words(path.read_bytes())


def test_a_log_that_was_altered_gives_a_record_that_says_so(
    store: Database, room: str, file: Path, tmp_path: Path
) -> None:
    assert chain_of(store, room) == "verified"
    alter(file, "UPDATE entry SET actor = 'somebody' WHERE seq = 2")
    assert chain_of(store, room) == "broken"
    assert "chain broken" in words(write_now(store, room, tmp_path / "now.pdf").read_bytes())


def test_a_folder_that_is_not_there_leaves_nothing(store: Database, room: str, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="could not be written"):
        write_now(store, room, tmp_path / "nowhere" / "now.pdf")
    assert not (tmp_path / "nowhere").exists()


def test_an_unknown_room_has_no_record(store: Database, tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="no such room"):
        write_now(store, "nowhere", tmp_path / "now.pdf")
    assert not (tmp_path / "now.pdf").exists()


def test_a_record_is_kept_with_the_head_it_was_made_from(store: Database, tmp_path: Path) -> None:
    bench = closed_room()
    session = Session(store, bench.save(store), ANNA, "LEAD")
    found = keep_record(session, "en")
    assert found.name == "INC-2026-0001-en.pdf"
    assert (found.head_seq, found.head_hash) == (bench.room.seq, bench.room.hash.hex())
    assert (found.language, found.media_type, found.seq) == ("en", "application/pdf", bench.room.seq + 1)
    assert session.room.records == {found.id: found}
    path = copy_out(store, bench.room.id, found, tmp_path / "new" / "records")
    assert path == tmp_path / "new" / "records" / found.name
    assert path.stat().st_size == found.size
    assert f"up to entry {bench.room.seq}" in words(path.read_bytes())
    assert store.verify(bench.room.id) is None


def test_what_others_wrote_meanwhile_is_in_the_record(store: Database, room: str) -> None:
    mine, other = Session(store, room, ANNA), Session(store, room, "person-ben")
    keep_record(other, "en")
    found = keep_record(mine, "en")
    assert found.head_seq == other.room.seq
    assert len(mine.room.records) == 2


def test_a_record_is_kept_in_the_language_in_use(store: Database, room: str, tmp_path: Path) -> None:
    i18n.use("es")
    try:
        found = keep_record(Session(store, room, ANNA), i18n.language())
    finally:
        i18n.use("en")
    assert found.name.endswith("-es.pdf")
    assert "cadena verificada" in words(copy_out(store, room, found, tmp_path).read_bytes())


@pytest.mark.parametrize(
    ("name", "copied"),
    [
        ("record.pdf", "record.pdf"),
        ("Señal 障害.pdf", "Señal 障害.pdf"),
        ("../../outside.pdf", "outside.pdf"),
        ("/etc/passwd", "passwd.pdf"),
        ("C:\\Windows\\run.exe", "run.exe.pdf"),
        ("..", "record.pdf"),
        (".pdf", "pdf.pdf"),
        ("", "record.pdf"),
    ],
)
def test_a_name_in_the_log_cannot_leave_the_folder_or_start_a_program(
    name: str, copied: str, store: Database, room: str, tmp_path: Path
) -> None:
    chunks = store.put_file(room, b"data")
    path = copy_out(store, room, kept(name, chunks), tmp_path / "records")
    assert path == tmp_path / "records" / copied
    assert path.read_bytes() == b"data"


def test_a_copy_takes_the_place_of_an_older_one(store: Database, room: str, tmp_path: Path) -> None:
    for content in (b"older", b"newer"):
        path = copy_out(store, room, kept(chunks=store.put_file(room, content)), tmp_path)
        assert path.read_bytes() == content


def test_a_file_where_the_folder_should_be_is_told_in_words(
    store: Database, room: str, tmp_path: Path
) -> None:
    (tmp_path / "records").write_bytes(b"")
    with pytest.raises(Unavailable, match="cannot be written"):
        copy_out(store, room, kept(), tmp_path / "records")


def test_a_piece_that_was_altered_is_not_copied(
    store: Database, room: str, file: Path, tmp_path: Path
) -> None:
    found = keep_record(Session(store, room, ANNA), "en")
    alter(file, "UPDATE chunk SET data = x'00'")
    with pytest.raises(Corrupt, match="missing or was altered"):
        copy_out(store, room, found, tmp_path / "records")
    assert list((tmp_path / "records").iterdir()) == []
    gone = msgspec.structs.replace(found, chunks=("0" * 64,))
    with pytest.raises(Corrupt, match="missing or was altered"):
        copy_out(store, room, gone, tmp_path / "records")


def attachment(store: Database, room: str, name: str, data: bytes) -> Attachment:
    """Attach bytes as any version of the program may have."""
    names = store.put_file(room, data)
    digest = hashlib.sha256(data).hexdigest()
    return Attachment("file:1", "P1", name, "", len(data), digest, names, "", "", "", 1)


def test_a_copy_is_there_to_be_read_only(store: Database, room: str, tmp_path: Path) -> None:
    for _time in range(2):
        path = copy_out(store, room, attachment(store, room, "../Żółw.csv", b"a,b"), tmp_path / "files")
        assert path == tmp_path / "files" / "Żółw.csv"
        assert path.read_bytes() == b"a,b"
        assert stat.S_IMODE(path.stat().st_mode) == 0o444


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.exe", b"data"), ("a.desktop", b"data"), ("a.pdf", b"\x7fELF..."), ("a", b"#!/bin/sh")],
)
def test_what_would_run_is_not_opened_but_can_be_saved(
    name: str, data: bytes, store: Database, room: str, tmp_path: Path
) -> None:
    item = attachment(store, room, name, data)
    with pytest.raises(Rejected, match="is a program or a script and is not opened"):
        copy_out(store, room, item, tmp_path / "files")
    assert not list(tmp_path.glob("files/*"))
    assert save_to(store, room, item, tmp_path / "saved").read_bytes() == data


def test_a_file_whose_whole_was_altered_leaves_nothing(store: Database, room: str, tmp_path: Path) -> None:
    item = attachment(store, room, "a.csv", b"a,b")
    item.sha256 = "ab" * 32
    older = tmp_path / "a.csv"
    older.write_bytes(b"older")
    with pytest.raises(Corrupt, match=r"a\.csv is not the file that was attached"):
        save_to(store, room, item, older)
    assert not list(tmp_path.glob("*.part"))
    assert older.read_bytes() == b"older"


def test_files_of_one_name_get_numbers(store: Database, room: str, tmp_path: Path) -> None:
    files: list[KeptFile | Attachment] = [
        attachment(store, room, "a.csv", bytes([number])) for number in (1, 2)
    ]
    written = save_all(store, room, files, tmp_path / "out")
    assert [path.name for path in written] == ["a.csv", "a (2).csv"]
    assert written[1].read_bytes() == b"\2"
