"""Lines that were sent are there after a restart; a broken or full disk costs nothing else."""

from __future__ import annotations

from pathlib import Path

from warroom.services.line_history import MOST, LineHistory


def test_the_last_lines_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "drafts" / "room.history"
    history = LineHistory(path)
    for number in range(MOST + 5):
        history.add(f"line {number}")
    again = LineHistory(path)
    assert len(again.lines) == MOST
    assert (again.lines[0], again.lines[-1]) == ("line 5", f"line {MOST + 4}")


def test_the_same_line_again_is_kept_once(tmp_path: Path) -> None:
    history = LineHistory(tmp_path / "room.history")
    history.add("Go")
    history.add("Go")
    assert history.lines == ["Go"]


def test_a_file_that_cannot_be_read_is_no_history(tmp_path: Path) -> None:
    path = tmp_path / "room.history"
    path.write_bytes(b"\xff{")
    assert LineHistory(path).lines == []


def test_a_disk_that_refuses_leaves_the_lines_in_memory(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("in the way", encoding="utf-8")
    history = LineHistory(tmp_path / "drafts" / "room.history")
    history.add("Go")
    assert history.lines == ["Go"]
