"""`warroom erase`: shown first, then gone for good, with the entry that says so; on a server an admin's."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.servers import empty_server, member_url, server_url
from tests.warroom.cli.conftest import Program
from warroom.store.store import Store

__all__ = ["empty_server", "server_url"]

WORDS = "Mrs. Secret of Hidden Lane 5"


class Room(NamedTuple):
    """The program with a room called power, and where somebody wrote too much."""

    program: Program
    seq: int


@pytest.fixture
def room(program: Program) -> Room:
    """Write too much, twice."""
    program.good("declare", "Power")
    program.good("log", "power", WORDS, "--type", "decision")
    return Room(program, program.json("log", "power", WORDS)["seq"])


def test_first_it_only_shows_what_would_go(room: Room) -> None:
    program, seq = room
    said = program("erase", "power", str(seq), "d1", "--reason", "privacy")
    assert said.code == 2
    assert said.out.splitlines() == [f"{number} {WORDS}" for number in (seq - 1, seq)]
    assert said.err == "warroom: Nothing is erased yet. It cannot be undone: say it again with --for-good.\n"
    assert WORDS in program.good("show", "power")


def test_then_it_is_gone_and_the_log_says_why(room: Room) -> None:
    program, seq = room
    why = ("--reason", "privacy", "--instead", "A caller", "--for-good")
    told = program.good("erase", "power", str(seq), "d1", *why)
    assert told.splitlines()[0].endswith(f"the words of 2 entries are erased, as entry {seq + 1} says.")
    assert "Backups" in told
    assert "VACUUM" not in told
    shown = program.good("show", "power")
    assert WORDS not in shown
    assert "A caller" in shown
    assert WORDS.encode() not in program.file.read_bytes()
    program.good("verify")
    assert f"Entry {seq} has no text to erase." in program.refused("erase", "power", str(seq), *why)
    assert "There is no d1 in this room." in program.refused("erase", "power", "d1", *why)


def test_a_file_goes_with_its_entry(room: Room, tmp_path: Path) -> None:
    program, seq = room
    note = tmp_path / "note.txt"
    note.write_text("Her number is 0000")
    program.good("attach", "power", str(note))
    told = program.json("erase", "power", "P1", "--reason", "privacy", "--for-good")
    assert (told["erased"], told["seq"]) == ([seq + 1], seq + 2)
    assert len(told["hash"]) == 64
    assert b"Her number" not in program.file.read_bytes()
    program.good("verify")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["power", "4"], "--reason TEXT"),
        (["power", "4", "--reason", " "], "--reason TEXT"),
        (["power", "99", "--reason", "x"], "There is no 99 in this room."),
        (["power", "0", "--reason", "x"], "There is no 0 in this room."),
        (["power", "E9", "--reason", "x"], "There is no E9 in this room."),
        (["nowhere", "4", "--reason", "x"], "There is no room nowhere"),
        (["power", "--reason", "x"], "ENTRY is missing."),
    ],
)
def test_what_does_not_fit_is_refused(room: Room, words: list[str], said: str) -> None:
    assert said in room.program.refused("erase", *words, "--for-good")


def test_on_a_server_it_is_an_admins(program: Program, server_url: str) -> None:
    program.url = member_url(server_url, "erasing_member")
    program.good("declare", "Power")
    seq = program.json("log", "power", WORDS)["seq"]
    words = ("erase", "power", str(seq), "--reason", "privacy", "--for-good")
    assert "Only an admin of this server may erase" in program.refused(*words)
    program.url = member_url(server_url, "erasing_admin", "admin")
    assert "VACUUM" in program.good(*words)
    assert WORDS not in program.good("show", "power")
    program.good("verify")
    store = Store(server_url)
    assert store.read(store.heads()[0].id)[-1].actor == "erasing_admin"
    store.close()
