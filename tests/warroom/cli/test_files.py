"""Files go into a room and out again from the command line, checked on both ways."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.files import large, png
from tests.warroom.cli.conftest import Program
from warroom.cli.app import VERBS
from warroom.domain.rules.attachments import FILE_LIMIT, MIB, ROOM_LIMIT


@pytest.fixture
def room(program: Program) -> Program:
    """Give the program with a room called power that has an observation E1."""
    program.good("declare", "Power", "--station", "net")
    return program


def test_a_file_is_attached_listed_and_saved(room: Program, tmp_path: Path) -> None:
    log = large(tmp_path / "calls.log", 2)
    picture = tmp_path / "chart.png"
    picture.write_bytes(png())
    room.good("log", "power", "We wait", "--type", "decision")
    said = room.good(
        "attach", "power", str(log), str(picture), "--about", "d1", "--station", "net", "--note", "line 3"
    )
    assert said.splitlines() == ["P1 calls.log, 2.0 MB", f"P2 chart.png, {len(png())} B"]
    listed = room.good("files", "power").splitlines()
    assert [re.split(r"  +", line) for line in listed] == [
        ["P1", "calls.log", "2.0 MB", "NET", "D1"],
        ["P2", "chart.png", f"{len(png())} B", "NET", "D1"],
    ]
    told = room.json("files", "power")["attachments"]
    assert (told[0]["about"], told[0]["media_type"], told[0]["note"]) == (["D1"], "text/plain", "line 3")
    assert room.json("show", "power")["attachments"] == told
    assert "attached chart.png" in room.good("show", "power")
    out = tmp_path / "out"
    for number in ("", " (2)"):
        written = room.good("files", "power", "--save", str(out)).splitlines()
        assert written == [str(out / f"calls{number}.log"), str(out / f"chart{number}.png")]
        assert (out / f"calls{number}.log").read_bytes() == log.read_bytes()
    room.good("verify", "power")


def test_json_tells_what_was_attached(room: Program, tmp_path: Path) -> None:
    log = large(tmp_path / "calls.log", 1)
    (told,) = room.json("attach", "power", str(log))
    assert (told["ref"], told["name"], told["size"], told["about"]) == ("P1", "calls.log", MIB, [])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["power", "gone.txt"], "gone.txt is not there any more"),
        (["power", "/dev/null"], "null is no file but a device"),
        (["power", "/usr"], "usr is a folder"),
        (["power", "setup.py", "--about", "E9"], "There is no E9 in this room."),
        (["power", "pyproject.toml", "--station", "moon"], "There is no station MOON"),
        (["power"], "FILE is missing."),
    ],
)
def test_what_does_not_fit_is_refused(room: Program, words: list[str], said: str) -> None:
    assert said in room.refused("attach", *words)
    assert room.good("files", "power") == "No files are attached.\n"


def test_a_damaged_file_is_not_written(room: Program, tmp_path: Path) -> None:
    room.good("attach", "power", str(large(tmp_path / "calls.log", 1)))
    with closing(sqlite3.connect(room.file)) as other, other:
        other.execute("UPDATE chunk SET data = x'00'")
    said = room("files", "power", "--save", str(tmp_path / "out"))
    assert said.code == 1
    assert "missing or was altered" in said.err
    assert not any((tmp_path / "out").iterdir())


def test_the_limits_are_published(program: Program) -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    said = f"at most {FILE_LIMIT // MIB} MB each and {ROOM_LIMIT // MIB} MB a room"
    assert said in readme
    assert f"at most {FILE_LIMIT // MIB} MB each" in " ".join(program.good("attach", "--help").split())
    assert {"attach", "files"} <= {name for name, _words, _verb in VERBS}
