"""Errors speak the reader's language, with everything they name."""

from __future__ import annotations

import pytest

from warroom import i18n
from warroom.errors import Conflict, Corrupt, Rejected, Unavailable
from warroom.services.saying import say


def test_values_stand_in_their_places() -> None:
    wrong = Unavailable("{place} cannot be written: {detail}", place="/tmp/x", detail="full")  # noqa: S108
    assert say(wrong) == "/tmp/x cannot be written: full"  # noqa: S108


def test_an_error_inside_an_error_is_said_too() -> None:
    inner = Rejected("There is no room {name}.", name="apollo")
    assert say(Unavailable("It failed: {detail}", detail=inner)) == "It failed: There is no room apollo."


def test_braces_of_people_are_left_alone() -> None:
    assert say(Rejected("There is no room {name}.", name="{evil} %s")) == "There is no room {evil} %s."
    assert say(Rejected("A text with {braces}")) == "A text with {braces}"


@pytest.mark.parametrize("wrong", [Conflict("fix:1", 3), Corrupt("Damaged at {seq}", seq=7)])
def test_all_kinds_say_something(wrong: Conflict | Corrupt) -> None:
    assert "{" not in say(wrong)
    assert len(say(wrong)) > 5


def test_a_bug_says_what_it_is() -> None:
    assert "ZeroDivisionError" in say(ZeroDivisionError("division by zero"))


def test_every_language_keeps_the_names() -> None:
    for code in i18n.available():
        i18n.use(code)
        known = Rejected("There is no station {key} in this room.", key="STORES")
        assert "STORES" in say(known)
    i18n.use("en")
