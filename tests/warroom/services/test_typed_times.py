"""Times as people type them: those that were, and those that are to come."""

from __future__ import annotations

import pytest

from tests.rooms import Bench, minute
from warroom.clock import later, moment, real_now, seconds_between
from warroom.services.typed_times import due_time, point_in_time, span_seconds


@pytest.mark.parametrize(
    ("word", "seconds"),
    [("90s", 90), ("15m", 900), ("15 min", 900), ("2H", 7200), ("1d", 86400), ("15", 0), ("m", 0)],
)
def test_a_length_of_time(word: str, seconds: int) -> None:
    assert span_seconds(word) == seconds


def test_a_time_of_day_to_come_is_the_next_one() -> None:
    room = Bench().room
    for hours in (1, 23):
        wanted = later(real_now(), hours * 3600)
        clock = moment(wanted).astimezone().strftime("%H:%M:%S")
        assert due_time(room, clock) == f"{wanted[:19]}.000000Z"
        assert seconds_between(point_in_time(room, clock), due_time(room, clock)) == pytest.approx(
            86400, abs=3601
        )


def test_so_long_from_now_and_other_ways() -> None:
    room = Bench().room
    assert seconds_between(real_now(), due_time(room, "15m")) == pytest.approx(900, abs=5)
    assert due_time(room, "T+00:12:00") == minute(12)
    assert due_time(room, "2026-03-02T14:07:00Z") == minute(7)


@pytest.mark.parametrize("word", ["", "soon", "25:00", "15x", "T+x"])
def test_what_is_no_time_is_none(word: str) -> None:
    assert due_time(Bench().room, word) == ""
