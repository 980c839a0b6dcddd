"""Copies follow their logs at rest, are made anew when damaged, and cost nothing where the disk refuses."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ear import Ear
from tests.proxy import Proxy, proxy
from tests.rooms import ANNA, BEN, Bench, busy_room
from tests.servers import empty_server, member_url, server_url
from warroom import config
from warroom.clock import later, real_now
from warroom.domain.rules.timeline import Log
from warroom.errors import Corrupt
from warroom.services import copying
from warroom.services import follower as module
from warroom.services.copying import copies_of, forget, usable
from warroom.services.entrance import open_database
from warroom.services.follower import Batch, Doubted, Follower, Loaded, Sealed, Trouble, Verified
from warroom.services.session import Session
from warroom.store.copies import Copies
from warroom.store.engine import sqlite_module
from warroom.store.moving import move
from warroom.store.store import Store

__all__ = ["empty_server", "proxy", "server_url"]

Follow = Callable[..., Follower]


@pytest.fixture
def url(proxy: Proxy) -> str:
    """Give Anna's address, by way of the proxy."""
    return member_url(proxy.url, ANNA, "lead")


@pytest.fixture
def root(server_url: str) -> Iterator[Store]:
    """Open the server as its administrator, past the proxy."""
    with contextlib.closing(Store(server_url)) as store:
        yield store


@pytest.fixture
def room(root: Store) -> str:
    """Give a room on the server."""
    return busy_room().save(root)


@pytest.fixture
def follow(url: str, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> Iterator[Follow]:
    """Give a maker of followers on stores of their own, opened as the program does."""
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.05)
    made: list[tuple[Follower, Store]] = []

    def make(room: str) -> Follower:
        store = open_database(url, copies=True)
        made.append((Follower(store, room, ANNA, ear.tell), store))
        return made[-1][0]

    yield make
    for each, store in made:
        each.stop()
        store.close()


def until(found: Callable[[], bool]) -> None:
    """Wait for what another thread does."""
    for _time in range(4000):
        if found():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it did not happen")


def copied(url: str, root: Store, room: str) -> bool:
    """Say whether the copy holds what the server's log holds."""
    found = usable(url)
    if found is None:
        return False
    with contextlib.closing(found):
        return found.read(room) == root.read(room)


def hear(ear: Ear, room: str, follow: Follow, root: Store, url: str) -> None:
    """Follow a room until its copy is whole, and leave it."""
    follower = follow(room)
    ear.until(Verified)
    until(lambda: copied(url, root, room))
    follower.stop()
    ear.rest()


def test_a_room_that_is_open_is_copied_and_followed(
    root: Store, room: str, url: str, follow: Follow, ear: Ear
) -> None:
    follow(room)
    ear.until(Verified)
    until(lambda: copied(url, root, room))
    session = Session(root, room, BEN)
    for number in range(5):
        session.submit(Log(text=f"Line {number}"))
    until(lambda: copied(url, root, room))
    with contextlib.closing(usable(url) or Copies(Path())) as copies:
        assert copies.known().login == ANNA
        assert "lead" in copies.known().held


def test_it_is_read_and_verified_while_the_server_is_away(
    root: Store, room: str, url: str, follow: Follow, ear: Ear, proxy: Proxy
) -> None:
    hear(ear, room, follow, root, url)
    proxy.cut()
    Session(root, room, BEN).submit(Log(text="Meanwhile"))
    follow(room)
    assert ear.until(Trouble).error is not None
    loaded = ear.until(Loaded)
    assert loaded.as_of
    assert loaded.room.length == root.head(room).seq - 1
    assert ear.until(Verified).seq == loaded.room.length
    proxy.mend()
    again = ear.until(Loaded)
    assert (again.as_of, again.room.length) == ("", root.head(room).seq)
    assert ear.until(Trouble, lambda told: told.error is None).error is None
    until(lambda: copied(url, root, room))


def test_a_damaged_copy_is_said_to_be_and_is_made_anew(
    root: Store, room: str, url: str, follow: Follow, ear: Ear, proxy: Proxy
) -> None:
    hear(ear, room, follow, root, url)
    file = copies_of(url).file  # type: ignore[union-attr]
    with contextlib.closing(sqlite_module().connect(str(file))) as spoiler:
        spoiler.execute("UPDATE entry SET actor = 'person-mallory' WHERE seq = 3")
        spoiler.commit()
    proxy.cut()
    follow(room)
    finding = ear.until(Verified, lambda told: told.finding is not None).finding
    assert finding is not None
    assert finding.seq == 3
    until(lambda: usable(url) is None)
    proxy.mend()
    assert ear.until(Loaded, lambda told: not told.as_of).room.length == root.head(room).seq
    assert ear.until(Verified).finding is None
    until(lambda: copied(url, root, room))


@pytest.mark.parametrize("data", [b"scrambled " * 900, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_any_more_is_made_anew(
    root: Store, room: str, url: str, follow: Follow, ear: Ear, data: bytes
) -> None:
    hear(ear, room, follow, root, url)
    file = copies_of(url).file  # type: ignore[union-attr]
    for each in file.parent.iterdir():
        each.unlink()
    file.write_bytes(data)
    follow(room)
    ear.until(Verified)
    until(lambda: copied(url, root, room))


def test_nothing_is_opened_from_a_damaged_file(
    root: Store, room: str, url: str, follow: Follow, ear: Ear
) -> None:
    hear(ear, room, follow, root, url)
    file = copies_of(url).file  # type: ignore[union-attr]
    for each in file.parent.iterdir():
        each.unlink()
    file.write_bytes(b"scrambled " * 900)
    assert usable(url) is None
    assert list(file.parent.iterdir()) == []


def test_a_disk_that_refuses_costs_nothing_but_the_copy(
    root: Store, room: str, url: str, follow: Follow, ear: Ear
) -> None:
    (config.folders().data / "copies").write_text("no folder")
    follow(room)
    assert ear.until(Verified).seq == root.head(room).seq
    Session(root, room, BEN).submit(Log(text="It goes on"))
    assert ear.until(Batch).entries[-1].kind == "entry.logged"
    assert ear.until(Verified).finding is None
    assert usable(url) is None


@pytest.mark.parametrize("open_then", [True, False], ids=["while open", "while away"])
def test_what_is_erased_is_erased_in_the_copy(
    root: Store, room: str, url: str, follow: Follow, ear: Ear, open_then: bool
) -> None:
    private = "Customer 4711 lives in Main Street"
    (entry,) = Session(root, room, BEN).submit(Log(text=private))[-1:]
    hear(ear, room, follow, root, url)
    assert holds(private)
    if open_then:
        follow(room)
        ear.until(Verified)
        until(lambda: copied(url, root, room))
    root.erase(room, [entry.seq], "removed", "an address", actor=BEN, now=real_now())
    if not open_then:
        follow(room)
        ear.until(Verified)
    until(lambda: copied(url, root, room))
    until(lambda: not holds(private))


def holds(text: str) -> bool:
    """Say whether any of the files of copies has a text."""
    folder = config.folders().data / "copies"
    return any(text.encode() in each.read_bytes() for each in folder.iterdir())


def test_a_log_that_is_doubted_does_not_replace_a_good_copy(
    root: Store, room: str, url: str, follow: Follow, ear: Ear
) -> None:
    session = Session(root, room, BEN)
    session.submit(Log(text="It will be cut away"))
    hear(ear, room, follow, root, url)
    whole = root.read(room)
    cut_away(root, room, whole[-2].seq, whole[-2].hash)
    follower = follow(room)
    assert ear.until(Doubted).doubt is not None
    ear.until(Verified)
    Session(root, room, BEN).submit(Log(text="In its place"))
    ear.until(Batch)
    ear.until(Verified)
    with contextlib.closing(usable(url) or Copies(Path())) as copies:
        assert copies.read(room) == whole
    follower.accept()
    until(lambda: copied(url, root, room))


def cut_away(root: Store, room: str, seq: int, hash_: bytes) -> None:
    """Cut the end of a log away, as who owns the tables can."""
    with root.engine.begin() as connection:
        connection.exec_driver_sql("SET session_replication_role = replica")
        for table in ("body", "entry"):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE incident = %s AND seq > %s", (room, seq))
        connection.exec_driver_sql(
            "UPDATE incident SET seq = %s, hash = %s WHERE id = %s", (seq, hash_, room)
        )


def test_a_room_that_moved_meanwhile_says_so_from_its_copy_the_next_time(
    root: Store, room: str, url: str, follow: Follow, ear: Ear, proxy: Proxy, tmp_path: Path
) -> None:
    hear(ear, room, follow, root, url)
    with contextlib.closing(Store(f"sqlite:///{tmp_path / 'there.db'}")) as target:
        move(root, target, room, lambda *_far: None)
    proxy.cut()
    follow(room)
    assert ear.until(Loaded).as_of
    assert not [told for told in ear.rest() if isinstance(told, Sealed)]
    proxy.mend()
    assert "there.db" in ear.until(Sealed).address

    def noted() -> bool:
        with contextlib.closing(usable(url) or Copies(Path())) as copies:
            return [bool(head.moved_to) for head in copies.heads()] == [True]

    until(noted)
    proxy.cut()
    follow(room)
    ear.until(Loaded, lambda told: bool(told.as_of))
    assert "there.db" in ear.until(Sealed).address


def test_a_log_that_is_longer_and_was_left_halfway_goes_on(
    root: Store, room: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "SLICE", 2)
    with contextlib.closing(Store(url)) as store:
        for steps in (2, 1, 999):
            made = copying.Copying(store, room)
            made.begin(store.read_on(room), store.head(room))
            for _step in range(steps):
                made.turn()
            made.abandon()
            assert (usable(url) is not None) == (steps == 999)
    assert copied(url, root, room)


def test_two_desks_of_one_computer_copy_together(root: Store, room: str, url: str) -> None:
    with contextlib.closing(Store(url)) as store:
        pair = [copying.Copying(store, room) for _desk in range(2)]
        for each in pair:
            each.begin(store.read_on(room), store.head(room))
        for _step in range(3):
            for each in pair:
                each.turn()
        assert copied(url, root, room)
        for each in pair:
            each.pause()
            each.abandon()


def test_files_of_a_file_have_no_copy(store: Store, bench: Bench) -> None:
    room = bench.save(store)
    made = copying.Copying(store, room)
    made.begin(store.read(room), store.head(room))
    assert made.patience() == float("inf")
    made.turn()
    assert copies_of(store.url) is None


def test_a_name_is_needed_to_find_them_again() -> None:
    assert copies_of("postgresql://rooms.example.org/warroom") is None


def test_they_can_be_forgotten(root: Store, room: str, url: str, follow: Follow, ear: Ear) -> None:
    hear(ear, room, follow, root, url)
    forget(url)
    assert usable(url) is None
    assert list((config.folders().data / "copies").iterdir()) == []
    forget(url)
    forget("sqlite:///rooms.db")


def test_servers_where_nobody_was_for_long_are_swept(
    root: Store, room: str, url: str, follow: Follow, ear: Ear
) -> None:
    folder = config.folders().data / "copies"
    old, young = Copies(folder / "old.db"), Copies(folder / "young.db")
    for each in (old, young):
        each.know(rooms=1)
        each.close()
    long_ago = 1_000_000_000
    os.utime(old.file, (long_ago, long_ago))
    hear(ear, room, follow, root, url)
    assert (old.file.exists(), young.file.exists()) == (False, True)


def test_a_copy_is_swept_after_ninety_days(
    root: Store, room: str, url: str, follow: Follow, ear: Ear
) -> None:
    hear(ear, room, follow, root, url)
    other = Bench("Another", reference="INC-2026-0002").save(root)
    with contextlib.closing(usable(url) or Copies(Path())) as copies:
        copies.begin(root.head(room), url, later(real_now(), -91 * 86400))
    hear(ear, other, follow, root, url)
    with contextlib.closing(usable(url) or Copies(Path())) as copies:
        assert [head.id for head in copies.heads()] == [other]


def test_who_reads_one_room_only_is_told_that_it_is_damaged(
    root: Store, room: str, url: str, follow: Follow, ear: Ear, proxy: Proxy
) -> None:
    hear(ear, room, follow, root, url)
    proxy.cut()
    with contextlib.closing(open_database(url, copies=True)) as store:
        assert store.read(room, 2, 3) == root.read(room, 2, 3)
        assert store.verify(room) is None
        with contextlib.closing(sqlite_module().connect(str(store.copies.file))) as spoiler:  # type: ignore[union-attr]
            spoiler.execute("DELETE FROM entry WHERE seq = 3")
            spoiler.commit()
        with pytest.raises(Corrupt, match="thrown away"):
            store.read(room)
