"""A call ends with its exit code and at most one line of trouble."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.warroom.cli.conftest import Program
from warroom import config
from warroom.cli import start
from warroom.errors import Unavailable


def test_without_a_verb_the_desk_opens(program: Program) -> None:
    assert program.good("--theme", "light", "--lang", "es") == ""
    assert program.screens.desks == [{"url": program.url, "room": "", "theme": "light", "language": "es"}]


def test_the_desk_opens_in_ones_own_database_with_ones_own_choices(program: Program, home: Path) -> None:
    config.remember(theme="dark")
    assert program(alone=True).code == 0
    own = f"sqlite:///{(home / 'data' / 'rooms.db').as_posix()}"
    assert program.screens.desks == [{"url": own, "room": "", "theme": "dark", "language": ""}]


def test_what_the_desk_lacks_is_one_line(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def lack(*_given: str) -> int:
        raise Unavailable("There is no screen here.")

    monkeypatch.setattr(program.screens, "desk", lack)
    assert program.refused() == "warroom: There is no screen here.\n"


def test_a_bug_is_one_line_and_a_report(
    program: Program, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    def fail(*_given: str) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(program.screens, "desk", fail)
    said = program.refused(code=70)
    (report,) = (home / "data" / "crashes").iterdir()
    assert str(report) in said
    assert "verb: desk" in report.read_text(encoding="utf-8")


def test_an_interrupted_call_says_nothing(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_given: str) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(program.screens, "desk", stop)
    assert program() == (130, "", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--lang", "tlh", "list"], "does not speak tlh. It speaks: en, es"),
        (["--lang", "tlh"], "does not speak tlh. It speaks: en, es"),
        (["--theme", "pink"], "There is no theme pink."),
        (["--room", "no address", "list"], "There is no saved connection no address"),
        (["--room", "mysql://x/y", "list"], "is no database address."),
    ],
)
def test_what_cannot_be_is_refused(program: Program, words: list[str], said: str) -> None:
    assert said in program.refused(*words)


def test_settings_that_cannot_be_read_are_told_in_one_line(program: Program, home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.json").mkdir()
    assert "settings" in program.refused("list")


def test_output_is_utf8_and_takes_every_character(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    start.write_utf8()
    sys.stdout.write("ñ\udcff")
    sys.stdout.flush()
    assert raw.getvalue() == "ñ".encode() + rb"\udcff"
