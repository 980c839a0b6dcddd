"""The program is put together: all verbs, the options before them, and the desk without one."""

from __future__ import annotations

from typer.testing import CliRunner

from tests.warroom.cli.conftest import Noted, Program
from warroom import __version__
from warroom.cli.app import VERBS, build


def test_every_verb_of_the_program_is_there() -> None:
    names = [name for name, _purpose, _verb in VERBS]
    assert names == [
        "demo",
        "list",
        "declare",
        "log",
        "attach",
        "files",
        "show",
        "brief",
        "report",
        "house",
        "verify",
        "erase",
        "screenshot",
        "wall",
        "move",
        "backup",
        "restore",
    ]


def test_the_typer_program_runs_by_itself(program: Program) -> None:
    screens = Noted()
    ended = CliRunner().invoke(build(), ["--room", program.url, "--lang", "es"], obj=screens)
    assert ended.exit_code == 0
    assert screens.desks == [{"url": program.url, "room": "", "theme": "", "language": "es"}]
    ended = CliRunner().invoke(build(), ["--room", program.url, "declare", "A"], obj=screens)
    assert (ended.exit_code, ended.stdout.split()[1]) == (0, "a")


def test_the_version(program: Program) -> None:
    assert program.good("--version") == f"War Room {__version__}\n"


def test_the_desks_exit_code_is_the_programs() -> None:
    screens = Noted()
    screens.code = 4
    assert CliRunner().invoke(build(), [], obj=screens).exit_code == 4
