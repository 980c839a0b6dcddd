"""With an outbox nothing is only in memory: it is on the disk before it is sent, and until it is in the log."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from tests.ear import Ear
from tests.rooms import ANNA, BEN, Bench, busy_room
from tests.servers import empty_server, member_url, server_url
from warroom.domain.decide import decide
from warroom.domain.entry import Draft, Entry, decode_plain
from warroom.domain.rules.closeout import Close
from warroom.domain.rules.command import Command
from warroom.domain.rules.timeline import Log
from warroom.errors import Conflict, Unavailable
from warroom.services import writer as module
from warroom.services.job import Job, Outcome, decode_job, encode_job
from warroom.services.session import stamp
from warroom.services.writer import Writer
from warroom.store.outbox import Outbox
from warroom.store.store import Store

__all__ = ["empty_server", "server_url"]


class Far(Store):
    """A database that is away while one wishes, and may lose its answer."""

    gone = False
    loses_answers = False
    sending: threading.Event | None = None

    def append(self, incident: str, drafts: Sequence[Draft]) -> list[Entry]:
        if self.sending is not None:
            self.sending.set()
        if self.gone:
            raise Unavailable("The database is away.")
        entries = super().append(incident, drafts)
        if self.loses_answers:
            self.loses_answers = False
            raise Unavailable("The answer is lost.")
        return entries


@pytest.fixture
def far(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Far]:
    """Give the database as one that may be away."""
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.01)
    made = Far(store.url)
    yield made
    made.close()


def job(bench: Bench, command: Command) -> Job:
    stamped = stamp(command, bench.room, ANNA, "LEAD")
    return Job(bench.room.id, stamped, tuple(decide(bench.room, stamped)))


def waiting(file: Path, room: str) -> list[str]:
    """Give the ids that stand in an outbox, looked at from outside."""
    box = Outbox(file)
    found = [decode_job(data).command.id for data in box.waiting(room)]
    box.close()
    return found


def test_it_is_on_the_disk_before_it_is_sent_and_gone_when_it_is_in_the_log(
    far: Far, bench: Bench, room: str, ear: Ear, tmp_path: Path
) -> None:
    file, far.gone = tmp_path / "outbox.db", True
    writer = Writer(far, ear.tell, Outbox(file), room)
    jobs = [job(bench, Log(text=f"Line {number}")) for number in range(3)]
    for each in jobs:
        writer.put(each)
    told = [ear.until(Outcome) for _each in jobs]
    assert all(each.waits for each in told)
    assert waiting(file, room) == [each.command.id for each in jobs]
    far.gone = False
    ended = [ear.until(Outcome) for _each in jobs]
    assert [each.job.command.id for each in ended] == [each.command.id for each in jobs]
    assert all(each.entries for each in ended)
    assert writer.stop()
    assert waiting(file, room) == []


def test_a_lost_answer_makes_no_second_entry(
    far: Far, bench: Bench, room: str, ear: Ear, tmp_path: Path
) -> None:
    writer = Writer(far, ear.tell, Outbox(tmp_path / "outbox.db"), room)
    before, far.loses_answers = far.head(room).seq, True
    writer.put(job(bench, Log(text="Once")))
    assert ear.until(Outcome).waits
    assert ear.until(Outcome).entries
    assert writer.stop()
    assert far.head(room).seq == before + 1


def test_what_waits_at_the_end_is_sent_by_the_next_one(
    far: Far, bench: Bench, room: str, ear: Ear, tmp_path: Path
) -> None:
    file, far.gone = tmp_path / "outbox.db", True
    first = Writer(far, ear.tell, Outbox(file), room)
    left = job(bench, Log(text="Left behind"))
    first.put(left)
    assert ear.until(Outcome).waits
    assert first.stop()
    far.gone = False
    second = Writer(far, ear.tell, Outbox(file), room)
    assert ear.until(Outcome).waits
    assert ear.until(Outcome).entries[0].stream == left.drafts[0].stream
    assert second.stop()


def test_an_act_does_not_wait(far: Far, bench: Bench, room: str, ear: Ear, tmp_path: Path) -> None:
    file, far.gone = tmp_path / "outbox.db", True
    writer = Writer(far, ear.tell, Outbox(file), room)
    writer.put(Job(room, Close(summary="Over"), ()))
    outcome = ear.until(Outcome)
    assert isinstance(outcome.error, Unavailable)
    assert writer.stop()
    assert waiting(file, room) == []


def test_a_conflict_keeps_its_place_until_it_is_decided_again_or_refused(
    far: Far, bench: Bench, room: str, ear: Ear, tmp_path: Path
) -> None:
    file = tmp_path / "outbox.db"
    writer = Writer(far, ear.tell, Outbox(file), room)
    late = job(bench, Log(text="Late"))
    stale = Job(room, late.command, (msgspec.structs.replace(late.drafts[0], version=7),))
    writer.put(stale)
    assert isinstance(ear.until(Outcome).error, Conflict)
    assert waiting(file, room) == [late.command.id]
    writer.forget(stale)
    assert writer.stop()
    assert waiting(file, room) == []


def test_a_disk_that_refuses_does_not_keep_it_from_being_sent(
    far: Far, bench: Bench, room: str, ear: Ear, tmp_path: Path, logged: list[object]
) -> None:
    (tmp_path / "file").write_text("in the way")
    writer = Writer(far, ear.tell, Outbox(tmp_path / "file" / "outbox.db"), room)
    writer.put(job(bench, Log(text="Sent all the same")))
    assert ear.until(Outcome).entries
    assert writer.stop()
    assert logged


def test_an_entry_of_a_newer_version_stays_for_it(
    far: Far, bench: Bench, room: str, ear: Ear, tmp_path: Path, logged: list[object]
) -> None:
    file = tmp_path / "outbox.db"
    box = Outbox(file)
    newer = encode_job(job(bench, Log(text="Later"))).replace(b'"Log"', b'"Newer"')
    box.keep(room, "newer", newer)
    box.close()
    writer = Writer(far, ear.tell, Outbox(file), room)
    writer.put(job(bench, Log(text="Now")))
    assert ear.until(Outcome).entries
    assert writer.stop()
    box = Outbox(file)
    assert box.waiting(room) == [newer]
    box.close()
    assert logged


def test_what_somebody_else_wrote_at_this_computer_waits_for_them(
    server_url: str, ear: Ear, tmp_path: Path
) -> None:
    bench = busy_room()
    with closing(Store(server_url)) as admin:
        room = bench.save(admin)
    outbox = Outbox(tmp_path / "outbox.db")
    waiting = job(bench, Log(text="Anna's words"))
    outbox.keep(room, waiting.command.id, encode_job(waiting))
    for person, sent in ((BEN, []), (ANNA, ["Anna's words"])):
        with closing(Store(member_url(server_url, person))) as store:
            before = store.head(room).seq
            writer = Writer(store, ear.tell, Outbox(outbox.file), room)
            mine = job(bench, Log(text="Own words", actor=person))
            writer.put(mine)
            ear.until(Outcome, lambda told, mine=mine: told.job == mine and bool(told.entries))  # type: ignore[misc]
            assert writer.stop()
            entries = store.read(room, before)
            assert [decode_plain(each.body or b"{}")["text"] for each in entries] == [*sent, "Own words"]
            assert {each.actor for each in entries} == {person}
    assert Outbox(outbox.file).waiting(room) == []
