"""Attached files as the log describes them, now and as of a time."""

from __future__ import annotations

from tests.files import attach
from tests.rooms import Bench, minute


def test_a_file_is_called_p_and_knows_who_brought_it() -> None:
    bench = Bench()
    seen = bench.evidence("Charged twice")
    first = attach(bench.wait(2), links=(seen,), note="line 3")
    second = attach(bench, "other.txt", b"other")
    item = bench.room.attachments[first]
    assert (item.ref, item.name, item.size, item.note) == ("P1", "retry_sample.csv", 14, "line 3")
    assert (item.station, item.at, item.withdrawn) == ("LEAD", minute(2), None)
    assert bench.room.ref(second) == "P2"
    assert bench.room.stream_of("p1") == first
    assert bench.room.timeline.first[first].type == "file"
    assert bench.room.timeline.first[first].links == (seen,)


def test_before_it_came_it_is_not_there_and_keeps_its_number() -> None:
    bench = Bench()
    attach(bench.wait(5), "late.txt", b"late")
    early = attach(bench, "early.txt", b"early", occurred_at=minute(1))
    assert set(bench.as_of(minute(2)).attachments) == {early}
    assert bench.as_of(minute(2)).ref(early) == "P2"
    assert len(bench.as_of(minute(5)).attachments) == 2


def test_one_taken_back_stays_readable() -> None:
    bench = Bench()
    stream = attach(bench)
    bench.withdraw(stream, "The wrong month")
    assert bench.room.attachments[stream].withdrawn == "The wrong month"
    assert bench.changes.concern("attachments")


def test_an_erased_file_is_a_file_without_pieces() -> None:
    bench = Bench()
    stream = attach(bench)
    bench.erase(bench.room.attachments[stream].seq)
    gone = bench.room.attachments[stream]
    assert (gone.ref, gone.name, gone.size, gone.chunks) == ("P1", "", 0, ())
