"""The room is its log, folded: whole, as of a time, or as it was known at a time."""

from __future__ import annotations

import pytest

from tests.rooms import ANNA, START, Bench, busy_room, minute
from warroom.clock import RoomClock, real_now
from warroom.domain.changes import Changes
from warroom.domain.entry import GENESIS
from warroom.domain.room import Room, fold
from warroom.domain.rules import timeline
from warroom.domain.rules.fixes import MoveFix
from warroom.domain.state.incident import STREAM

REAL = "2026-11-21T10:00:00.000000Z"
THEN = "1970-04-14T05:00:00.000000Z"


def real(minutes: int) -> str:
    return f"2026-11-21T10:{minutes:02d}:00.000000Z"


def then(minutes: int) -> str:
    return f"1970-04-14T05:{minutes:02d}:00.000000Z"


def texts(room: Room) -> list[str]:
    return [row.text for row in room.timeline.rows if row.kind == "entry.logged"]


def test_an_empty_log_is_an_empty_room() -> None:
    room = fold("nothing", [])
    assert (room.seq, room.hash, room.exists) == (0, GENESIS, False)
    assert room.incident.title == ""


def test_a_room_knows_where_its_log_ends() -> None:
    bench = Bench()
    note = bench.log("One")
    last = bench.entries[-1]
    assert (bench.room.seq, bench.room.hash) == (last.seq, last.hash)
    assert (bench.room.versions[STREAM], bench.room.versions[note]) == (1, 1)
    assert bench.room.exists


def test_incremental_and_whole_are_the_same() -> None:
    bench = busy_room()
    assert bench.folded() == bench.room


def test_a_live_room_reads_the_real_time() -> None:
    before = real_now()
    assert before <= Bench().room.now <= real_now()


def test_now_is_the_time_shown() -> None:
    bench = Bench()
    assert bench.as_of(minute(3)).now == minute(3)
    assert bench.known_at(minute(4)).now == minute(4)


def test_people_call_things_by_the_order_of_the_log() -> None:
    bench = Bench()
    first, second = bench.hypothesis("The release"), bench.hypothesis("The line")
    seen, fix = bench.evidence("All lines answer"), bench.fix("Roll back")
    stay, go = bench.log("Stay", "decision"), bench.log("Go", "decision", at=minute(-30))
    note, change = bench.log("Just a note"), bench.agree("Release at night")
    streams = {"H1": first, "H2": second, "E1": seen, "F1": fix, "D1": stay, "D2": go, "C1": change}
    assert {ref: bench.room.ref(stream) for ref, stream in streams.items()} == {ref: ref for ref in streams}
    assert {ref: bench.room.stream_of(ref.lower()) for ref in streams} == streams
    assert bench.room.ref(note) == bench.room.ref("nothing") == ""


@pytest.mark.parametrize("name", ["", "H", "H9", "D0", "D9", "D²", "X1", "H1 "])
def test_what_nobody_is_called_is_not_found(name: str) -> None:
    bench = Bench()
    bench.hypothesis("The release")
    bench.log("Stay", "decision")
    assert bench.room.stream_of(name) == ""


def test_withdrawing_leaves_all_references() -> None:
    bench = Bench()
    first, second = bench.hypothesis("The release"), bench.hypothesis("The line")
    bench.withdraw(first)
    third = bench.hypothesis("The bank")
    assert [bench.room.ref(stream) for stream in (first, second, third)] == ["H1", "H2", "H3"]


def test_items_are_found_in_every_slice() -> None:
    bench = busy_room()
    change = bench.agree("Release at night")
    for stream in (*bench.room.hypotheses, *bench.room.evidence, *bench.room.fixes, change):
        assert bench.room.item(stream).id == stream
    assert bench.room.item(STREAM) is None


class TestAsOf:
    """The room as it was."""

    def test_what_came_later_is_not_there(self) -> None:
        bench = Bench()
        bench.hypothesis("The release")
        bench.wait(10).hypothesis("The line")
        assert [each.statement for each in bench.as_of(minute(9)).hypotheses.values()] == ["The release"]
        assert len(bench.as_of(minute(10)).hypotheses) == 2

    def test_before_the_declaration_there_is_no_room(self) -> None:
        assert not Bench().as_of(minute(-1)).exists

    def test_a_back_dated_entry_is_there_from_when_it_happened(self) -> None:
        bench = Bench()
        bench.wait(20).log("Terminals timed out", at=minute(5))
        assert texts(bench.as_of(minute(4))) == []
        assert texts(bench.as_of(minute(5))) == ["Terminals timed out"]

    def test_a_corrected_time_counts(self) -> None:
        bench = Bench()
        note = bench.wait(5).log("Terminals timed out")
        bench.wait(5).correct(note, new_occurred_at=minute(2))
        assert texts(bench.as_of(minute(2))) == ["Terminals timed out"]
        bench.wait(5).correct(note, new_occurred_at=minute(8))
        assert texts(bench.as_of(minute(7))) == []

    def test_a_correction_of_words_shows_at_any_time(self) -> None:
        bench = Bench()
        note = bench.log("0.2 %")
        bench.wait(60).correct(note, text="0.02 %")
        assert texts(bench.as_of(minute(1))) == ["0.02 %"]

    def test_a_status_is_that_of_the_time(self) -> None:
        bench = Bench()
        held = bench.hypothesis("The release")
        bench.wait(10).status(held, "leading")
        bench.wait(10).status(held, "ruled_out", reason="It was never out")
        assert [bench.as_of(minute(at)).hypotheses[held].status for at in (0, 10, 19, 20)] == [
            "open",
            "leading",
            "leading",
            "ruled_out",
        ]

    def test_what_follows_something_that_is_not_there_is_left_out(self) -> None:
        bench = Bench()
        fix = bench.wait(10).fix("Roll back")
        bench.submit(timeline.Log(text="A note"), at=minute(2))
        moved = bench.submit(MoveFix(stream=fix, state="analysed"), at=minute(3))
        room = bench.as_of(minute(5))
        assert fix not in room.fixes
        assert moved[0].seq not in room.timeline.by_seq
        assert texts(room) == ["A note"]

    def test_a_correction_of_what_is_not_there_is_left_out(self) -> None:
        bench = Bench()
        note = bench.wait(10).log("Late")
        bench.correct(note, text="Later")
        assert bench.as_of(minute(5)).timeline.rows[-1].kind == "incident.declared"

    def test_people_and_stations_are_known_at_any_time(self) -> None:
        bench = Bench()
        bench.wait(10).take("LEAD")
        room = bench.as_of(minute(5))
        assert room.stations.name(ANNA) == "Anna Alvarez"
        assert room.stations.by_key["LEAD"].seat is None

    def test_h3_is_h3_at_any_time(self) -> None:
        bench = Bench()
        late = bench.wait(30).hypothesis("Stated late")
        early = bench.hypothesis("Stated late, held early", at=minute(5))
        bench.log("Late", "decision")
        decision = bench.log("Early", "decision", at=minute(5))
        seen = [bench.evidence("Late"), bench.evidence("Early", at=minute(5))]
        fixes = [bench.fix("Late"), bench.fix("Early", at=minute(5))]
        room = bench.as_of(minute(10))
        assert late not in room.hypotheses
        shown = [room.ref(stream) for stream in (early, decision, seen[1], fixes[1])]
        assert shown == ["H2", "D2", "E2", "F2"]
        assert [room.stream_of(ref) for ref in ("H2", "H1", "D2", "D1")] == [early, "", decision, ""]

    def test_at_the_end_it_is_the_room(self) -> None:
        bench = busy_room()
        whole = bench.as_of(minute(600))
        whole.as_of = ""
        assert whole == bench.room


class TestKnownAt:
    """The room as people knew it."""

    def test_what_was_recorded_later_was_not_known(self) -> None:
        bench = Bench()
        bench.wait(20).log("Terminals timed out", at=minute(5))
        assert texts(bench.known_at(minute(19))) == []
        assert texts(bench.known_at(minute(20))) == ["Terminals timed out"]

    def test_a_correction_was_not_known_before_it_was_made(self) -> None:
        bench = Bench()
        note = bench.log("0.2 %")
        bench.wait(10).correct(note, text="0.02 %")
        assert texts(bench.known_at(minute(9))) == ["0.2 %"]

    def test_the_database_hosts_clock_counts_not_the_stations(self) -> None:
        bench = Bench()
        bench.submit(timeline.Log(text="From the outbox"), recorded_at=minute(30))
        assert texts(bench.known_at(minute(29))) == []

    def test_as_of_what_was_known_at_a_time(self) -> None:
        bench = Bench()
        note = bench.wait(10).log("Terminals timed out")
        bench.wait(10).correct(note, new_occurred_at=minute(2))
        asked = [fold("x", bench.entries, as_of=minute(5), known_at=minute(at)) for at in (15, 25)]
        assert [texts(room) for room in asked] == [[], ["Terminals timed out"]]


class TestShiftedClock:
    """Rooms that do not run on the real time."""

    def bench(self, scale: float = 1.0) -> Bench:
        bench = Bench(nature="history", start=THEN, declared_at=THEN)
        bench.log("As it was")
        bench.shift_clock(REAL, THEN, scale)
        bench.wait(10).submit(timeline.Log(text="Acted on"), recorded_at=real(10))
        return bench

    def test_the_rooms_clock_runs_from_its_anchor(self) -> None:
        clock = self.bench(scale=2).room.clock
        assert clock == RoomClock(REAL, THEN, 2)
        assert clock.to_room(real(10)) == then(20)

    def test_old_entries_keep_their_times_and_new_ones_are_told_in_the_rooms(self) -> None:
        rows = self.bench().room.timeline.rows
        assert [row.recorded_at for row in rows if row.text] == [THEN, then(10)]
        assert self.bench(scale=2).room.timeline.rows[-1].recorded_at == then(20)

    def test_known_at_is_the_rooms_time(self) -> None:
        bench = self.bench()
        assert texts(bench.known_at(then(9))) == ["As it was"]
        assert texts(bench.known_at(then(10))) == ["As it was", "Acted on"]

    def test_each_entry_is_told_by_the_clock_of_its_time(self) -> None:
        bench = self.bench()
        bench.wait(2).shift_clock(real(50), then(12))
        bench.wait(1).submit(timeline.Log(text="After a pause"), recorded_at=real(51))
        assert [row.recorded_at for row in bench.room.timeline.rows if row.text] == [THEN, then(10), then(13)]
        assert texts(bench.known_at(then(12))) == ["As it was", "Acted on"]

    @pytest.mark.parametrize(
        "body",
        [
            b'{"real_anchor":"soon","room_anchor":"1970-04-14T05:00:00.000000Z"}',
            b'{"real_anchor":"2026-11-21T10:00:00.000000Z"}',
            b'{"real_anchor":"2026-11-21","room_anchor":"1970-04-14"}',
            b'{"scale":"fast"}',
            b"{",
        ],
    )
    def test_a_clock_that_is_none_leaves_the_one_there_is(self, body: bytes) -> None:
        bench = self.bench()
        bench.write("clock", "clock.shifted", body)
        assert bench.room.clock == RoomClock(REAL, THEN, 1)
        assert texts(bench.known_at(then(9))) == ["As it was"]

    def test_a_recording_time_altered_behind_the_logs_back_stays_as_it_is(self) -> None:
        bench = self.bench()
        bench.entries[-1].recorded_at = "yesterday"
        assert bench.folded().timeline.rows[-1].recorded_at == "yesterday"
        assert texts(bench.known_at(then(59))) == ["As it was"]


class TestUnreadable:
    """What a newer version or nobody wrote."""

    def test_a_kind_of_a_newer_version_shows_and_its_stream_is_closed(self) -> None:
        bench = Bench()
        fix = bench.fix("Roll back")
        newer = bench.write(fix, "fix.blessed", b'{"by":"the board"}')
        assert bench.row_of(newer).type == "unknown"
        assert bench.room.unreadable == {fix}
        assert bench.room.fixes[fix].state == "idea"
        assert "newer version" in str(bench.refused(MoveFix(stream=fix, state="analysed")))

    def test_a_newer_correction_closes_the_stream_too(self) -> None:
        bench = Bench()
        note = bench.log("A line")
        bench.write(note, "entry.corrected", b'{"text":"x"}', schema=9)
        assert texts(bench.room) == ["A line"]
        assert "newer version" in str(bench.refused(timeline.Correct(stream=note, text="y")))

    def test_newer_news_of_anything_leave_it_as_it_is(self) -> None:
        bench = busy_room()
        first = [
            next(iter(slice_)) for slice_ in (bench.room.hypotheses, bench.room.evidence, bench.room.fixes)
        ]
        kinds = ("hypothesis.changed", "evidence.changed", "fix.changed", "incident.changed")
        before = bench.folded()
        for stream, kind in zip((*first, STREAM), kinds, strict=True):
            entry = bench.write(stream, kind, b'{"statement":"x","text":"x","title":"x"}', schema=9)
            assert bench.row_of(entry).type == "unknown"
        assert (bench.room.hypotheses, bench.room.evidence) == (before.hypotheses, before.evidence)
        assert (bench.room.fixes, bench.room.incident) == (before.fixes, before.incident)

    def test_a_newer_way_to_name_people_makes_no_station(self) -> None:
        bench = Bench()
        before = list(bench.room.stations.by_key)
        bench.write("person:dora", "person.named", b'{"name":"Dora"}', schema=9)
        assert list(bench.room.stations.by_key) == before

    def test_erased_bodies_leave_their_lines(self) -> None:
        bench = busy_room()
        count = len(bench.room.timeline.rows)
        bench.erase(*range(2, bench.room.seq + 1))
        assert len(bench.room.timeline.rows) == count
        assert all(row.erased for row in bench.room.timeline.rows[1:])
        assert bench.room.unreadable == set()
        assert bench.as_of(minute(600)).seq == bench.room.seq

    def test_an_amendment_of_nothing_is_left_out(self) -> None:
        bench = Bench()
        bench.write("entry:gone", "entry.corrected", b'{"text":"x"}')
        assert bench.changes == Changes(slices={"timeline"})
        assert bench.as_of(START).seq == bench.room.seq
