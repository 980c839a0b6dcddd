"""How far a room was seen at this desk, kept between two starts."""

from __future__ import annotations

from pathlib import Path

from warroom.services.seen import Seen


def test_what_was_seen_is_known_at_the_next_start(tmp_path: Path) -> None:
    seen = Seen(tmp_path, "room")
    assert seen.before == 0
    seen.note(12)
    assert seen.before == 0
    assert Seen(tmp_path, "room").before == 12
    assert Seen(tmp_path, "other").before == 0


def test_who_has_read_counts_from_here(tmp_path: Path) -> None:
    seen = Seen(tmp_path, "room")
    seen.left_at(20)
    assert seen.before == 20
    assert Seen(tmp_path, "room").before == 20


def test_the_view_is_remembered(tmp_path: Path) -> None:
    seen = Seen(tmp_path, "room")
    assert not seen.directors
    seen.view(directors=True)
    assert Seen(tmp_path, "room").directors
    seen.view(directors=False)
    assert not Seen(tmp_path, "room").directors


def test_a_file_that_was_spoiled_costs_only_the_summary(tmp_path: Path) -> None:
    (tmp_path / "room.json").write_text('{"seen":"a lot"}', encoding="utf-8")
    assert Seen(tmp_path, "room").before == 0


def test_a_folder_that_cannot_be_made_costs_only_the_summary(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    seen = Seen(tmp_path / "file" / "below", "room")
    seen.note(3)
    seen.view(directors=True)
    assert seen.directors
