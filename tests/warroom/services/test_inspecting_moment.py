"""The moment of a row: what others wrote near it, and what was believed then."""

from __future__ import annotations

import msgspec

from tests.rooms import Bench, busy_room, minute
from warroom.domain.state.timeline import Row
from warroom.services.inspecting import sheet
from warroom.services.inspecting_moment import MOST, WHOLE, moment_sections, same_moment


def row_of(bench: Bench, stream: str) -> Row:
    """Give the first row of a stream."""
    return bench.room.timeline.first[stream]


def test_what_others_wrote_within_two_minutes() -> None:
    bench = Bench()
    bench.wait(60).log("Mine, just before", at=minute(29))
    bench.station = "NETWORK"
    bench.log("Too early", at=minute(27.9))
    bench.log("Two minutes before", at=minute(28))
    bench.log("Two minutes after", at=minute(32))
    bench.log("Too late", at=minute(32.1))
    bench.station = "LEAD"
    here = bench.log("Here", at=minute(30))
    found = [row.text for row in same_moment(bench.room, row_of(bench, here))]
    assert found == ["Two minutes before", "Two minutes after"]


def test_the_nearest_count_and_stand_in_the_order_of_time() -> None:
    bench = Bench()
    here = bench.wait(60).log("Here", at=minute(30))
    bench.station = "NETWORK"
    for number in range(12):
        bench.log(str(number), at=minute(29 + number / 6))
    found = [int(row.text) for row in same_moment(bench.room, row_of(bench, here))]
    assert len(found) == MOST
    assert found == sorted(found)
    assert 6 in found
    assert 0 not in found


def test_what_led_then_is_said() -> None:
    bench = Bench()
    first, second = bench.hypothesis("The release"), bench.hypothesis("The network")
    before = bench.wait(5).log("Before")
    bench.wait(5).status(first, "leading")
    then = bench.wait(5).log("Then")
    bench.wait(5).status(second, "leading")
    bench.status(first, "ruled_out", reason="It was not")
    later = bench.wait(5).log("Later")
    said = {
        name: [
            line.lead
            for part in moment_sections(bench.room, row_of(bench, stream))
            if part.caption == "Believed then"
            for line in part.lines
        ]
        for name, stream in (("before", before), ("then", then), ("later", later))
    }
    assert said == {"before": [], "then": ["H1"], "later": ["H2"]}


def test_the_inspector_says_it_of_a_row_that_was_selected() -> None:
    bench = busy_room()
    captions = [part.caption for part in sheet(bench.room, bench.room.timeline.rows[-1].stream).sections]
    assert "Believed then" not in captions
    told = [
        part.caption
        for row in bench.room.timeline.rows
        for part in sheet(bench.room, row.stream, row.seq).sections
    ]
    assert "Believed then" in told


def test_a_long_log_is_looked_at_near_the_row_only() -> None:
    bench = Bench()
    bench.station = "NETWORK"
    note = bench.room.timeline.first[bench.log("A note")]
    timeline = bench.room.timeline
    for number in range(WHOLE + 10):
        at = minute(100 + number)
        seq = bench.room.seq + number + 1
        made = msgspec.structs.replace(
            note, seq=seq, stream=f"copy:{seq}", occurred_at=at, recorded_at=at, text=str(number)
        )
        timeline.rows.append(made)
    late = msgspec.structs.replace(
        note,
        seq=timeline.rows[-1].seq + 1,
        stream="late",
        station="LEAD",
        occurred_at=minute(200),
        recorded_at=timeline.rows[-1].recorded_at,
    )
    timeline.rows.append(late)
    assert [row.text for row in same_moment(bench.room, late)] == ["98", "99", "100", "101", "102"]
    back = [row.stream for row in same_moment(bench.room, timeline.rows[100])]
    assert back == []
