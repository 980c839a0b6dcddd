"""The full timeline on paper: every line once, in order, with what was corrected in sight."""

from __future__ import annotations

from itertools import pairwise

from tests.warroom.reports.telling import Telling, at, billing_room
from warroom.domain.rules.timeline import Correct, Log
from warroom.reports.record_data import Row
from warroom.reports.record_timeline import timeline


def lines(told: Telling) -> list[Row]:
    return [row for day in timeline(told.room) for row in day.rows]


def test_every_line_is_there_in_the_order_in_which_it_happened() -> None:
    room = billing_room()
    (day,) = timeline(room)
    assert day.caption.replace(",", "") == "Saturday 14 November 2026"
    assert len(day.rows) == len(room.timeline.rows)
    assert all(before.time <= after.time for before, after in pairwise(day.rows))
    assert (day.rows[0].time, day.rows[0].elapsed, day.rows[0].station) == ("14:38:00", "T+00:29:00", "LEAD")


def test_a_correction_keeps_what_stood_there_in_sight() -> None:
    row = next(
        row for day in timeline(billing_room()) for row in day.rows if row.text == "Twenty callers in an hour"
    )
    assert row.notes == ("corrected at 15:02 by CARE: it said “Twelve callers in an hour”. Second desk",)
    assert "corrected" not in row.chips


def test_a_corrected_time_moves_the_line_and_says_from_where() -> None:
    told = Telling("Lockers")
    stream = told.log("15:00", "CARE", "First caller")
    told.do("15:10", "CARE", Correct(stream=stream, new_occurred_at=at("14:50"), new_precision="estimated"))
    row = lines(told)[-1]
    assert row.time == "≈14:50:00"
    assert row.notes[0].startswith(
        "corrected at 15:10 by CARE: time: 2026-11-14 15:00:00 UTC → 2026-11-14 14:50:00 UTC"
    )


def test_a_line_written_late_or_put_together_afterwards_says_so() -> None:
    told = Telling("Lockers")
    told.do("15:00", "CARE", Log(text="Seen then", precision="reconstructed"), written="16:30")
    assert lines(told)[-1].notes == ("time reconstructed afterwards", "written at 16:30")


def test_a_withdrawn_line_is_struck_with_its_reason() -> None:
    row = next(
        row for day in timeline(billing_room()) for row in day.rows if row.text == "Queue depth is normal"
    )
    assert row.struck
    assert row.notes == ("withdrawn: It was yesterday's figure",)


def test_days_stand_apart_and_no_name_is_told() -> None:
    told = Telling("Lockers")
    told.room.clock = told.room.clock.__class__("2026-11-14T00:00:00.000000Z", at("22:00", "2026-11-20"), 0.0)
    told.do("09:00", "LEAD", Log(text="Next morning"), date="2026-11-15")
    captions = [day.caption.replace(",", "") for day in timeline(told.room)]
    assert captions == ["Saturday 14 November 2026", "Sunday 15 November 2026"]
    assert "Vidal" not in str(timeline(billing_room()))


def test_mission_time_stands_beside_where_the_room_has_one() -> None:
    told = Telling("Tank", mission_epoch=at("00:00", "2026-11-12"))
    assert lines(told)[0].mission == "062:38:00"
