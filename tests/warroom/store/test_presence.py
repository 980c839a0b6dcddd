"""Desks find each other on a file and on a server in the same way, and forget who is gone."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.hostile import HOSTILE
from tests.logs import note, open_room
from tests.servers import member_url
from warroom import ids
from warroom.store.presence import GONE_SECONDS, Desk, FilePresence, Here, Presence, Present
from warroom.store.store import Store

PEOPLE = ("person-anna", "person-ben", "person-viewer")
Enter = Callable[..., Presence]


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Run a test on a file and on a server."""
    return str(request.param)


@pytest.fixture
def enter(kind: str, lite_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Enter]:
    """Give a maker of desks: each has a program's own connections, and is a person's of that name."""
    keeper = lite_url if kind == "sqlite" else str(request.getfixturevalue("server_url"))
    with contextlib.ExitStack() as opened:
        store = opened.enter_context(contextlib.closing(Store(keeper)))
        rooms = [open_room(store, note())[0].incident for _ in range(2)]

        def make(person: str = "person-anna", room: int = 0, desk: str = "") -> Presence:
            duty = "viewer" if person == "person-viewer" else "member"
            url = keeper if kind == "sqlite" else member_url(keeper, person, duty)
            mine = opened.enter_context(contextlib.closing(Store(url)))
            bell = opened.enter_context(contextlib.closing(mine.bell()))
            made = mine.presence(
                bell, Desk(rooms[room], desk or ids.new(), person, person), tmp_path / "here"
            )
            assert made is not None
            made.bell = bell  # type: ignore[attr-defined]
            return made

        yield make


def seen(found: list[Present] | None) -> list[tuple[str, str]]:
    assert found is not None
    return [(who.person, who.page) for who in found]


def rung(presence: Any) -> bool:
    """Wait until something was told beside the bell."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        presence.bell.wait(0.1)
        if presence.stirred():
            return True
    return False


def test_desks_see_what_each_does_viewers_too(enter: Enter) -> None:
    desks = [enter(person) for person in PEOPLE]
    for desk, page in zip(desks, ("timeline", "fixes", "brief"), strict=True):
        desk.tell(Here(page=page))
    for desk in desks:
        assert seen(desk.look()) == list(zip(PEOPLE, ("timeline", "fixes", "brief"), strict=True))
    found = desks[0].tell(Here("BILLING", "owners", "fix:1", typing=True))
    assert found is not None
    assert found == desks[0].look() or [each.age for each in found]
    first = found[0]
    assert (first.station, first.page, first.stream, first.typing) == ("BILLING", "owners", "fix:1", True)
    assert 0 <= first.age < 5
    assert first.since < (found[2].since or "")


def test_a_change_is_told_and_rings_no_bell(enter: Enter) -> None:
    anna, ben = enter(), enter("person-ben")
    anna.tell(Here(page="timeline"))
    ben.tell(Here(page="timeline"))
    assert rung(anna)
    assert seen(anna.look()) == [("person-anna", "timeline"), ("person-ben", "timeline")]
    ben.tell(Here(page="fixes"))
    assert not any(anna.bell.wait(0.05) for _ in range(5))  # type: ignore[attr-defined]
    assert rung(anna)
    assert seen(anna.look())[1] == ("person-ben", "fixes")


def test_who_leaves_is_gone_at_once(enter: Enter) -> None:
    anna, ben = enter(), enter("person-ben")
    anna.tell(Here(page="timeline"))
    ben.tell(Here(page="timeline"))
    ben.leave()
    assert seen(anna.look()) == [("person-anna", "timeline")]
    ben.leave()


def test_each_room_has_its_own_people(enter: Enter) -> None:
    anna, ben = enter(), enter("person-ben", room=1)
    anna.tell(Here(page="timeline"))
    assert seen(ben.tell(Here(page="fixes"))) == [("person-ben", "fixes")]


def test_a_desk_that_comes_back_with_its_id_is_one(enter: Enter) -> None:
    anna, again = enter(desk="one"), enter(desk="one")
    anna.tell(Here(page="timeline"))
    assert seen(again.tell(Here(page="fixes"))) == [("person-anna", "fixes")]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_texts_stay_texts_and_short(enter: Enter, text: str) -> None:
    anna = enter()
    found = anna.tell(Here(text, "timeline", text))
    assert found is not None
    assert (found[0].station, found[0].stream) == (text[:200], text[:200])


# Files of this computer.


def file_desk(tmp_path: Path, desk: str = "", name: str = "Anna") -> FilePresence:
    return FilePresence(
        tmp_path / "rooms.db", Desk("room", desk or ids.new(), "anna", name), tmp_path / "here"
    )


def files(tmp_path: Path) -> list[Path]:
    return [each for each in (tmp_path / "here").rglob("*") if each.is_file()]


def test_a_program_that_was_killed_is_gone_and_its_file_swept(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from warroom.store.presence import *;"
        f"FilePresence(Path({str(tmp_path / 'rooms.db')!r}), Desk('room', 'other', 'ben'),"
        f" Path({str(tmp_path / 'here')!r})).tell(Here()); print('here', flush=True); sys.stdin.read()"
    )
    anna = file_desk(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"here\n"
        assert [who.person for who in anna.tell(Here())] == ["ben", "anna"]
        other.kill()
        other.wait()
    assert [who.person for who in anna.look()] == ["anna"]
    assert len(files(tmp_path)) == 1


def test_old_files_and_what_no_desk_wrote_are_swept(tmp_path: Path) -> None:
    anna = file_desk(tmp_path, "mine")
    anna.tell(Here())
    (mine,) = files(tmp_path)
    old = mine.with_name("old.json")
    kept = msgspec.json.decode(mine.read_bytes())
    old.write_bytes(msgspec.json.encode({**kept, "at": kept["at"] - GONE_SECONDS}))
    fresh, junk = mine.with_name("fresh.json"), mine.with_name("junk.json")
    for each in (fresh, junk):
        each.write_bytes(b"\xff{" * 9000)
    os.utime(junk, (1, 1))
    (mine.parent / "folder").mkdir()
    assert [who.desk for who in anna.look()] == ["mine"]
    assert sorted(files(tmp_path)) == sorted([mine, fresh])


def test_a_path_by_another_name_is_the_same_room(tmp_path: Path) -> None:
    (tmp_path / "rooms.db").touch()
    (tmp_path / "link.db").symlink_to(tmp_path / "rooms.db")
    file_desk(tmp_path, "mine").tell(Here())
    other = FilePresence(tmp_path / "link.db", Desk("room", "other", "ben"), tmp_path / "here")
    assert len(other.tell(Here())) == 2


def test_a_disk_that_refuses_leaves_one_unseen(tmp_path: Path) -> None:
    (tmp_path / "here").write_text("in the way")
    anna = file_desk(tmp_path)
    assert anna.tell(Here()) == []
    anna.leave()


def test_names_are_cut(tmp_path: Path) -> None:
    assert len(file_desk(tmp_path, name="ż" * 900).tell(Here())[0].name) == 200
