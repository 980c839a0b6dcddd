"""What the line offers while a word is typed: only what is in the room, and only where it is read."""

from __future__ import annotations

import pytest

from tests.asking import ask
from tests.rooms import Bench, busy_room
from warroom.services.completing import complete


@pytest.fixture
def bench() -> Bench:
    """Give a busy room with two open asks."""
    made = busy_room()
    ask(made, "Do all lines answer?")
    ask(made, "Is it the bank?", "PAYMENTS", due_in=15)
    made.log("Shops call", tags=("shops", "two words"))
    return made


def words(bench: Bench, line: str) -> list[str]:
    """Give the words offered at the end of a line."""
    found = complete(bench.room, line, len(line))
    return [each.word for each in found.candidates] if found else []


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("/de", ["/decide"]),
        ("/hy", ["/hyp"]),
        ("see /de", []),
        ("@NET", ["@NETWORK"]),
        ("ask @pay", ["@PAYMENTS"]),
        ("ana@pay", []),
        ("call #sh", ["#shops"]),
        ("call #two", []),
        ("^E", ["^E2", "^E1"]),
        ("as ^F2", ["^F2"]),
        ("as ^A", ["^A2", "^A1"]),
        ("/evidence +", ["+H1", "+H2"]),
        ("/evidence !!h2", ["!!H2"]),
        ("/evidence It hums +release", ["+H1"]),
        ("a note +", []),
        ("/answer ", ["A2", "A1"]),
        ("/answer bank", ["A2"]),
        ("/answer A1 ", []),
        ("plain words", []),
        ("", []),
    ],
)
def test_what_is_offered(line: str, offered: list[str], bench: Bench) -> None:
    assert words(bench, line) == offered


def test_verbs_say_what_they_log(bench: Bench) -> None:
    found = complete(bench.room, "/", 1)
    assert found is not None
    assert len(found.candidates) > 10
    assert all(each.help for each in found.candidates)
    assert not found.whole


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("@NETWORK", True),
        ("@NETW", False),
        ("/ev", True),
        ("/evi", False),
        ("#sh", True),
        ("^E1", True),
        ("#", False),
    ],
)
def test_a_word_that_stands_for_something_is_whole(line: str, whole: bool, bench: Bench) -> None:
    found = complete(bench.room, line, len(line))
    assert found is not None
    assert found.whole is whole


def test_fixes_under_way_can_be_done(bench: Bench) -> None:
    bench.move(bench.room.stream_of("F2"), "ordered")
    assert "F2" in words(bench, "/done ")
    assert "F2" not in words(bench, "/answer ")


def test_the_word_is_where_the_cursor_is(bench: Bench) -> None:
    found = complete(bench.room, "ask @net now", 8)
    assert found is not None
    assert (found.start, found.end) == (4, 8)
