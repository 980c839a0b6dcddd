"""Verbs that read go on with the copies while the server is away, and say so; verbs that write do not."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from tests.logs import keep_copy, note, open_room
from tests.proxy import Proxy, proxy
from tests.servers import empty_server, member_url, server_url
from tests.warroom.cli.conftest import Program
from warroom.services.copying import copies_of
from warroom.store.store import Store

__all__ = ["empty_server", "proxy", "server_url"]

SAID = "What you read is the copy on this computer, as of "


@pytest.fixture
def url(server_url: str, proxy: Proxy) -> str:
    """Give the address of a server that is away, of which a room was copied and another not."""
    with contextlib.closing(Store(server_url)) as root:
        room = open_room(root, note("Terminals fail"))[0].incident
        open_room(root, slug="never-seen")
    address = member_url(proxy.url, "person-anna", "lead")
    with contextlib.closing(Store(address)) as store:
        keep_copy(store, room)
    proxy.cut()
    return address


@pytest.mark.parametrize(
    "words",
    [["list"], ["show", "payments"], ["brief", "payments"], ["files", "payments"], ["house"]],
    ids=lambda words: words[0],
)
def test_what_reads_says_that_it_reads_a_copy(program: Program, url: str, words: list[str]) -> None:
    program.url = url
    said = program(*words)
    assert said.code == 0
    assert said.out
    assert said.err.startswith("warroom: postgresql://person-anna@127.0.0.1")
    assert said.err.count("\n") == 1
    assert SAID in said.err


def test_a_record_is_written_from_a_copy(program: Program, url: str, tmp_path: Path) -> None:
    program.url = url
    said = program("report", "payments", "-o", str(tmp_path / "record.md"))
    assert (said.code, SAID in said.err) == (0, True)
    assert "Terminals fail" in (tmp_path / "record.md").read_text()


@pytest.mark.parametrize(
    "words",
    [
        ["log", "payments", "A line"],
        ["declare", "Another room"],
        ["show", "never-seen"],
        ["verify"],
    ],
    ids=" ".join,
)
def test_what_writes_or_is_not_here_says_why_not(program: Program, url: str, words: list[str]) -> None:
    program.url = url
    said = program(*words)
    assert said.code == 2
    assert "is away" in said.err


def test_a_damaged_copy_is_none(program: Program, url: str) -> None:
    program.url = url
    found = copies_of(url)
    assert found is not None
    for each in found.file.parent.iterdir():
        each.unlink()
    found.file.write_bytes(b"scrambled" * 999)
    assert "is away" in program.refused("list")
