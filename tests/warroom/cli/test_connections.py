"""`warroom connections`: kept under a name, opened by it everywhere, and the password typed on a real terminal."""

from __future__ import annotations

import logging
import os
import shlex
import sys
from pathlib import Path

import pytest

from tests.guarded import PASSWORD, Guarded, guarded
from tests.rings import SHELF, Ring, ring
from tests.servers import empty_server, server_url
from tests.terminals import at_terminal
from tests.warroom.cli.conftest import Program
from warroom.cli.opening import ROOM
from warroom.services import keys
from warroom.services.connections import Connections
from warroom.store.address import with_password

__all__ = ["empty_server", "guarded", "ring", "server_url"]

TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminal")


def test_a_server_is_kept_listed_and_forgotten(program: Program, guarded: Guarded, ring: Ring) -> None:
    assert "There is no saved connection yet" in program.good("connections", "list")
    said = program.good("connections", "add", "Our rooms", guarded.with_password)
    assert f"Our rooms is kept: {guarded.url}\n" in said
    assert f"--room {shlex.quote('Our rooms')}" in said
    assert "in the keyring" in said
    assert PASSWORD not in said
    assert ring.passwords == {("War Room", guarded.account): PASSWORD}
    assert program.good("connections", "list").split() == ["Our", "rooms", guarded.url]
    assert program.json("connections", "list") == [{"name": "Our rooms", "address": guarded.url}]
    assert "They stay on the server." in program.good("connections", "remove", "our rooms")
    assert ring.passwords == {}
    assert "none at all yet" in program.refused("connections", "remove", "our rooms")


def test_a_name_is_taken_wherever_an_address_is(
    program: Program, guarded: Guarded, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.good("connections", "add", "Ours", guarded.with_password)
    assert "charged-twice" in program.good("--room", "ours", "declare", "Charged twice")
    assert "Charged twice" in program.good("list", "--room=OURS")
    monkeypatch.setenv(ROOM, "ours")
    assert "Charged twice" in program("list", alone=True).out
    monkeypatch.delenv(ROOM)
    assert "There are: Ours" in program.refused("--room", "hours", "list")
    program.good("declare", "Begun here")
    assert "admin" in program.refused("move", "begun-here", "--to", "ours")
    program("--room", "ours")
    assert program.screens.desks[-1]["url"] == guarded.url


def test_a_trial_says_what_is_there_and_what_is_in_the_way(
    program: Program, guarded: Guarded, ring: Ring
) -> None:
    program.good("connections", "add", "-", guarded.with_password)
    (found,) = Connections().all()
    said = program.good("connections", "test", found.name)
    assert "lead: you may read, write and close rooms" in said
    assert "0 rooms" in said
    assert "Name or password is wrong" in program.refused(
        "connections", "test", with_password(guarded.url, "wrong-horse")
    )
    assert "needs no connection" in program.refused("connections", "test", program.url)
    ring.passwords.clear()
    keys.let_go(found.account)
    assert "asks for a password" in program.refused("connections", "test", found.name)


def test_the_password_of_the_environment_is_remembered(
    program: Program, guarded: Guarded, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    program.good("connections", "add", "One", guarded.url, "--ask-each-time")
    assert ring.passwords == {}
    program.good("connections", "add", "Two", guarded.url)
    assert ring.passwords == {("War Room", guarded.account): PASSWORD}
    program.good("connections", "remove", "One")
    assert ring.passwords != {}


def test_without_a_keyring_that_is_said_and_nothing_fails(program: Program, guarded: Guarded) -> None:
    said = program.good("connections", "add", "Ours", guarded.with_password)
    assert "no keyring that is safe for passwords" in said
    assert "They stay on the server" in program.good("connections", "remove", "Ours")


def test_a_keyring_that_refuses_is_said(program: Program, guarded: Guarded, ring: Ring) -> None:
    ring.locked = True
    said = program("connections", "add", "Ours", guarded.with_password)
    assert (said.code, "is locked" in said.err) == (2, True)
    assert "Ours" in program.good("connections", "list")
    assert "is locked" in program("connections", "remove", "Ours").err
    assert Connections().all() == []


@pytest.mark.parametrize("url", ["rooms", "sqlite:///x", "postgresql://a:s3cret@b:many/w"])
def test_what_is_no_servers_address_is_refused(program: Program, url: str) -> None:
    said = program.refused("connections", "add", "Ours", url)
    assert "is no server's address" in said
    assert "s3cret" not in said


def test_a_damaged_file_is_said_and_kept(
    program: Program, home: Path, logged: list[logging.LogRecord]
) -> None:
    file = home / "config" / "connections.json"
    file.parent.mkdir(parents=True)
    file.write_text("{", encoding="utf-8")
    said = program("connections", "list")
    assert (said.code, "kept as connections.unreadable-1.json" in said.err) == (0, True)
    assert len(logged) == 1


@TERMINAL
def test_on_a_terminal_the_password_is_asked_for_once_and_never_shown(
    guarded: Guarded, home: Path, tmp_path: Path
) -> None:
    shelf = tmp_path / "shelf.json"
    environment = {
        **os.environ,
        "PYTHON_KEYRING_BACKEND": "tests.rings.Shelf",
        "PYTHONPATH": str(Path(__file__).parents[3]),
        SHELF: str(shelf),
    }
    code, screen = at_terminal(["--room", guarded.url, "list"], [PASSWORD], environment)
    assert (code, "Password for" in screen, PASSWORD in screen) == (0, True, False)
    code, screen = at_terminal(["connections", "test", guarded.url], [PASSWORD], environment)
    assert (code, "Password for" in screen) == (0, True)
    code, screen = at_terminal(["connections", "add", "Ours", guarded.url], [PASSWORD], environment)
    assert (code, "Enter to be asked each time" in screen, PASSWORD in screen) == (0, True, False)
    assert PASSWORD in shelf.read_text()
    code, screen = at_terminal(["--room", "ours", "list"], [], environment)
    assert (code, "Password" in screen) == (0, False)
    held = [each for each in home.rglob("*") if each.is_file() and PASSWORD.encode() in each.read_bytes()]
    assert held == []
