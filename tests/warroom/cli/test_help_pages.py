"""Help pages are whole in either language and name everything there is."""

from __future__ import annotations

import pytest

from tests.warroom.cli.conftest import Program
from warroom.cli.app import GROUPS, VERBS

NAMES = [name for name, _purpose, _verb in VERBS]
INNER = [f"{group} {name}" for group, _purpose, verbs in GROUPS for name, _words, _verb in verbs]
ENGLISH = ("Usage:", "Options", "Arguments", "Show", "Print", "When", "What", "Where", "Exit codes")


def test_the_program_names_all_its_verbs(program: Program) -> None:
    page = program.good("--help")
    assert page.startswith("Usage: warroom [OPTIONS] VERB ...\n")
    for name in (*NAMES, *(group for group, _purpose, _verbs in GROUPS)):
        assert f"\n  {name} " in page
    for option in ("--room URL", "--lang CODE", "--theme dark|light", "--version", "--help"):
        assert option in page


@pytest.mark.parametrize("name", [*NAMES, *INNER])
def test_each_verb_explains_itself_without_a_database(program: Program, name: str) -> None:
    page = program.good(*name.split(), "--help")
    assert page.startswith(f"Usage: warroom {name} [OPTIONS]")
    assert "--help" in page
    assert "Exit codes: 0 good" in page
    assert not program.file.exists()


@pytest.mark.parametrize("name", ["", *NAMES, *INNER, "admin"])
def test_spanish_pages_hold_no_english(program: Program, name: str) -> None:
    page = program.good("--lang", "es", *name.split(), "--help")
    assert page.startswith(f"Uso: {f'warroom {name}'.strip()} [OPCIONES]")
    assert [word for word in ENGLISH if word in page] == []


def test_arguments_and_options_that_repeat_say_so(program: Program) -> None:
    page = program.good("log", "--help")
    assert page.startswith("Usage: warroom log [OPTIONS] ROOM TEXT...")
    assert "Can be given several times." in " ".join(page.split())
    assert "[ROOM]" in program.good("verify", "--help")
