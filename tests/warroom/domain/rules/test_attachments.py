"""What may be attached: names are made safe, limits hold, and nothing comes twice to the same place."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files import attach, attach_command
from tests.hostile import HOSTILE
from tests.rooms import Bench, closed_room
from warroom.domain.rules.attachments import (
    FILE_LIMIT,
    MIB,
    NAME_BYTES,
    NAME_LIMIT,
    ROOM_LIMIT,
    Attach,
    clean_name,
    room_size,
    runs,
)
from warroom.domain.state.attachments import Attached


def sized(name: str, size: int, digest: str = "ab") -> Attach:
    """Give the command for a file of any size, without making it."""
    pieces = tuple(f"{digest}{number:062x}" for number in range(-(-size // MIB)))
    return attach_command(name, size=size, sha256=digest * 32, chunks=pieces)


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("retry_sample.csv", "retry_sample.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ana\\..\\x.txt", "x.txt"),
        ("/", "file"),
        ("..", "file"),
        ("", "file"),
        ("  .hidden.txt ", "hidden.txt"),
        ("a\nb\tc.txt", "a b c.txt"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("console.txt", "console.txt"),
        ("Żółta łódź.png", "Żółta łódź.png"),
        ("請求書.pdf", "請求書.pdf"),
        ("فاتورة.pdf", "فاتورة.pdf"),
        ("evil.exe . .", "evil.exe"),
    ],
)
def test_a_name_becomes_one_that_every_system_can_write(given: str, clean: str) -> None:
    assert clean_name(given) == clean


@pytest.mark.parametrize("letter", ["x", "ł", "銀", "🚀"])
def test_a_long_name_keeps_its_ending(letter: str) -> None:
    clean = clean_name(letter * 300 + ".csv")
    assert clean.endswith(letter + ".csv")
    assert len(clean) <= NAME_LIMIT
    assert len(clean.encode()) <= NAME_BYTES


@given(st.text(max_size=400) | st.sampled_from(sorted(HOSTILE.values())))
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    clean = clean_name(name)
    assert clean
    assert not set(clean) & set('/\\<>:"|?*\0\n\u202e')
    assert clean.strip(". ") == clean
    assert len(clean.encode("utf-8", "surrogatepass")) <= NAME_BYTES
    assert clean_name(clean) == clean


@pytest.mark.parametrize(
    "name", ["a.exe", "a.PDF.Exe", "a.sh", "x/y.desktop", "a.lnk", "a.exe.", "a.js ", "a.jar"]
)
def test_what_a_double_click_runs_is_refused(name: str) -> None:
    said = Bench().refused(attach_command(name))
    assert said.field == "name"
    assert "is a program or a script and is not taken. Put it into a zip" in str(said)


@pytest.mark.parametrize("name", ["exe", "a.exe.txt", "sh", "run", "a.svg", "a.docx", "a", "a.csv"])
def test_everything_else_is_taken(name: str) -> None:
    assert not runs(name)
    assert Bench().submit(attach_command(name))


def test_limits_hold_to_the_byte() -> None:
    bench = Bench()
    bench.submit(sized("a.bin", FILE_LIMIT))
    said = bench.refused(sized("b.bin", FILE_LIMIT + 1, "cd"))
    assert str(said) == "b.bin is too large: a file may have 50 MB. Put a link to it into an entry instead."
    for number in range(1, ROOM_LIMIT // FILE_LIMIT):
        bench.submit(sized(f"{number}.bin", FILE_LIMIT, f"{number:02x}"))
    assert room_size(bench.room) == ROOM_LIMIT
    said = bench.refused(sized("c.bin", 1, "ef"))
    assert "does not fit: the files of a room may have 500 MB in all, 500 MB are taken." in str(said)
    seen = bench.evidence("Look")
    again = msgspec.structs.replace(sized("a.bin", FILE_LIMIT), links=(seen,))
    bench.submit(again)
    assert room_size(bench.room) == ROOM_LIMIT


def test_an_empty_file_is_nothing() -> None:
    said = Bench().refused(attach_command("a.txt", b""))
    assert str(said) == "a.txt is empty: there is nothing to attach."


@pytest.mark.parametrize(
    "wrong",
    [{"chunks": ()}, {"chunks": ("x" * 64,)}, {"chunks": ("ab" * 32,) * 2}, {"sha256": "ab"}, {"sha256": ""}],
)
def test_a_file_whose_pieces_do_not_fit_is_not_complete(wrong: dict[str, Any]) -> None:
    assert str(Bench().refused(attach_command(**wrong))) == "The file is not complete."


def test_the_same_content_comes_once_to_the_same_place() -> None:
    bench = Bench()
    seen = bench.evidence("Charged twice")
    first = attach(bench, links=(seen,))
    said = bench.refused(attach_command("copy.csv", links=(seen, seen)))
    assert str(said) == "copy.csv is attached here already, as P1 (retry_sample.csv)."
    attach(bench, "elsewhere.csv")
    bench.withdraw(first)
    attach(bench, links=(seen,))


def test_links_are_to_what_is_there_and_types_are_types() -> None:
    bench = Bench()
    assert bench.refused(attach_command(links=("nowhere",))).field == "links"
    assert bench.refused(attach_command(note="x" * 2001)).field == "note"
    odd = attach(bench, media_type="text/csv\nX: y")
    assert bench.room.attachments[odd].media_type == "application/octet-stream"


def test_a_closed_room_takes_no_files() -> None:
    assert "closed" in str(closed_room().refused(attach_command()))


def test_undo_takes_a_file_back() -> None:
    bench = Bench()
    entry = bench.submit(attach_command())[0]
    assert isinstance(bench.room.timeline.first[entry.stream].body, Attached)
    bench.undo(entry)
    assert bench.room.attachments[entry.stream].withdrawn == "undo"
