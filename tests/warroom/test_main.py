"""The program as a process of its own: exit codes, encodings, languages, pipes and windows."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from warroom import __version__
from warroom.__main__ import Windows, main, qt_is_lacking
from warroom.errors import Unavailable


def call(
    *words: str, stdin: bytes = b"", surroundings: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program with these words."""
    return subprocess.run(
        [sys.executable, "-m", "warroom", *words],
        env={**os.environ, **(surroundings or {})},
        input=stdin,
        capture_output=True,
        check=False,
    )


def test_the_exit_codes(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'rooms.db').as_posix()}"
    assert call("--version").stdout.decode().split() == ["War", "Room", __version__]
    declared = call("--room", url, "declare", "Power")
    assert (declared.returncode, declared.stderr) == (0, b"")
    assert call("verify", surroundings={"WARROOM_ROOM": url}).returncode == 0
    assert call("--room", url, "show", "nowhere").returncode == 2
    assert call("--room", url, "dance").returncode == 2
    raw = (tmp_path / "rooms.db").read_bytes()
    (tmp_path / "rooms.db").write_bytes(raw.replace(b"Customer voice", b"Customer noise"))
    assert call("--room", url, "verify").returncode == 1


def test_words_of_any_language_pass_through_any_terminal(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'rooms.db').as_posix()}"
    odd = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C", "WARROOM_ROOM": url}
    call("declare", "Power", surroundings=odd)
    words = "Señal débil · 電源 − 🔌"
    assert call("log", "power", "-", stdin=words.encode(), surroundings=odd).returncode == 0
    shown = call("show", "power", "--json", surroundings=odd)
    assert msgspec.json.decode(shown.stdout)["timeline"][-1]["text"] == words
    assert words in call("show", "power", surroundings=odd).stdout.decode()


def test_help_in_two_languages() -> None:
    assert call("--help").stdout.decode().startswith("Usage: warroom [OPTIONS] VERB ...")
    assert (
        call("show", "--help", "--lang", "es").stdout.decode().startswith("Uso: warroom show [OPCIONES] ROOM")
    )
    by_system = call("--help", surroundings={"LANGUAGE": "es_MX", "LC_ALL": "es_MX.UTF-8"}).stdout.decode()
    assert by_system.startswith("Uso: warroom [OPCIONES]")


def test_errors_speak_the_language_asked_for(tmp_path: Path) -> None:
    said = call("--room", f"sqlite:///{(tmp_path / 'none.db').as_posix()}", "--lang", "es", "verify")
    assert said.returncode == 2
    assert said.stderr.decode().startswith("warroom: ")
    assert "There is no" not in said.stderr.decode()
    assert said.stderr.count(b"\n") == 1


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "warroom", "declare", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_the_desk_needs_a_screen() -> None:
    lacking = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    if sys.platform != "linux":
        pytest.skip("other systems always have a screen")
    said = call(surroundings=lacking)
    assert said.returncode == 2
    assert said.stderr.decode().startswith("warroom: There is no screen here.")


def test_a_missing_part_of_the_program_is_a_bug_but_a_missing_library_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lost = ImportError("No module named ui.nothing")
    assert qt_is_lacking(lost) is lost
    monkeypatch.setenv("QT_QPA_PLATFORM", "nothing")
    told = qt_is_lacking(lost)
    assert isinstance(told, Unavailable)
    assert "Qt cannot start here (through nothing)." in str(told)


def test_without_a_verb_nothing_but_the_windows_is_loaded() -> None:
    code = (
        "import sys\n"
        "from warroom.cli import start\n"
        "class Screens:\n"
        "    def desk(self, *given): sys.stdout.write(str({'typer', 'pydantic', 'typst'} & {*sys.modules})); return 5\n"
        "sys.exit(start.run([], Screens()))\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (5, b"set()", b"")


def test_the_same_call_in_this_process(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"War Room {__version__}\n"
    assert {name for name in vars(Windows) if not name.startswith("_")} == {"desk", "picture", "wall"}


def test_a_picture_of_the_desk_without_a_screen(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'rooms.db').as_posix()}"
    target = tmp_path / "desk.png"
    assert call("--room", url, "demo", "--no-window").returncode == 0
    drawn = call("--room", url, "screenshot", "desk", "apollo13", "-o", str(target), "--size", "1280x720")
    assert drawn.returncode == 0
    assert struct.unpack(">II", target.read_bytes()[16:24]) == (1280, 720)
