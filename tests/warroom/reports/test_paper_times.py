"""Times on paper: short, dated where a reader would ask which day, in the reader's language."""

from __future__ import annotations

import msgspec
import pytest

from tests.warroom.reports.telling import Telling, at, billing_room
from warroom import i18n
from warroom.reports.paper_times import (
    between,
    long_day,
    minute,
    paper_elapsed,
    paper_mission,
    short_day,
    span,
    whole,
)


def test_a_time_of_the_incidents_day_is_just_the_time() -> None:
    room = billing_room()
    assert minute(room, at("17:02:59")) == "17:02"
    assert span(room, at("14:44"), at("16:52")) == "14:44–16:52"
    assert span(room, at("15:20"), "") == "15:20–"


def test_a_time_of_another_day_has_its_date() -> None:
    assert minute(billing_room(), at("09:00", "2026-11-21")) == "21 Nov 09:00"


def test_a_room_with_mission_time_tells_that() -> None:
    told = Telling("Tank", mission_epoch=at("00:00", "2026-11-12"))
    assert minute(told.room, at("07:54:53")) == "055:54"


def test_long_after_the_mission_times_are_dates_and_days() -> None:
    told = Telling("Tank", mission_epoch=at("00:00", "2026-11-12"))
    late = at("12:00", "2027-05-01")
    assert minute(told.room, late) == "1 May 12:00"
    assert paper_mission(told.room, late) == ""
    assert paper_mission(told.room, at("12:00")) == "060:00:00"
    assert paper_elapsed(told.room, late) == "T+167 d"
    assert paper_elapsed(told.room, at("15:38")) == "T+01:00:00"


def test_dates_are_in_the_readers_language() -> None:
    room = billing_room()
    assert short_day(room, at("12:00")) == "14 Nov 2026"
    assert long_day(room, at("12:00")).replace(",", "") == "Saturday 14 November 2026"
    assert whole(room, at("12:00")) == "14 Nov 2026 12:00 UTC"
    i18n.use("es")
    try:
        assert long_day(room, at("12:00")) == "sábado, 14 de noviembre de 2026"
    finally:
        i18n.use("en")


def test_no_date_for_no_time() -> None:
    assert short_day(billing_room(), "") == minute(billing_room(), "") == ""


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("14:09", "20:20", "6 h 11 m"),
        ("14:09", "14:38", "29 m"),
        ("14:09:00", "14:09:40", "40 s"),
        ("14:38", "14:09", ""),
    ],
)
def test_how_long_it_took(start: str, end: str, said: str) -> None:
    assert between(at(start), at(end)) == said


def test_days_are_days_and_an_unknown_end_says_nothing() -> None:
    assert between(at("10:00"), at("14:00", "2026-11-17")) == "3 d 4 h"
    assert between("", at("14:00")) == between(at("14:00"), "") == ""


def test_a_live_room_tells_the_time_of_this_machine() -> None:
    room = billing_room()
    room.incident = msgspec.structs.replace(room.incident, nature="live")
    assert len(minute(room, at("12:00"))) >= len("12:00")
