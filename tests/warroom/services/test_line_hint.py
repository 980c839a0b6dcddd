"""The hint says what Enter will do, for every kind of line."""

from __future__ import annotations

import pytest

from tests.asking import ask
from tests.rooms import busy_room
from warroom.services.entry_line import read_line
from warroom.services.line_hint import DOES, hint
from warroom.services.line_verbs import VERBS


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Words", "Enter logs a note"),
        ("/evidence Words !H2 +H1", "Enter logs evidence · against H2 · for H1"),
        ("/ask @NETWORK Words?", "Enter asks NETWORK"),
        ("/ask Words?", "Enter asks – whom? @station"),
        ("/answer A1 Words", "Enter answers A1"),
        ("/thanks Dan: for it", "Enter thanks Dan"),
        ("@VOICE Words #shops ^E1 *", "Enter logs a note · as VOICE · E1 · #shops · key moment"),
        ("@NETWORK has it", "Enter logs a note · @NETWORK"),
    ],
)
def test_what_enter_will_do(line: str, said: str) -> None:
    bench = busy_room()
    ask(bench, "Do all lines answer?")
    found = hint(bench.room, read_line(bench.room, line, held=("VOICE",)))
    assert sorted(found.split(" · ")) == sorted(said.split(" · "))
    assert found.startswith(said.split(" · ", maxsplit=1)[0])


def test_times_are_said() -> None:
    room = busy_room().room
    assert hint(room, read_line(room, "-5m Words")).startswith("Enter logs a note · ")
    assert " · due " in hint(room, read_line(room, "/ask @NETWORK Words? in 15m"))


def test_every_kind_says_something() -> None:
    assert set(DOES) == {verb.kind for verb in VERBS}
