"""The witness knows what it saw of a log, also in the next start, and judges what is there against it."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from tests.rooms import Bench
from warroom.clock import real_now
from warroom.services import witness
from warroom.services.witness import KEPT, YEAR, Witness, witness_of
from warroom.store.restores import attest_restore
from warroom.store.store import Store

pytestmark = pytest.mark.both


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the place of what was seen; it is made when something is kept."""
    return tmp_path / "witness"


@pytest.fixture
def bench() -> Bench:
    """Give a log of some length."""
    made = Bench()
    for number in range(6):
        made.log(f"Line {number}")
    return made


def seen(folder: Path, bench: Bench, upto: int = 0) -> Witness:
    """Give a witness that saw a log, in a start before this one."""
    last = bench.entries[upto - 1]
    Witness(folder, "rooms.db", bench.room.id).note(last.seq, last.hash)
    return Witness(folder, "rooms.db", bench.room.id)


def other_line(bench: Bench, upto: int) -> Bench:
    """Give a log with the same beginning that went on otherwise."""
    made = Bench()
    for number in range(upto - made.room.seq):
        made.log(f"Line {number}")
    made.log("Something else")
    return made


def test_what_was_never_seen_is_not_doubted(folder: Path, bench: Bench) -> None:
    assert Witness(folder, "rooms.db", bench.room.id).doubt(bench.entries) is None
    assert not folder.exists()


def test_a_log_that_goes_on_is_not_doubted(folder: Path, bench: Bench) -> None:
    witness = seen(folder, bench)
    assert witness.doubt(bench.entries) is None
    bench.log("One more")
    assert witness.doubt(bench.entries) is None


def test_a_shorter_one_is(folder: Path, bench: Bench) -> None:
    before = real_now()
    doubt = seen(folder, bench).doubt(bench.entries[:-2])
    assert doubt is not None
    assert doubt.shorter
    assert (doubt.sight.seq, doubt.length) == (len(bench.entries), len(bench.entries) - 2)
    assert before <= doubt.sight.at <= real_now()


def test_so_is_an_empty_one(folder: Path, bench: Bench) -> None:
    doubt = seen(folder, bench).doubt([])
    assert doubt is not None
    assert doubt.length == 0


def test_so_is_one_that_went_on_otherwise(folder: Path, bench: Bench) -> None:
    length = len(bench.entries)
    other = other_line(bench, length - 1)
    assert len(other.entries) == length
    other.log("And longer than before")
    doubt = seen(folder, bench).doubt(other.entries)
    assert doubt is not None
    assert not doubt.shorter


def test_only_the_newest_few_are_kept(folder: Path, bench: Bench) -> None:
    witness = Witness(folder, "rooms.db", bench.room.id)
    for entry in bench.entries:
        witness.note(entry.seq, entry.hash)
    (file,) = folder.iterdir()
    assert file.read_text().count('"seq"') == KEPT
    assert file.stat().st_size < 1500
    doubt = witness.doubt(bench.entries[:-1])
    assert doubt is not None
    assert doubt.sight.seq == len(bench.entries)


def test_what_was_not_opened_for_a_year_is_forgotten_with_the_next_new_log(
    folder: Path, bench: Bench
) -> None:
    seen(folder, bench)
    (old,) = folder.iterdir()
    os.utime(old, (0, old.stat().st_mtime - YEAR - 60))
    last = bench.entries[-1]
    Witness(folder, "rooms.db", bench.room.id).note(last.seq, last.hash)  # opened again: seen now
    Witness(folder, "rooms.db", "another").note(last.seq, last.hash)
    assert old.exists()
    os.utime(old, (0, old.stat().st_mtime - YEAR - 60))
    Witness(folder, "rooms.db", "another").note(last.seq, last.hash)
    assert old.exists()
    Witness(folder, "rooms.db", "a third").note(last.seq, last.hash)
    assert not old.exists()
    assert len(list(folder.iterdir())) == 2


def test_of_too_many_logs_those_seen_last_are_kept(
    folder: Path, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(witness, "LOGS", 3)
    last = bench.entries[-1]
    for number in range(5):
        before = set(folder.iterdir()) if number else set()
        Witness(folder, "rooms.db", f"room {number}").note(last.seq, last.hash)
        (made,) = set(folder.iterdir()) - before
        os.utime(made, (0, made.stat().st_mtime - 100 + number))
    assert len(list(folder.iterdir())) == 3
    doubts = [Witness(folder, "rooms.db", f"room {number}").doubt([]) for number in range(5)]
    assert [each is not None for each in doubts] == [False, False, True, True, True]


def test_rooms_and_databases_are_kept_apart(folder: Path, bench: Bench) -> None:
    seen(folder, bench)
    assert Witness(folder, "elsewhere.db", bench.room.id).doubt(bench.entries[:2]) is None
    assert Witness(folder, "rooms.db", "another").doubt(bench.entries[:2]) is None


def test_a_log_taken_as_it_is_is_the_measure_from_then_on(folder: Path, bench: Bench) -> None:
    witness = seen(folder, bench)
    short = bench.entries[:-3]
    assert witness.doubt(short) is not None
    witness.begin_again(short[-1].seq, short[-1].hash)
    again = Witness(folder, "rooms.db", bench.room.id)
    assert again.doubt(short) is None
    assert again.doubt(short[:-1]) is not None


def test_a_damaged_file_is_put_aside_with_a_warning(
    folder: Path, bench: Bench, logged: list[logging.LogRecord]
) -> None:
    witness = seen(folder, bench)
    (file,) = folder.iterdir()
    for number, rubbish in enumerate((b'{"seen":[{"seq":"x"}]}', b"\xff\xfe", b""), 1):
        file.write_bytes(rubbish)
        assert Witness(folder, "rooms.db", bench.room.id).doubt(bench.entries[:2]) is None
        assert not file.exists()
        assert file.with_name(f"{file.stem}.unreadable-{number}.json").read_bytes() == rubbish
        assert "put aside" in logged[-1].getMessage()
    assert len(logged) == 3
    witness.note(bench.room.seq, bench.entries[-1].hash)
    assert witness.doubt(bench.entries[:2]) is not None


def test_a_disk_that_refuses_is_said_once_and_what_was_seen_is_still_known(
    folder: Path, bench: Bench, logged: list[logging.LogRecord]
) -> None:
    folder.write_text("a file stands where the folder should be")
    witness = Witness(folder, "rooms.db", bench.room.id)
    for entry in bench.entries:
        witness.note(entry.seq, entry.hash)
    assert len(logged) == 1
    assert "cannot be kept" in logged[0].getMessage()
    assert witness.doubt(bench.entries[:-1]) is not None
    assert witness.doubt(bench.entries) is None


class TestExplained:
    """A restore that the house attests."""

    @pytest.fixture
    def short(self, bench: Bench, store: Store) -> Bench:
        """Give the log as it is in the database now: without its last two entries."""
        made = Bench()
        for number in range(4):
            made.log(f"Line {number}")
        made.save(store)
        return made

    def test_one_after_everything_missing_was_seen_explains(
        self, folder: Path, bench: Bench, short: Bench, store: Store
    ) -> None:
        witness = seen(folder, bench)
        attested = attest_restore(store.engine, "2026-03-02T14:00:00.000000Z", "x", "Anna Alvarez")
        short.log("Written since")
        doubt = witness.doubt(short.entries)
        assert doubt is not None
        found = witness.explained(doubt, short.entries, store).restored
        assert found is not None
        assert (found.by, found.entries) == ("Anna Alvarez", short.room.seq - 1)
        assert (found.at, found.made_at) == (attested.recorded_at, "2026-03-02T14:00:00.000000Z")

    def test_one_from_before_does_not(self, folder: Path, bench: Bench, short: Bench, store: Store) -> None:
        attest_restore(store.engine, "2026-03-02T14:00:00.000000Z", "x", "Anna Alvarez")
        witness = seen(folder, bench)
        doubt = witness.doubt(short.entries)
        assert doubt is not None
        assert witness.explained(doubt, short.entries, store) == doubt

    def test_nor_does_one_that_names_another_end(
        self, folder: Path, bench: Bench, short: Bench, store: Store
    ) -> None:
        witness = seen(folder, bench)
        attest_restore(store.engine, "2026-03-02T14:00:00.000000Z", "x", "Anna Alvarez")
        cut = short.entries[:-1]
        doubt = witness.doubt(cut)
        assert doubt is not None
        assert witness.explained(doubt, cut, store).restored is None

    def test_nor_is_there_anything_where_no_house_is(
        self, folder: Path, bench: Bench, short: Bench, store: Store
    ) -> None:
        witness = seen(folder, bench)
        doubt = witness.doubt(short.entries)
        assert doubt is not None
        assert witness.explained(doubt, short.entries, store).restored is None


@pytest.mark.files
def test_a_desk_keeps_them_in_the_persons_own_folder(home: Path, store: Store, bench: Bench) -> None:
    witness = witness_of(store, bench.room.id)
    witness.note(bench.room.seq, bench.entries[-1].hash)
    (file,) = (home / "data" / "witness").iterdir()
    assert str(store.file) in file.read_text()


def test_without_a_folder_it_remembers_until_the_desk_ends(home: Path, store: Store, bench: Bench) -> None:
    home.write_text("no folder")
    witness = witness_of(store, bench.room.id)
    witness.note(bench.room.seq, bench.entries[-1].hash)
    assert witness.doubt(bench.entries[:-1]) is not None
