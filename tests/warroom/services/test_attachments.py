"""Files come in whole, checked and in pieces, or not at all; each way to fail is a clear sentence."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier, Event

import msgspec
import pytest

from tests.files import large, png
from tests.rooms import ANNA, Bench
from tests.screens import full_disk, read_only
from warroom.domain.entry import Draft, Entry
from warroom.domain.rules.attachments import FILE_LIMIT, MIB, ROOM_LIMIT
from warroom.errors import Corrupt, Rejected, Unavailable
from warroom.services.attachments import Cancelled, Content, bring_in, is_program, media_type, read_back
from warroom.services.database import Database
from warroom.services.session import Session

pytestmark = pytest.mark.both


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Give a database of each sort with one room in it."""
    server = request.param == "postgresql"
    url = request.getfixturevalue("fresh_postgres") if server else f"sqlite:///{tmp_path / 'rooms.db'}"
    if server:
        from warroom.store import schema
        from warroom.store.engine import open_engine

        engine = open_engine(url)
        schema.migrate(engine)
        engine.dispose()
    with closing(Database(url)) as made:
        yield made


@pytest.fixture
def room(store: Database) -> str:
    """Give the id of a room."""
    return Bench().save(store)


@pytest.fixture
def lite(tmp_path: Path) -> Iterator[Database]:
    """Give a database in a file."""
    with closing(Database(f"sqlite:///{tmp_path / 'lite.db'}")) as made:
        yield made


def content(path: Path) -> Content:
    return Content(path.name, path)


def attach(store: Database, room: str, path: Path) -> Entry:
    session = Session(store, room, ANNA, "LEAD")
    return session.submit(bring_in(store, room, content(path), 0))[0]


def pieces(store: Database) -> int:
    with store.engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM chunk").scalar_one())


def test_a_file_comes_in_by_pieces_and_back_whole(store: Database, room: str, tmp_path: Path) -> None:
    path = large(tmp_path / "calls.log", 3)
    told: list[tuple[int, int]] = []
    command = bring_in(store, room, content(path), 0, lambda done, whole: told.append((done, whole)))
    assert told == [(MIB, 3 * MIB), (2 * MIB, 3 * MIB), (3 * MIB, 3 * MIB)]
    assert command.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    session = Session(store, room, ANNA, "LEAD")
    session.submit(command)
    (item,) = session.room.attachments.values()
    assert (item.name, item.media_type, item.size) == ("calls.log", "text/plain", 3 * MIB)
    assert b"".join(read_back(store, room, item.chunks, item.sha256, item.name)) == path.read_bytes()
    assert store.verify(room) is None


def test_the_same_file_again_stores_nothing_twice(store: Database, room: str, tmp_path: Path) -> None:
    path = large(tmp_path / "calls.log", 2)
    attach(store, room, path)
    with pytest.raises(Rejected, match=r"calls\.log is attached here already, as P1"):
        attach(store, room, path)
    assert pieces(store) == 2


def test_an_altered_piece_is_found_by_verify_and_not_given(
    store: Database, room: str, tmp_path: Path
) -> None:
    path = large(tmp_path / "calls.log", 2)
    entry = attach(store, room, path)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE chunk SET data = 'other'")
    finding = store.verify(room)
    assert finding is not None
    assert finding.seq == entry.seq
    item = Session(store, room, ANNA).room.attachments[entry.stream]
    with pytest.raises(Corrupt, match="missing or was altered"):
        b"".join(read_back(store, room, item.chunks, item.sha256, item.name))


def test_a_whole_with_another_hash_is_not_given(store: Database, room: str, tmp_path: Path) -> None:
    path = large(tmp_path / "calls.log", 2)
    command = bring_in(store, room, content(path), 0)
    swapped = msgspec.structs.replace(command, chunks=command.chunks[::-1])
    session = Session(store, room, ANNA, "LEAD")
    (item,) = [session.room.attachments[each.stream] for each in session.submit(swapped)]
    with pytest.raises(Corrupt, match=r"calls\.log is not the file that was attached"):
        b"".join(read_back(store, room, item.chunks, item.sha256, item.name))


def test_an_erased_file_takes_its_pieces_along(store: Database, room: str, tmp_path: Path) -> None:
    entry = attach(store, room, large(tmp_path / "calls.log", 2))
    attach(store, room, large(tmp_path / "short.log", 1))
    store.erase(room, [entry.seq], "", "privacy", actor=ANNA, now=entry.recorded_at)
    assert store.verify(room) is None
    assert pieces(store) == 1
    item = Session(store, room, ANNA).room.attachments[entry.stream]
    with pytest.raises(Rejected, match="erased"):
        b"".join(read_back(store, room, item.chunks, item.sha256, item.name))


def test_a_room_is_copied_with_its_files_or_not(
    lite: Database, store: Database, room: str, tmp_path: Path
) -> None:
    attach(store, room, large(tmp_path / "calls.log", 2))
    entries = store.read(room)
    item = next(iter(Session(store, room, ANNA).room.attachments.values()))
    with pytest.raises((Corrupt, Rejected)):
        lite.copy_in(entries, [], "elsewhere")
    lite.copy_in(
        entries, list(zip(item.chunks, store.get_pieces(room, item.chunks), strict=True)), "elsewhere"
    )
    assert lite.verify(room) is None


def test_cancelled_in_the_middle_leaves_no_entry(store: Database, room: str, tmp_path: Path) -> None:
    path = large(tmp_path / "calls.log", 20)
    cancel = Event()
    told: list[int] = []

    def first(done: int, _whole: int) -> None:
        told.append(done)
        cancel.set()

    with pytest.raises(Cancelled):
        bring_in(store, room, content(path), 0, first, cancel)
    assert told == [MIB]
    assert store.head(room).seq == len(store.read(room)) == 6
    assert store.verify(room) is None


def test_cancelled_after_the_last_piece_is_cancelled(store: Database, room: str, tmp_path: Path) -> None:
    cancel = Event()
    path = large(tmp_path / "calls.log", 1)
    with pytest.raises(Cancelled):
        bring_in(store, room, content(path), 0, lambda _done, _whole: cancel.set(), cancel)


def test_two_stations_attach_the_same_file_at_once(store: Database, room: str, tmp_path: Path) -> None:
    path = large(tmp_path / "calls.log", 4)
    start = Barrier(2)

    def bring(station: str) -> list[Draft] | list[Entry]:
        start.wait()
        session = Session(store, room, ANNA, station)
        brought = bring_in(store, room, content(path), 0)
        return session.submit(
            msgspec.structs.replace(brought, note=station, links=("incident",) if station == "VOICE" else ())
        )

    with ThreadPoolExecutor(2) as stations:
        assert all(stations.map(bring, ("LEAD", "VOICE")))
    assert pieces(store) == 4
    assert store.verify(room) is None


def missing(folder: Path) -> Path:
    return folder / "gone.txt"


def folder_of(folder: Path) -> Path:
    (folder / "papers").mkdir()
    return folder / "papers"


def empty(folder: Path) -> Path:
    (folder / "empty.txt").touch()
    return folder / "empty.txt"


def device(folder: Path) -> Path:
    (folder / "zero.bin").symlink_to("/dev/zero")
    return folder / "zero.bin"


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


def broken_link(folder: Path) -> Path:
    (folder / "link.txt").symlink_to(folder / "nowhere")
    return folder / "link.txt"


def program(folder: Path) -> Path:
    shutil.copyfile("/bin/true", folder / "report.pdf")
    return folder / "report.pdf"


def script(folder: Path) -> Path:
    (folder / "notes.txt").write_text("#!/bin/sh\nrm -rf ~\n")
    return folder / "notes.txt"


def too_large(folder: Path) -> Path:
    with (folder / "big.bin").open("wb") as file:
        file.truncate(FILE_LIMIT + 1)
    return folder / "big.bin"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (missing, "gone.txt is not there any more. Look where it went."),
        (broken_link, "link.txt is not there any more."),
        (folder_of, "papers is a folder. Attach its files, or a zip of it."),
        (empty, "empty.txt is empty: there is nothing to attach."),
        (device, "zero.bin is no file but a device. Choose a file."),
        (pipe, "pipe.txt is no file but a device."),
        (program, "report.pdf is a program or a script and is not taken."),
        (script, "notes.txt is a program or a script and is not taken."),
        (too_large, "big.bin is too large: a file may have 50 MB."),
    ],
)
def test_what_is_not_taken_is_said_and_nothing_is_stored(
    make: Callable[[Path], Path], words: str, lite: Database, tmp_path: Path
) -> None:
    room = Bench().save(lite)
    with pytest.raises((Rejected, Unavailable)) as said:
        bring_in(lite, room, content(make(tmp_path)), 0)
    assert words in str(said.value)
    assert pieces(lite) == 0


@pytest.fixture
def nobody() -> Iterator[None]:
    """Be somebody who may read nothing, where the test runs as root."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    yield
    os.seteuid(before)


def test_a_file_of_somebody_else_is_said_so(lite: Database, tmp_path: Path, nobody: None) -> None:
    path = tmp_path / "secret.txt"
    with contextlib.suppress(PermissionError):
        path.write_text("x")
        path.chmod(0)
    with pytest.raises(Unavailable, match=r"secret\.txt may not be read by you"):
        bring_in(lite, "room", content(path), 0)


def test_a_name_that_no_system_takes_is_a_sentence(lite: Database) -> None:
    with pytest.raises(Unavailable, match="cannot be read"):
        bring_in(lite, Bench().save(lite), Content("a", Path("x" * 5000)), 0)


@pytest.mark.parametrize("grow", [True, False])
def test_a_file_that_changes_while_it_is_read_is_refused(grow: bool, lite: Database, tmp_path: Path) -> None:
    room = Bench().save(lite)
    path = large(tmp_path / "live.log", 2)

    def write(done: int, _whole: int) -> None:
        if done == MIB:
            with path.open("r+b") as file:
                file.truncate(3 * MIB if grow else MIB)

    with pytest.raises(Rejected, match=r"live\.log changed while it was read"):
        bring_in(lite, room, content(path), 0, write)


def test_a_full_room_takes_no_more(lite: Database, tmp_path: Path) -> None:
    path = large(tmp_path / "a.log", 1)
    with pytest.raises(Rejected, match="500 MB in all, 499 MB are taken"):
        bring_in(lite, Bench().save(lite), content(path), ROOM_LIMIT - 1)


def test_a_full_disk_and_a_read_only_database_say_what_to_do(lite: Database, tmp_path: Path) -> None:
    room = Bench().save(lite)
    path = large(tmp_path / "a.log", 2)
    with full_disk(lite), pytest.raises(Unavailable, match="Free some space"):
        bring_in(lite, room, content(path), 0)
    with read_only(lite), pytest.raises(Unavailable, match="Check who may write there"):
        bring_in(lite, room, content(path), 0)
    assert bring_in(lite, room, content(path), 0).size == 2 * MIB


def test_bytes_come_in_as_files_do(lite: Database) -> None:
    command = bring_in(lite, Bench().save(lite), Content("picture.png", png()), 0)
    assert (command.media_type, command.size) == ("image/png", len(png()))
    with pytest.raises(Rejected, match="empty"):
        bring_in(lite, "x", Content("picture.png", b""), 0)


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", png(), "image/png"),
        ("a", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a", b"GIF89a...", "image/gif"),
        ("a", b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        ("a", b"%PDF-1.7", "application/pdf"),
        ("a.xyz", b"PK\x03\x04...", "application/zip"),
        (
            "a.docx",
            b"PK\x03\x04...",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("a.csv", b"a,b\n", "text/csv"),
        ("a.png", b"no picture", "text/plain"),
        ("a.pdf", b"\0\1\2", "application/octet-stream"),
        ("a", "Zażółć".encode(), "text/plain"),
        ("a", ("x" * 4095 + "ł").encode()[:4096], "text/plain"),
        ("a", b"\xff\xfe\xfd", "application/octet-stream"),
    ],
)
def test_the_type_is_what_the_content_says(name: str, head: bytes, kind: str) -> None:
    assert media_type(name, head) == kind


@pytest.mark.parametrize(
    "head",
    [b"\x7fELF\2", b"MZ\x90\0\3", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!/bin/sh", b"\xef\xbb\xbf#!x"],
)
def test_programs_are_known_by_how_they_begin(head: bytes) -> None:
    assert is_program(head)
    assert not is_program(b"x" + head)


def test_words_that_begin_like_a_program_are_words() -> None:
    assert not is_program(b"MZ;amount\n1;2\n")
