"""The follower opens a room, hands over what anybody writes, verifies the chain, and survives its file."""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ear import Ear
from tests.rooms import ANNA, BEN, Bench, busy_room
from warroom.domain.changes import Changes
from warroom.domain.decide import decide
from warroom.domain.entry import Draft
from warroom.domain.rules.timeline import Log
from warroom.errors import Corrupt, Rejected, Unavailable
from warroom.services import follower as module
from warroom.services.follower import OWN_KEPT, Batch, Follower, Loaded, Trouble, Verified
from warroom.services.session import Session
from warroom.store.engine import sqlite_module
from warroom.store.read import PAGE
from warroom.store.store import Store
from warroom.store.watch import Bell

Opener = Callable[[], Store]
Follow = Callable[..., Follower]


@pytest.fixture
def follow(open_store: Opener, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> Iterator[Follow]:
    """Give a maker of followers that try again at once and are stopped afterwards."""
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.01)
    made: list[Follower] = []

    def make(room: str, actor: str = ANNA, store: Store | None = None) -> Follower:
        made.append(Follower(store or open_store(), room, actor, ear.tell))
        return made[-1]

    yield make
    for follower in made:
        follower.stop()


def lines(bench: Bench, count: int) -> list[Draft]:
    """Draft lines as one station would write them."""
    return [decide(bench.room, bench.stamped(Log(text=f"Line {number}")))[0] for number in range(count)]


def whole(verified: Verified) -> bool:
    return verified.finding is None


def tamper(file: Path, statement: str) -> None:
    """Alter a file behind the program's back."""
    other = sqlite_module().connect(str(file))
    other.execute(statement)
    other.commit()
    other.close()


class TestLoading:
    """The room as it is."""

    def test_a_room_stays_out_of_the_collectors_sight_while_any_is_open(
        self, store: Store, follow: Follow, ear: Ear
    ) -> None:
        room = busy_room().save(store)
        first = follow(room)
        ear.until(Loaded)
        frozen = gc.get_freeze_count()
        assert frozen > 0
        second = follow(room)
        second.stop()
        assert gc.get_freeze_count() >= frozen
        first.stop()
        assert gc.get_freeze_count() == 0

    def test_the_room_comes_first(self, store: Store, follow: Follow, ear: Ear) -> None:
        bench = busy_room()
        follow(bench.save(store))
        loaded = ear.next()
        assert isinstance(loaded, Loaded)
        assert loaded.room == bench.room

    def test_with_ones_own_newest_entries(self, store: Store, follow: Follow, ear: Ear) -> None:
        bench = Bench()
        for number in range(OWN_KEPT + 20):
            bench.actor = BEN if number % 40 == 7 else ANNA
            bench.log(f"Line {number}")
        follow(bench.save(store), ANNA)
        own = ear.until(Loaded).own
        assert own == tuple([each for each in bench.entries if each.actor == ANNA][-OWN_KEPT:])

    def test_a_room_that_is_not_there_is_trouble(self, store: Store, follow: Follow, ear: Ear) -> None:
        follow("nowhere")
        assert isinstance(ear.until(Trouble).error, Rejected)

    def test_a_file_that_is_none_is_trouble_until_it_is_one(
        self, store: Store, room: str, file: Path, follow: Follow, ear: Ear
    ) -> None:
        store.close()
        kept = file.read_bytes()
        file.write_bytes(b"no database" * 4000)
        follow(room, store=store)
        assert isinstance(ear.until(Trouble).error, Corrupt)
        file.write_bytes(kept)
        assert ear.until(Loaded).room.id == room


class TestFollowing:
    """What comes later."""

    def test_what_another_program_writes_arrives(
        self, open_store: Opener, room: str, follow: Follow, ear: Ear
    ) -> None:
        follow(room)
        loaded = ear.until(Loaded).room
        entry = Session(open_store(), room, BEN).submit(Log(text="From the other side"))[0]
        assert ear.until(Batch).entries == (entry,)
        assert loaded.seq == entry.seq - 1

    def test_what_one_writes_oneself_arrives_too(
        self, store: Store, room: str, follow: Follow, ear: Ear
    ) -> None:
        follower = follow(room, store=store)
        ear.until(Verified)
        entry = Session(store, room, ANNA).submit(Log(text="Mine"))[0]
        follower.ring()
        assert ear.until(Batch).entries == (entry,)

    def test_what_came_while_it_reconnected_is_verified_without_another_word(
        self, open_store: Opener, room: str, follow: Follow, ear: Ear, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        mine, other = open_store(), Session(open_store(), room, BEN)
        follower = follow(room, store=mine)
        ear.until(Verified)
        connect = mine.bell

        def later() -> Bell:
            other.submit(Log(text="Written meanwhile"))
            return connect()

        def lost(_most: float | None = None) -> bool:
            raise Unavailable("The line is cut.")

        monkeypatch.setattr(mine, "bell", later)
        assert follower._bell is not None
        monkeypatch.setattr(follower._bell, "wait", lost)
        (entry,) = ear.until(Batch).entries
        assert ear.until(Verified).seq == entry.seq

    def test_many_entries_arrive_in_order_and_in_pages(
        self, open_store: Opener, bench: Bench, room: str, follow: Follow, ear: Ear
    ) -> None:
        follow(room)
        loaded = ear.until(Loaded).room
        written = open_store().append(room, lines(bench, 2 * PAGE + 7))
        batches = []
        while loaded.seq < written[-1].seq:
            batches.append(ear.until(Batch).entries)
            for entry in batches[-1]:
                assert entry.seq == loaded.seq + 1
                loaded.apply(entry, Changes())
        assert [entry for batch in batches for entry in batch] == written
        assert max(len(batch) for batch in batches) <= PAGE

    def test_two_who_follow_see_the_same(
        self, open_store: Opener, bench: Bench, room: str, follow: Follow, ear: Ear
    ) -> None:
        other = Ear()
        follow(room)
        second = Follower(open_store(), room, BEN, other.tell)
        rooms = [each.until(Loaded).room for each in (ear, other)]
        written = open_store().append(room, lines(bench, 30))
        for each, seen in zip((ear, other), rooms, strict=True):
            while seen.seq < written[-1].seq:
                for entry in each.until(Batch).entries:
                    seen.apply(entry, Changes())
        second.stop()
        assert rooms[0] == rooms[1]

    def test_other_rooms_are_not_told(self, open_store: Opener, room: str, follow: Follow, ear: Ear) -> None:
        follow(room)
        ear.until(Loaded)
        store = open_store()
        other = Bench("Another incident", reference="INC-2026-0002").save(store)
        Session(store, other, BEN).submit(Log(text="Elsewhere"))
        here = Session(store, room, BEN).submit(Log(text="Here"))[0]
        assert ear.until(Batch).entries == (here,)

    def test_after_the_end_nothing_is_told(
        self, open_store: Opener, room: str, follow: Follow, ear: Ear
    ) -> None:
        follower = follow(room)
        ear.until(Verified)
        follower.stop()
        ear.rest()
        Session(open_store(), room, BEN).submit(Log(text="Too late"))
        follower.ring()
        follower.stop()
        assert ear.rest() == []


class TestVerifying:
    """The chain, on the way."""

    def test_an_intact_log_is_verified_to_its_end(self, store: Store, follow: Follow, ear: Ear) -> None:
        bench = busy_room()
        follow(bench.save(store))
        assert ear.until(Verified) == Verified(bench.room.seq)

    def test_so_is_what_comes_later(
        self, open_store: Opener, bench: Bench, room: str, follow: Follow, ear: Ear
    ) -> None:
        follow(room)
        written = open_store().append(room, lines(bench, 600))
        last = ear.until(Verified, lambda told: told.seq == written[-1].seq)
        assert last == Verified(written[-1].seq)

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE body SET body = replace(body, 'Terminals', 'Customers') WHERE seq = 9",
            "UPDATE entry SET actor = 'person-ben' WHERE seq = 9",
            "UPDATE entry SET recorded_at = 'yesterday' WHERE seq = 9",
            "DELETE FROM entry WHERE seq = 9",
        ],
    )
    def test_an_altered_log_is_told_with_its_first_bad_entry(
        self, store: Store, file: Path, follow: Follow, ear: Ear, statement: str
    ) -> None:
        bench = Bench()
        for _count in range(20):
            bench.log("Terminals time out")
        room = bench.save(store)
        tamper(file, statement)
        follow(room)
        finding = ear.until(Verified, lambda told: not whole(told)).finding
        assert finding is not None
        assert finding.seq == 9

    def test_an_altered_log_is_still_followed_but_no_longer_called_whole(
        self, open_store: Opener, bench: Bench, room: str, file: Path, follow: Follow, ear: Ear
    ) -> None:
        tamper(file, "UPDATE entry SET actor = 'person-ben' WHERE seq = 1")
        follower = follow(room)
        ear.until(Verified, lambda told: not whole(told))
        written = Session(open_store(), room, BEN).submit(Log(text="And on"))[0]
        assert ear.until(Batch).entries == (written,)
        follower.stop()
        assert [told for told in ear.rest() if isinstance(told, Verified)] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move a file that is open")
class TestTheFileItself:
    """A file that goes away, comes back, or is another."""

    def moved(self, file: Path, to: Path) -> None:
        """Move a database with the files beside it."""
        to.mkdir(exist_ok=True)
        for each in list(file.parent.glob(f"{file.name}*")):
            shutil.move(each, to / each.name)

    def test_a_file_that_vanishes_is_trouble_until_it_is_back(
        self, open_store: Opener, room: str, file: Path, tmp_path: Path, follow: Follow, ear: Ear
    ) -> None:
        follow(room)
        ear.until(Verified)
        self.moved(file, tmp_path / "away")
        trouble = ear.until(Trouble, lambda told: told.error is not None).error
        assert isinstance(trouble, Unavailable)
        assert str(trouble) == f"{file} is no longer there. Put it back before you write on."
        self.moved(tmp_path / "away" / file.name, file.parent)
        ear.until(Trouble, lambda told: told.error is None)
        entry = Session(open_store(), room, BEN).submit(Log(text="Here again"))[0]
        assert ear.until(Batch).entries == (entry,)

    def test_a_file_that_is_gone_before_it_is_followed_is_trouble(
        self, room: str, store: Store, file: Path, tmp_path: Path, follow: Follow, ear: Ear
    ) -> None:
        self.moved(file, tmp_path / "away")
        follow(room, store=store)
        assert isinstance(ear.until(Trouble).error, Unavailable)
        assert not file.exists()
        self.moved(tmp_path / "away" / file.name, file.parent)
        assert ear.until(Loaded).room.id == room

    def test_another_file_in_its_place_is_read_from_its_beginning(
        self, store: Store, bench: Bench, room: str, file: Path, tmp_path: Path, follow: Follow, ear: Ear
    ) -> None:
        store.close()
        backup = shutil.copy(file, tmp_path / "backup.db")
        follow(room, store=store)
        ear.until(Loaded)
        Session(store, room, BEN).submit(Log(text="Not in the backup"))
        ear.until(Batch)
        self.moved(file, tmp_path / "away")
        ear.until(Trouble, lambda told: told.error is not None)
        shutil.move(backup, file)
        again = ear.until(Loaded)
        assert again.room == bench.room
        assert ear.until(Verified) == Verified(bench.room.seq)

    def test_a_damaged_file_in_its_place_is_trouble_until_it_is_mended(
        self, room: str, store: Store, file: Path, tmp_path: Path, follow: Follow, ear: Ear
    ) -> None:
        follow(room, store=store)
        ear.until(Verified)
        self.moved(file, tmp_path / "away")
        ear.until(Trouble, lambda told: told.error is not None)
        (tmp_path / "broken").write_bytes(b"no database" * 4000)
        shutil.move(tmp_path / "broken", file)
        ear.until(Trouble, lambda told: isinstance(told.error, Corrupt))
        file.unlink()
        self.moved(tmp_path / "away" / file.name, file.parent)
        assert ear.until(Loaded).room.id == room
        ear.until(Verified, whole)
