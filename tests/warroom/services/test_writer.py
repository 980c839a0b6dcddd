"""The writer appends in order, tells every outcome, and goes on whatever happens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from tests.ear import Ear
from tests.rooms import ANNA, Bench
from warroom.domain.decide import decide
from warroom.domain.rules.command import Command
from warroom.domain.rules.incident import ChangeIncident
from warroom.domain.rules.timeline import Log
from warroom.domain.state.incident import Changed
from warroom.errors import Conflict, Corrupt, Rejected
from warroom.services import writer as module
from warroom.services.job import Job, Outcome
from warroom.services.session import load, stamp
from warroom.services.writer import Writer
from warroom.store.store import Store


@pytest.fixture
def writer(store: Store, ear: Ear) -> Iterator[Writer]:
    """Give a writer that is stopped afterwards."""
    made = Writer(store, ear.tell)
    yield made
    assert made.stop()


def job(bench: Bench, command: Command) -> Job:
    """Decide a command as a desk does, without waiting for it."""
    stamped = stamp(command, bench.room, ANNA, "LEAD")
    return Job(bench.room.id, stamped, tuple(decide(bench.room, stamped)))


def notes(bench: Bench, count: int) -> list[Job]:
    return [job(bench, Log(text=f"Line {number}")) for number in range(count)]


def test_an_outcome_holds_the_entries_as_the_log_does(
    store: Store, bench: Bench, room: str, writer: Writer, ear: Ear
) -> None:
    done = job(bench, Log(text="Terminals time out"))
    writer.put(done)
    outcome = ear.until(Outcome)
    assert (outcome.job, outcome.error) == (done, None)
    assert list(outcome.entries) == store.read(room, bench.room.seq)


def test_jobs_are_done_in_their_order(
    store: Store, bench: Bench, room: str, writer: Writer, ear: Ear
) -> None:
    jobs = notes(bench, 40)
    for each in jobs:
        writer.put(each)
    outcomes = [ear.until(Outcome) for _job in jobs]
    assert [outcome.job for outcome in outcomes] == jobs
    seqs = [outcome.entries[0].seq for outcome in outcomes]
    assert seqs == list(range(bench.room.seq + 1, bench.room.seq + 41))


def test_two_writers_on_one_file_leave_no_gap(
    open_store: Callable[[], Store], bench: Bench, room: str, ear: Ear
) -> None:
    writers = [Writer(open_store(), ear.tell) for _count in range(2)]
    jobs = notes(bench, 40)
    for number, each in enumerate(jobs):
        writers[number % 2].put(each)
    assert all(writer.stop() for writer in writers)
    assert [outcome.error for outcome in ear.rest()] == [None] * 40
    store = open_store()
    assert store.verify(room) is None
    assert len(load(store, room).timeline.rows) == len(bench.room.timeline.rows) + 40


def test_whoever_was_too_late_is_told(bench: Bench, room: str, writer: Writer, ear: Ear) -> None:
    jobs = [job(bench, ChangeIncident(changed=Changed(severity=number))) for number in (1, 2)]
    for each in [*jobs, job(bench, Log(text="And on"))]:
        writer.put(each)
    first, late, after = (ear.until(Outcome) for _count in range(3))
    assert first.error is after.error is None
    assert isinstance(late.error, Conflict)
    assert (late.job, late.entries, late.error.stream) == (jobs[1], (), "incident")


def test_a_refusal_of_the_database_is_told(bench: Bench, room: str, writer: Writer, ear: Ear) -> None:
    writer.put(msgspec.structs.replace(job(bench, Log(text="x")), incident="nowhere"))
    assert isinstance(ear.until(Outcome).error, Rejected)


def test_the_same_job_twice_is_done_once(
    store: Store, bench: Bench, room: str, writer: Writer, ear: Ear
) -> None:
    done = job(bench, Log(text="Sent twice"))
    writer.put(done)
    writer.put(done)
    assert ear.until(Outcome).entries == ear.until(Outcome).entries
    assert len(store.read(room)) == bench.room.seq + 1


def test_a_bug_is_told_and_the_thread_lives_on(bench: Bench, room: str, writer: Writer, ear: Ear) -> None:
    done = job(bench, Log(text="x"))
    broken = msgspec.structs.replace(done.drafts[0], body=7)
    writer.put(msgspec.structs.replace(done, drafts=(broken,)))
    writer.put(done)
    bug, after = ear.until(Outcome), ear.until(Outcome)
    assert isinstance(bug.error, Exception)
    assert (after.error, len(after.entries)) == (None, 1)


def test_a_damaged_file_is_told_and_a_mended_one_is_written(
    store: Store, bench: Bench, room: str, file: Path, ear: Ear
) -> None:
    store.close()
    whole = file.read_bytes()
    file.write_bytes(b"no database" * 4000)
    writer = Writer(store, ear.tell)
    done = job(bench, Log(text="Kept by the desk"))
    writer.put(done)
    assert isinstance(ear.until(Outcome).error, Corrupt)
    file.write_bytes(whole)
    writer.put(done)
    assert ear.until(Outcome).error is None
    assert writer.stop()
    assert store.verify(room) is None


def test_what_was_handed_over_is_done_before_the_end(store: Store, bench: Bench, room: str, ear: Ear) -> None:
    writer = Writer(store, ear.tell)
    for each in notes(bench, 20):
        writer.put(each)
    assert writer.stop()
    assert len(ear.rest()) == 20
    assert len(store.read(room)) == bench.room.seq + 20


def test_an_end_that_takes_too_long_says_so(
    store: Store, bench: Bench, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "DRAIN_SECONDS", 0.01)
    told, go_on = threading.Event(), threading.Event()

    def tell(_outcome: Outcome) -> None:
        told.set()
        go_on.wait()

    writer = Writer(store, tell)
    writer.put(job(bench, Log(text="x")))
    told.wait()
    assert not writer.stop()
    go_on.set()
    monkeypatch.undo()
    assert writer.stop()
