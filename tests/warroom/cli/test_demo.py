"""The demonstration runs on from where it stood, or is whole with its record, once."""

from __future__ import annotations

from pathlib import Path

from tests.warroom.cli.conftest import Program
from warroom.cli.screenshot import PAGES


def test_the_running_demonstration_opens_in_the_desk(program: Program) -> None:
    assert program.good("demo") == "APOLLO13 apollo13\n"
    (desk,) = program.screens.desks
    (head,) = program.json("list")
    assert (desk["url"], desk["room"]) == (program.url, head["id"])
    assert (head["phase"], head["nature"]) == ("react", "history")


def test_it_goes_on_where_it_stopped(program: Program) -> None:
    program.good("demo", "--no-window")
    program.good("log", "apollo13", "Here we are.")
    assert program.good("demo", "apollo13", "--no-window") == "APOLLO13 apollo13\n"
    assert program.screens.desks == []
    assert len(program.json("list")) == 1


def test_the_whole_mission_is_there_once_with_its_record(program: Program) -> None:
    head = program.json("demo", "apollo13", "--complete", "--no-window")
    assert (head["slug"], head["phase"]) == ("apollo13", "closed")
    records = program.json("show", "apollo13")["closeout"]["records"]
    assert [each["media_type"] for each in records] == ["application/pdf"]
    again = program.json("demo", "apollo13", "--complete", "--no-window")
    assert again["id"] == head["id"]
    assert len(program.json("show", "apollo13")["closeout"]["records"]) == 1
    assert program("verify").code == 0


def test_both_live_side_by_side(program: Program) -> None:
    program.good("demo", "--no-window")
    assert program.good("demo", "--complete", "--no-window") == "APOLLO13-2 apollo13-2\n"
    assert program.good("demo", "--complete", "--no-window") == "APOLLO13-2 apollo13-2\n"
    assert program.good("demo", "--no-window") == "APOLLO13 apollo13\n"


def test_pictures_and_record_instead_of_a_window(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "build" / "demo"
    lines = program.good("demo", "--pictures", str(folder)).splitlines()
    assert program.screens.desks == []
    assert [shot.page for shot in program.screens.shots] == list(PAGES)
    assert {(shot.width, shot.height) for shot in program.screens.shots} == {(1920, 1080)}
    assert (folder / "record.pdf").read_bytes().startswith(b"%PDF")
    assert lines[1:] == [str(folder / "record.pdf"), *(str(folder / f"desk-{page}.png") for page in PAGES)]
    assert len(program.json("list")) == 1
    again = program.json("demo", "--complete", "--pictures", str(folder))
    assert again["slug"] == "apollo13-2"
    assert program.screens.shots[-1].room == again["id"]


def test_what_cannot_be_is_refused(program: Program, tmp_path: Path) -> None:
    assert "There is no demonstration moon. There are: apollo13" in program.refused("demo", "moon")
    (tmp_path / "file").write_text("")
    said = program("demo", "--pictures", str(tmp_path / "file" / "x"))
    assert said.code == 2
    assert "cannot be made" in said.err
