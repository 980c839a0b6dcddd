"""Two desks in two processes on one room: each sees what the other writes, and undoes only its own."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.rooms import busy_room
from tests.servers import empty_server, member_url, server_url
from tests.stations.conftest import Station
from tests.stations.desk import UNDO, Painted
from warroom.store.store import Store

__all__ = ["empty_server", "server_url"]

MODULE = "tests.stations.desk"
LINES = 8


def hear(desk: Station, text: str) -> list[str]:
    """Wait until a desk painted a row that begins with a text, and give all it painted until then."""
    seen: list[str] = []
    while not seen or not seen[-1].startswith(text):
        line = desk.hear()
        assert line, f"the desk ended by itself after {seen}"
        seen.append(msgspec.json.decode(line, type=Painted)[0])
    return seen


@pytest.fixture(params=["sqlite", "postgresql"])
def urls(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str, str]:
    """Give the addresses of a database's keeper, of Anna and of Ben."""
    if request.param == "sqlite":
        url = f"sqlite:///{(tmp_path / 'rooms.db').as_posix()}"
        return url, url, url
    server = str(request.getfixturevalue("server_url"))
    return server, member_url(server, "person-anna"), member_url(server, "person-ben")


def test_each_sees_the_other_and_undoes_its_own(
    urls: tuple[str, str, str],
    tmp_path: Path,
    station: Callable[..., Station],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with contextlib.closing(Store(urls[0])) as store:
        room = busy_room().save(store)
    desks = []
    for number, url in enumerate(urls[1:]):
        monkeypatch.setenv("WARROOM_HOME", str(tmp_path / f"home-{number}"))
        desks.append(station(url, room, module=MODULE))
        desks[-1].start()
    assert [each.hear() for each in desks] == ["open\n"] * 2
    anna, ben = desks
    seen: list[list[str]] = [[], []]
    for number in range(LINES):
        writer = desks[number % 2]
        writer.tell(f"Line {number} of the room")
        for each, texts in zip(desks, seen, strict=True):
            texts.extend(hear(each, f"Line {number} "))
    assert seen[0] == seen[1]
    assert [each for each in seen[0] if each.startswith("Line")] == [
        f"Line {number} of the room" for number in range(LINES)
    ]
    anna.tell(UNDO)
    anna.tell("After the undo")
    hear(anna, "After")
    hear(ben, "After")
    with contextlib.closing(Store(urls[0])) as store:
        assert store.verify(room) is None
        entries = store.read(room)
    undone = next(each for each in entries[::-1] if each.kind == "item.withdrawn")
    first = next(each for each in entries if each.stream == undone.stream)
    assert first.actor == undone.actor
    assert first.body is not None
    assert f"Line {LINES - 2} of the room" in first.body.decode()
