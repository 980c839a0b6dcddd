"""A picture is asked for exactly, and refused before any window opens."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tests.warroom.cli.conftest import Program
from warroom.cli import screenshot
from warroom.errors import Rejected


def test_the_desk_is_drawn_as_asked(apollo: Program, tmp_path: Path) -> None:
    target = tmp_path / "desk.png"
    out = apollo.good(
        *("--theme", "light", "--lang", "es", "screenshot", "desk", "apollo13", "-o", str(target)),
        *("--size", "1280x720", "--page", "fixes", "--as-of", "057:40", "--scale", "2"),
    )
    assert out == f"{target}\n"
    (shot,) = apollo.screens.shots
    assert (shot.url, shot.path, shot.page) == (apollo.url, target, "fixes")
    assert (shot.width, shot.height, shot.scale) == (1280, 720, 2.0)
    assert (shot.theme, shot.language) == ("light", "es")
    assert (shot.as_of, shot.known_at) == ("1970-04-14T04:53:00.000000Z", "")
    assert len(shot.room) == 36


def test_the_records_first_page_has_the_size_asked_for(apollo: Program, tmp_path: Path) -> None:
    target = tmp_path / "record.png"
    apollo.good("screenshot", "record", "apollo13", "-o", str(target), "--size", "400x500", "--scale", "2")
    data = target.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (800, 1000)
    assert apollo.screens.shots == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["floor", "apollo13", "-o", "a.png"], "SUBJECT is one of: desk, wall, record. Not floor."),
        (["desk", "apollo13", "-o", "a.jpg"], "A picture ends in .png: a.jpg"),
        (["desk", "apollo13", "-o", "a.png", "--size", "huge"], "A size is written like 1920x1080"),
        (["desk", "apollo13", "-o", "a.png", "--page", "moon"], "--page is one of: timeline, hypotheses"),
        (["desk", "apollo13", "-o", "a.png", "--scale", "9"], "A scale goes from 0.5 to 4, not 9."),
        (["desk", "apollo13", "-o", "a.png", "--as-of", "1969-07-20"], "was not declared yet"),
        (["record", "apollo13", "-o", "a.png", "--as-of", "noon"], "is no time of this room"),
        (["desk", "nowhere", "-o", "a.png"], "There is no room nowhere."),
        (["desk", "apollo13"], "-o/--output is missing."),
    ],
)
def test_what_does_not_fit_is_refused_without_a_window(
    apollo: Program, words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said in apollo.refused("screenshot", *words)
    assert apollo.screens.shots == []


def test_a_picture_replaces_nothing_by_accident(apollo: Program, tmp_path: Path) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(b"mine")
    assert "--force" in apollo.refused("screenshot", "desk", "apollo13", "-o", str(target))
    apollo.good("screenshot", "desk", "apollo13", "-o", str(target), "--force")


@pytest.mark.parametrize("text", ["", "1920", "1920x", "x1080", "99x1080", "99999x1080", "-5x5", "1920*1080"])
def test_what_is_no_size(text: str) -> None:
    with pytest.raises(Rejected, match="like 1920x1080"):
        screenshot.read_size(text)


def test_sizes_and_scales() -> None:
    assert screenshot.read_size(" 1920X1080 ") == (1920, 1080)
    assert screenshot.read_size("640×480") == (640, 480)
    assert screenshot.read_scale("1.5") == 1.5
    for wrong in ("0", "nan", "big", "inf"):
        with pytest.raises(Rejected):
            screenshot.read_scale(wrong)
