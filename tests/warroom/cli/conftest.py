"""Calls of the program in this process: words in, exit code and both outputs out."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from warroom import i18n
from warroom.cli.here import Shot, WallWanted
from warroom.cli.opening import ROOM
from warroom.cli.start import run
from warroom.services import demonstration
from warroom.store.store import Store


class Said(NamedTuple):
    """What a call gave back."""

    code: int
    out: str
    err: str


class Noted:
    """Screens that only note what they are asked to show; the windows themselves are tested in tests/ui."""

    def __init__(self) -> None:
        self.desks: list[dict[str, str]] = []
        self.shots: list[Shot] = []
        self.walls: list[WallWanted] = []
        self.code = 0

    def desk(self, url: str, room: str, theme: str, language: str) -> int:
        """Note a desk."""
        self.desks.append({"url": url, "room": room, "theme": theme, "language": language})
        return self.code

    def picture(self, shot: Shot) -> None:
        """Note a picture and leave its file."""
        self.shots.append(shot)
        shot.path.write_bytes(b"\x89PNG")

    def wall(self, wanted: WallWanted, theme: str, language: str) -> int:
        """Note a wall."""
        self.walls.append(wanted)
        return self.code


class Program:
    """The program with a database of the test's own."""

    def __init__(
        self, file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.file = file
        self.url = f"sqlite:///{file.as_posix()}"
        self.screens = Noted()
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *words: str, stdin: bytes = b"", alone: bool = False) -> Said:
        """Call the program; `alone` names no database."""
        self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self._capsys.readouterr()
        code = run([*(() if alone else ("--room", self.url)), *words], self.screens)
        out, err = self._capsys.readouterr()
        return Said(code, out, err)

    def good(self, *words: str, stdin: bytes = b"") -> str:
        """Call the program, expect success without a word of trouble, and give what it printed."""
        said = self(*words, stdin=stdin)
        assert (said.code, said.err) == (0, ""), said
        return said.out

    def json(self, *words: str) -> Any:
        """Call the program and read its JSON."""
        out = self.good(*words, "--json")
        assert out.endswith("\n")
        return msgspec.json.decode(out)

    def refused(self, *words: str, stdin: bytes = b"", code: int = 2) -> str:
        """Call the program, expect one clear line of refusal, and give it."""
        said = self(*words, stdin=stdin)
        assert (said.code, said.out) == (code, ""), said
        assert said.err.startswith("warroom: ")
        assert said.err.count("\n") == 1
        return said.err


@pytest.fixture
def program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """Give the program with an empty database; the language is English again afterwards."""
    monkeypatch.delenv(ROOM, raising=False)
    yield Program(tmp_path / "rooms.db", capsys, monkeypatch)
    i18n.use("en")


@pytest.fixture(scope="session")
def mission(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a database with the whole Apollo 13; copy it before changing anything."""
    file = tmp_path_factory.mktemp("mission") / "rooms.db"
    store = Store(f"sqlite:///{file.as_posix()}")
    demonstration.install(store, "apollo13", complete=True)
    store.close()
    return file


@pytest.fixture
def apollo(program: Program, mission: Path) -> Program:
    """Give the program with the whole Apollo 13 in its database."""
    shutil.copyfile(mission, program.file)
    return program
