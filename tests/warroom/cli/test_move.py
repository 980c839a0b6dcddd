"""`warroom move`: there and back by two commands, and what is said where a room no longer is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.servers import empty_server, server_url
from tests.warroom.cli.conftest import Program
from warroom import i18n
from warroom.cli import move

__all__ = ["empty_server", "server_url"]


@pytest.fixture
def elsewhere(program: Program) -> str:
    """Give the address of a file that is not there yet."""
    return f"sqlite:///{program.file.with_name('elsewhere.db').as_posix()}"


def test_a_room_goes_to_a_server_and_comes_back(apollo: Program, server_url: str) -> None:
    (before,) = apollo.json("list")
    told = apollo.good("move", "apollo13", "--to", server_url)
    assert "apollo13 is at postgresql://" in told
    assert f"verified: {before['seq']} entries, head {before['hash'][:12]}" in told
    (here,) = apollo.json("list")
    assert here["moved_to"].startswith("postgresql://")
    assert f"moved to {here['moved_to']}" in apollo.good("list")
    assert "Oxygen" in apollo.good("show", "apollo13")
    assert here["moved_to"] in apollo.refused("log", "apollo13", "Too late")
    there = ("--room", server_url)
    apollo.good(*there, "log", "apollo13", "Written there")
    back = apollo.json(*there, "move", "apollo13", "--to", apollo.url)
    assert back["seq"] == before["seq"] + 1
    assert back["address"] == apollo.url
    assert "Written there" in apollo.good("show", "apollo13")
    apollo.good("log", "apollo13", "Back again")
    apollo.good("verify")
    apollo.good(*there, "verify")


def test_a_long_room_says_how_far_it_is(
    apollo: Program, elsewhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(move, "EVERY", 1)
    (head,) = apollo.json("list")
    told = apollo.good("move", "apollo13", "--to", elsewhere).splitlines()
    assert told[:-3] == [
        f"{done} of {head['seq']} entries are there." for done in range(500, int(head["seq"]), 500)
    ]


def test_a_damaged_room_stays_and_exits_with_1(apollo: Program, elsewhere: str) -> None:
    with closing(sqlite3.connect(apollo.file)) as other, other:
        other.execute("UPDATE entry SET actor = 'somebody' WHERE seq = 7 AND kind NOT LIKE 'house%'")
    assert "damaged at entry 7" in apollo.refused("move", "apollo13", "--to", elsewhere, code=1)
    assert [head["moved_to"] for head in apollo.json("list")] == [""]


def test_what_is_missing_or_no_address_is_said(apollo: Program) -> None:
    assert "--to" in apollo.refused("move", "apollo13")
    assert "--to" in apollo.refused("move", "apollo13", "--to", apollo.url, "--take-back")
    assert "no database address" in apollo.refused("move", "apollo13", "--to", "rooms://")
    assert "no saved connection rooms" in apollo.refused("move", "apollo13", "--to", "rooms")
    assert "There is no room" in apollo.refused("move", "nowhere", "--to", "sqlite:////tmp/x.db")
    assert "in this database already" in apollo.refused("move", "apollo13", "--to", apollo.url)


def test_a_room_whose_database_is_lost_is_taken_back(apollo: Program, elsewhere: str) -> None:
    assert "nothing to take back" in apollo.refused("move", "apollo13", "--take-back")
    moved = apollo.json("move", "apollo13", "--to", elsewhere)
    assert f"open at {elsewhere}. Move it here from there" in apollo.refused(
        "move", "apollo13", "--take-back"
    )
    assert "open at" in apollo.refused("move", "apollo13", "--take-back", "--lost")
    Path(elsewhere.removeprefix("sqlite:///")).unlink()
    told = apollo.refused("move", "apollo13", "--take-back")
    assert "is not there" in told
    assert "--lost" in told
    back = apollo.json("move", "apollo13", "--take-back", "--lost")
    assert (back["seq"], back["hash"], back["moved_to"]) == (moved["seq"], moved["hash"], "")
    apollo.good("log", "apollo13", "Here again")
    apollo.good("verify")


def test_a_sealed_room_says_so_in_spanish_too(apollo: Program, elsewhere: str) -> None:
    apollo.good("move", "apollo13", "--to", elsewhere)
    said = apollo.refused("--lang", "es", "log", "apollo13", "Tarde")
    i18n.use("en")
    assert elsewhere in said
    assert "se trasladó" in said
