"""Instants sort as text, room clocks run as they should, and times are read as people write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warroom import clock
from warroom.clock import RoomClock

ZERO = "1970-04-14T03:07:53.000000Z"
EPOCH = "1970-04-11T19:13:00.000000Z"
NOON = "2026-03-02T12:00:00.000000Z"
moments = st.datetimes(timezones=st.just(UTC))


# Instants.


def test_an_instant_is_27_characters_in_utc() -> None:
    madrid = timezone(timedelta(hours=2))
    assert clock.instant(datetime(2026, 7, 1, 14, 5, 0, 250, madrid)) == "2026-07-01T12:05:00.000250Z"
    assert clock.instant(datetime(7, 1, 1, tzinfo=UTC)) == "0007-01-01T00:00:00.000000Z"


def test_a_time_without_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="time zone"):
        clock.instant(datetime(2026, 7, 1))  # noqa: DTZ001 - the bug itself


@given(moments)
def test_an_instant_says_its_moment_exactly(when: datetime) -> None:
    text = clock.instant(when)
    assert len(text) == 27
    assert clock.moment(text) == when


@given(moments, moments)
def test_instants_sort_as_their_moments_do(one: datetime, other: datetime) -> None:
    assert (clock.instant(one) < clock.instant(other)) == (one < other)


def test_the_real_time_is_now() -> None:
    before = datetime.now(UTC)
    assert before <= clock.moment(clock.real_now()) <= datetime.now(UTC)


def test_seconds_between_have_a_sign() -> None:
    assert clock.seconds_between(NOON, "2026-03-02T12:01:00.500000Z") == 60.5
    assert clock.seconds_between("2026-03-02T12:01:00.000000Z", NOON) == -60


def test_later_goes_both_ways_and_stops_at_the_calendars_ends() -> None:
    assert clock.later(NOON, 90.25) == "2026-03-02T12:01:30.250000Z"
    assert clock.later(NOON, -90) == "2026-03-02T11:58:30.000000Z"
    assert clock.later(NOON, 1e30) == NOON
    assert clock.later("0001-01-01T00:00:00.000000Z", -1) == "0001-01-01T00:00:00.000000Z"


# The clock of a room.


def test_a_plain_clock_is_the_real_one() -> None:
    assert RoomClock().to_room(NOON) == NOON
    before = clock.real_now()
    assert before <= RoomClock().now() <= clock.real_now()


def test_a_shifted_clock_runs_on_from_its_anchor() -> None:
    shifted = RoomClock(NOON, ZERO)
    assert shifted.to_room(NOON) == ZERO
    assert shifted.to_room("2026-03-02T12:00:10.000000Z") == "1970-04-14T03:08:03.000000Z"


def test_a_scaled_clock_runs_faster_or_stands() -> None:
    after = "2026-03-02T12:00:10.000000Z"
    assert RoomClock(NOON, ZERO, 60).to_room(after) == "1970-04-14T03:17:53.000000Z"
    assert RoomClock(NOON, ZERO, 0).to_room(after) == ZERO


def test_what_was_before_the_anchor_is_the_rooms_own_time() -> None:
    assert RoomClock(NOON, ZERO).to_room("1970-04-14T03:00:00.000000Z") == "1970-04-14T03:00:00.000000Z"


# Times as people read them.


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "T+00:00:00"),
        (0.9, "T+00:00:00"),
        (59, "T+00:00:59"),
        (6133, "T+01:42:13"),
        (360_000, "T+100:00:00"),
        (-1, "T−00:00:01"),
        (-0.5, "T−00:00:01"),
        (-3600, "T−01:00:00"),
    ],
)
def test_elapsed_time(seconds: float, text: str) -> None:
    assert clock.elapsed_text(seconds) == text
    assert clock.elapsed_text(seconds, sign=False) == text[2:]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "000:00:00"), (201_293.7, "055:54:53"), (-5, "000:00:00"), (3_600_000, "1000:00:00")],
)
def test_mission_time(seconds: float, text: str) -> None:
    assert clock.mission_text(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0s"),
        (59.9, "59s"),
        (60, "1m"),
        (3599, "59m"),
        (3600, "1h"),
        (86_399, "23h"),
        (86_400, "1d"),
        (-5, "0s"),
    ],
)
def test_age(seconds: float, text: str) -> None:
    assert clock.age_text(seconds) == text


# Times as people write them.


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026-03-02T12:00:00Z", NOON),
        (" 2026-03-02T13:00:00+01:00 ", NOON),
        ("2026-03-02 12:00:00.000001Z", "2026-03-02T12:00:00.000001Z"),
        ("T+00:00:00", ZERO),
        ("T+01:00", "1970-04-14T04:07:53.000000Z"),
        ("T01:00:00", "1970-04-14T04:07:53.000000Z"),
        ("T-00:07:53", "1970-04-14T03:00:00.000000Z"),
        ("T−00:07:53", "1970-04-14T03:00:00.000000Z"),
        ("055:54:53", ZERO),
        ("55:54", "1970-04-14T03:07:00.000000Z"),
    ],
)
def test_a_time_is_read(text: str, wanted: str) -> None:
    assert clock.read_time(text, ZERO, EPOCH) == wanted


def test_a_time_without_zone_is_local() -> None:
    local = datetime(2026, 3, 2, 12).astimezone()
    assert clock.read_time("2026-03-02T12:00:00") == clock.instant(local)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "T+",
        "T+1",
        "T+1:60",
        "+055:54:53",
        "-055:54:53",
        "12:00:00:00",
        "2026-02-30",
        "T+12345:00",
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.compile(".")):
        clock.read_time(text, ZERO, EPOCH)


@pytest.mark.parametrize("text", ["T+01:00:00", "055:54:53"])
def test_a_room_without_zero_or_epoch_has_no_such_times(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        clock.read_time(text)


@given(st.integers(-9999 * 3600, 9999 * 3600))
def test_elapsed_time_is_read_as_it_is_written(seconds: int) -> None:
    assert clock.read_time(clock.elapsed_text(seconds), ZERO) == clock.later(ZERO, seconds)


@pytest.mark.parametrize("text", ["9999-12-31T23:59:59-05:00", "0001-01-01T00:00:00+05:00"])
def test_a_time_beyond_the_calendar_is_no_time(text: str) -> None:
    with pytest.raises(ValueError, match="T"):
        clock.read_time(text)
