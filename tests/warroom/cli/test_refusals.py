"""Every way of saying no is one line with the right exit code."""

from __future__ import annotations

import pytest

from tests.warroom.cli.conftest import Program
from warroom.cli import refusals
from warroom.errors import Conflict, Corrupt, Rejected, Unavailable


def test_damage_was_found_and_all_else_was_refused() -> None:
    assert refusals.code(Corrupt("{seq} is bad", seq=7)) == refusals.FOUND_WRONG
    for refused in (Rejected("no"), Conflict("a", 1), Unavailable("full")):
        assert refusals.code(refused) == refusals.REFUSED


def test_a_refusal_says_its_values() -> None:
    assert refusals.words(Rejected("There is no {name}.", name="{x}")) == "There is no {x}."
    assert refusals.words(Rejected("Braces {stay}.")) == "Braces {stay}."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show"], "ROOM is missing. Read: warroom show --help"),
        (["show", "a", "--nope"], "There is no option --nope. Read: warroom show --help"),
        (["report", "a"], "-o/--output is missing. Read: warroom report --help"),
        (["show", "a", "--as-of"], "The option --as-of needs a value, or takes none."),
        (["list", "--json=yes"], "The option --json needs a value, or takes none."),
        (["dance"], "There is no command dance. There are: demo, list, declare,"),
        (["--dance"], "There is no option --dance. Read: warroom --help"),
        (["show", "a", "b"], "b: this is too much here."),
    ],
)
def test_misuse_is_told_in_one_line(program: Program, words: list[str], said: str) -> None:
    assert said in program.refused(*words)
