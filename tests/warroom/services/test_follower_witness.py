"""A follower compares each log it opens, and each it goes on with, with what this desk saw of it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from tests.ear import Ear
from tests.proxy import Proxy
from tests.rooms import ANNA, BEN, Bench
from tests.servers import empty_server, member_url, server_url
from warroom.domain.rules.timeline import Log
from warroom.services import follower as module
from warroom.services.follower import Batch, Doubted, Follower, Loaded, Trouble, Verified
from warroom.services.session import Session
from warroom.services.witness import Doubt
from warroom.store.restores import attest_restore
from warroom.store.store import Store

__all__ = ["empty_server", "server_url"]

Opener = Callable[[], Store]
Follow = Callable[..., Follower]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move a file that is open")


@pytest.fixture
def follow(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> Iterator[Follow]:
    """Give a maker of followers that try again at once and are stopped afterwards."""
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.01)
    made: list[Follower] = []

    def make(room: str, store: Store) -> Follower:
        made.append(Follower(store, room, ANNA, ear.tell))
        return made[-1]

    yield make
    for follower in made:
        follower.stop()


def write(store: Store, room: str, count: int = 3) -> int:
    """Write some lines as somebody else, and give the length of the log."""
    session = Session(store, room, BEN)
    for number in range(count):
        session.submit(Log(text=f"Line {number}"))
    return session.room.seq


def look(ear: Ear, store: Store, room: str) -> list[Doubt | None]:
    """Open a room as a desk does, leave it when it is verified, and give what was doubted."""
    follower = Follower(store, room, ANNA, ear.tell)
    ear.until(Verified)
    follower.stop()
    return [told.doubt for told in ear.rest() if isinstance(told, Doubted)]


def doubted(ear: Ear) -> Doubt:
    """Wait for a doubt."""
    found = ear.until(Doubted).doubt
    assert found is not None
    return found


def test_a_log_that_goes_on_is_silent(open_store: Opener, room: str, follow: Follow, ear: Ear) -> None:
    for _start in range(3):
        follower = follow(room, open_store())
        ear.until(Verified)
        length = write(open_store(), room)
        ear.until(Verified, lambda told, wanted=length: told.seq == wanted)  # type: ignore[misc]
        follower.stop()
        assert not [told for told in ear.rest() if isinstance(told, Doubted)]


def replace_by(file: Path, copy: Path) -> None:
    """Put a copy in the place of a database nobody has open."""
    for tail in ("-wal", "-shm", "-journal"):
        file.with_name(file.name + tail).unlink(missing_ok=True)
    shutil.copyfile(copy, file)


def saw(open_store: Opener, room: str, ear: Ear, file: Path, tmp_path: Path) -> tuple[Path, int]:
    """See a room grow after a copy of its file was made; gives the copy and the length seen."""
    with closing(Store(f"sqlite:///{file}")) as store:
        before = write(store, room)
    copy = Path(shutil.copy(file, tmp_path / "older.db"))
    with closing(Store(f"sqlite:///{file}")) as store:
        length = write(store, room)
        follower = Follower(store, room, ANNA, ear.tell)
        ear.until(Verified, lambda told: told.seq == length)
        follower.stop()
    assert before < length
    return copy, length


@pytest.mark.parametrize("goes_on", [False, True], ids=["as it was", "gone on"])
def test_an_older_copy_in_its_place_is_told_at_the_next_start(
    open_store: Opener,
    store: Store,
    room: str,
    file: Path,
    tmp_path: Path,
    follow: Follow,
    ear: Ear,
    goes_on: bool,
) -> None:
    store.close()
    copy, length = saw(open_store, room, ear, file, tmp_path)
    replace_by(file, copy)
    ear.rest()
    again = open_store()
    if goes_on:
        write(again, room, 9)
    follower = follow(room, again)
    doubt = doubted(ear)
    assert (doubt.sight.seq, doubt.shorter, doubt.restored) == (length, not goes_on, None)
    ear.until(Verified)
    follower.stop()
    follow(room, again)
    assert doubted(ear).sight == doubt.sight, "an alarm that nobody took stays"


def test_a_log_taken_as_it_is_is_silent_from_then_on(
    open_store: Opener, store: Store, room: str, file: Path, tmp_path: Path, follow: Follow, ear: Ear
) -> None:
    store.close()
    copy, length = saw(open_store, room, ear, file, tmp_path)
    replace_by(file, copy)
    again = open_store()
    follower = follow(room, again)
    assert doubted(ear).sight.seq == length
    ear.until(Verified)
    follower.accept()
    assert ear.until(Doubted).doubt is None
    follower.stop()
    ear.rest()
    follow(room, again)
    ear.until(Verified)
    assert not [told for told in ear.rest() if isinstance(told, Doubted)]


def test_a_restore_that_is_attested_explains(
    open_store: Opener, store: Store, room: str, file: Path, tmp_path: Path, follow: Follow, ear: Ear
) -> None:
    store.close()
    copy, length = saw(open_store, room, ear, file, tmp_path)
    replace_by(file, copy)
    again = open_store()
    attest_restore(again.engine, "2026-03-02T14:00:00.000000Z", "x", "Anna Alvarez")
    follow(room, again)
    found = doubted(ear).restored
    assert found is not None
    assert (found.by, found.entries) == ("Anna Alvarez", length - 3)


@POSIX
def test_a_file_replaced_under_a_desk_is_told_at_once(
    open_store: Opener, store: Store, room: str, file: Path, tmp_path: Path, follow: Follow, ear: Ear
) -> None:
    store.close()
    copy = Path(shutil.copy(file, tmp_path / "older.db"))
    mine = open_store()
    follow(room, mine)
    ear.until(Verified)
    other = open_store()
    length = write(other, room)
    ear.until(Verified, lambda told: told.seq == length)
    other.close()
    (tmp_path / "away").mkdir()
    for each in file.parent.glob("rooms.db*"):
        shutil.move(each, tmp_path / "away" / each.name)
    ear.until(Trouble, lambda told: told.error is not None)
    shutil.move(copy, file)
    loaded = ear.until(Loaded).room
    doubt = doubted(ear)
    assert (doubt.sight.seq, doubt.length) == (length, loaded.seq)


def cut(url: str, room: str, after: int) -> None:
    """Cut a server's log as its superuser can, with a head row that fits."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as server:
        server.execute("SET session_replication_role = replica")
        for table in ("body", "entry"):
            server.execute(f"DELETE FROM {table} WHERE incident = %s AND seq > %s".encode(), (room, after))
        server.execute(
            "UPDATE incident SET seq = %s, hash ="
            " (SELECT hash FROM entry WHERE incident = %s AND seq = %s) WHERE id = %s",
            (after, room, after, room),
        )


class TestServer:
    """A log on a server, cut by whoever owns the machine."""

    @pytest.fixture
    def admin(self, server_url: str) -> Iterator[Store]:
        """Open the server as its administrator."""
        with closing(Store(server_url)) as store:
            yield store

    @pytest.fixture
    def mine(self, server_url: str) -> Iterator[Store]:
        """Open the server as a member."""
        with closing(Store(member_url(server_url, ANNA))) as store:
            yield store

    def test_before_the_next_start(
        self, server_url: str, admin: Store, mine: Store, bench: Bench, follow: Follow, ear: Ear
    ) -> None:
        room = bench.save(admin)
        length = write(admin, room)
        assert look(ear, mine, room) == []
        cut(server_url, room, length - 2)
        assert admin.verify(room) is None, "the chain alone cannot tell"
        follow(room, mine)
        doubt = doubted(ear)
        assert (doubt.sight.seq, doubt.length) == (length, length - 2)

    def test_while_it_is_open(
        self, server_url: str, admin: Store, mine: Store, bench: Bench, follow: Follow, ear: Ear
    ) -> None:
        room = bench.save(admin)
        follow(room, mine)
        ear.until(Verified)
        length = write(admin, room)
        ear.until(Verified, lambda told: told.seq == length)
        cut(server_url, room, length - 2)
        assert ear.until(Loaded).room.seq == length - 2
        assert doubted(ear).sight.seq == length

    def test_while_the_server_is_away(
        self, server_url: str, admin: Store, bench: Bench, follow: Follow, ear: Ear
    ) -> None:
        room = bench.save(admin)
        length = write(admin, room)
        proxy = Proxy(server_url)
        with closing(proxy), closing(Store(member_url(proxy.url, ANNA))) as mine:
            follower = follow(room, mine)
            ear.until(Verified)
            proxy.cut()
            ear.until(Trouble, lambda told: told.error is not None)
            cut(server_url, room, length - 2)
            longer = write(admin, room, 4)
            assert longer > length
            proxy.mend()
            assert ear.until(Loaded).room.seq == longer
            doubt = doubted(ear)
            assert (doubt.sight.seq, doubt.shorter) == (length, False)
            follower.stop()

    def test_a_restore_that_is_attested_explains(
        self, server_url: str, admin: Store, mine: Store, bench: Bench, follow: Follow, ear: Ear
    ) -> None:
        room = bench.save(admin)
        length = write(admin, room)
        look(ear, mine, room)
        cut(server_url, room, length - 2)
        attest_restore(admin.engine, "2026-03-02T14:00:00.000000Z", "", "Anna Alvarez")
        follow(room, mine)
        found = doubted(ear).restored
        assert found is not None
        assert found.entries == length - 2


def test_batches_still_come_once_each(open_store: Opener, room: str, follow: Follow, ear: Ear) -> None:
    follow(room, open_store())
    seq = ear.until(Loaded).room.seq
    length = write(open_store(), room, 5)
    heard: list[int] = []
    while not heard or heard[-1] < length:
        heard += [entry.seq for entry in ear.until(Batch).entries]
    assert heard == list(range(seq + 1, length + 1))
