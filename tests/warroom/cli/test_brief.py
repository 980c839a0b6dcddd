"""The brief on the command line: ten lines for people, the same for programs, at any time, in both languages."""

from __future__ import annotations

from tests.warroom.cli.conftest import Program


def test_ten_lines_under_a_head(apollo: Program) -> None:
    lines = apollo.good("brief", "apollo13", "--as-of", "057:40").splitlines()
    assert len(lines) == 11
    assert lines[0].startswith("Apollo 13")
    assert lines[1].startswith("How bad: SEV 1 · ")
    assert lines[4].startswith("What we believe: H")


def test_the_same_for_programs(apollo: Program) -> None:
    found = apollo.json("brief", "apollo13", "--as-of", "057:40")
    assert found.keys() == {"reference", "title", "at", "lines", "questions"}
    assert len(found["lines"]) == 10
    assert found["lines"][0].keys() == {"caption", "text", "age"}
    assert found["questions"] == []


def test_in_spanish(apollo: Program) -> None:
    assert "Gravedad: SEV 1" in apollo.good("brief", "apollo13", "--lang", "es", "--as-of", "057:40")


def test_a_room_that_is_not_there(apollo: Program) -> None:
    assert "There is no room nowhere." in apollo.refused("brief", "nowhere")
