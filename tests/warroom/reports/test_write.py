"""Records as files: whole or not at all, and a clear word when it cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.warroom.reports.telling import short_room
from warroom.errors import Rejected, Unavailable
from warroom.reports.write import put_file, record_pdf, write_record


def test_the_record_is_written_as_a_pdf(tmp_path: Path) -> None:
    target = tmp_path / "record.pdf"
    target.write_bytes(b"an older one")
    made = write_record(short_room(), target, "verified")
    assert target.read_bytes() == made.pdf
    assert made.pdf.startswith(b"%PDF-")
    assert [file.name for file in tmp_path.iterdir()] == ["record.pdf"]


def test_the_same_room_gives_the_same_record() -> None:
    room = short_room()
    assert record_pdf(room).pdf == record_pdf(room).pdf


def test_a_folder_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="could not be written"):
        put_file(tmp_path / "nowhere" / "record.pdf", b"x")


def test_a_target_that_is_a_folder_keeps_no_half_file(tmp_path: Path) -> None:
    target = tmp_path / "record.pdf"
    target.mkdir()
    with pytest.raises(Unavailable, match="could not be written"):
        put_file(target, b"x")
    assert [file.name for file in tmp_path.iterdir()] == ["record.pdf"]


def test_pieces_that_end_badly_leave_nothing(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"begun"
        raise Rejected("no")

    with pytest.raises(Rejected):
        put_file(tmp_path / "a", pieces())
    assert not list(tmp_path.iterdir())
    put_file(tmp_path / "a", iter((b"be", b"gun")))
    assert (tmp_path / "a").read_bytes() == b"begun"
