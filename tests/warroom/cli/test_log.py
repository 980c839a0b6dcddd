"""A line is logged from words or a pipe, at any time, at a station, and refused clearly."""

from __future__ import annotations

import pytest

from tests.warroom.cli.conftest import Program


@pytest.fixture
def room(program: Program) -> Program:
    """Give the program with a room called power."""
    program.good("declare", "Power", "--first-hurt", "2026-01-01T10:00:00Z", "--station", "net")
    return program


def test_a_note_now(room: Program) -> None:
    assert room.good("log", "power", "two", "words").endswith("entry 6\n")
    row = room.json("show", "power")["timeline"][-1]
    assert (row["text"], row["type"], row["station"], row["key"]) == ("two words", "note", "", False)


def test_all_options(room: Program) -> None:
    logged = room.json(
        *("log", "POWER", "Restart it", "--at", "T+00:10:00", "--station", "net", "--type", "decision"),
        *("--tag", "#plan", "--tag", "b", "--key"),
    )
    assert logged.keys() == {"id", "seq", "at", "ref", "hash"}
    assert (logged["ref"], logged["at"]) == ("D1", "2026-01-01T10:10:00.000000Z")
    shown = room.json("show", "power")
    row = shown["timeline"][-1]
    assert (row["id"], row["seq"]) == (logged["id"], logged["seq"])
    assert (row["station"], row["type"], row["tags"], row["key"]) == ("NET", "decision", ["plan", "b"], True)
    assert row["t_plus"] == "T+00:10:00"
    assert shown["log"]["hash"] == logged["hash"]
    assert room.good("log", "power", "Again", "--type", "decision").endswith("entry 7 D2\n")


def test_text_that_looks_like_an_option_stands_behind_two_dashes(room: Program) -> None:
    room.good("log", "power", "--", "--lang", "es", "-5 volts")
    assert room.json("show", "power")["timeline"][-1]["text"] == "--lang es -5 volts"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere", "x"], "There is no room nowhere. There are: power"),
        (["power", "   "], "Write a few words here."),
        (["power", "-"], "Write a few words here."),
        (["power", "x", "--at", "2999-01-01"], "That time is in the future."),
        (["power", "x", "--at", "055:54:53"], "055:54:53 is no time of this room."),
        (["power", "x", "--station", "moon"], "There is no station MOON in this room."),
        (["power", "x", "--type", "poem"], "--type is one of: note, observation, decision"),
        (["power", "\udcff"], "The text is not UTF-8."),
        (["power"], "TEXT is missing."),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_logged(
    room: Program, words: list[str], said: str
) -> None:
    assert said in room.refused("log", *words)
    assert room.json("show", "power")["log"]["seq"] == 5


def test_in_a_closed_room_only_follow_ups(apollo: Program) -> None:
    assert "follow-up" in apollo.refused("log", "apollo13", "x", "--type", "action")
    assert apollo.good("log", "apollo13", "The tank was found faulty.")
