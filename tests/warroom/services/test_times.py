"""Times as people read them, in the room's zone and by the room's clocks."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.rooms import START, Bench, closed_room, minute
from warroom.domain.rules.closeout import Close
from warroom.services.times import (
    clock_time,
    day,
    duration,
    full_time,
    mission_time,
    running_end,
    shown_time,
    t_plus,
    zone_of,
)

EPOCH = "1970-04-11T19:13:00.000000Z"
ZERO = "1970-04-14T03:07:53.000000Z"


@pytest.fixture
def bogota(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put this machine into a zone five hours behind UTC."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone cannot be set for one program")
    monkeypatch.setenv("TZ", "America/Bogota")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def mission() -> Bench:
    """Make a room of history with mission time."""
    return Bench(start=EPOCH, nature="history", mission_epoch=EPOCH, first_hurt_at=ZERO)


@pytest.mark.usefixtures("bogota")
def test_a_live_room_shows_the_time_of_this_machine() -> None:
    room = Bench().room
    assert clock_time(room, START) == "09:00:00"
    assert clock_time(room, START, seconds=False) == "09:00"
    assert full_time(room, START) == "2026-03-02 09:00:00 -05"
    assert day(room, "2026-03-02T04:59:59.999999Z") == "2026-03-01"


@pytest.mark.usefixtures("bogota")
def test_history_is_shown_in_utc() -> None:
    room = mission().room
    assert zone_of(room) is not None
    assert clock_time(room, ZERO) == "03:07:53"
    assert full_time(room, ZERO) == "1970-04-14 03:07:53 UTC"
    assert day(room, ZERO) == "1970-04-14"


def test_no_time_is_no_text() -> None:
    room = mission().room
    for say in (clock_time, full_time, day, t_plus, mission_time, shown_time):
        assert say(room, "") == ""


def test_t_plus_counts_from_the_first_hurt() -> None:
    bench = Bench(first_hurt_at=minute(-8))
    assert t_plus(bench.room, minute(-8)) == "T+00:00:00"
    assert t_plus(bench.room, START) == "T+00:08:00"
    assert t_plus(bench.room, minute(60 * 30)) == "T+30:08:00"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [("07:59.000000", "T−00:00:01"), ("07:59.500000", "T−00:00:01"), ("08:00.500000", "T+00:00:00")],
)
def test_before_the_first_hurt_t_is_negative(seconds: str, text: str) -> None:
    bench = Bench(first_hurt_at="2026-03-02T14:08:00.000000Z", start=minute(9))
    assert t_plus(bench.room, f"2026-03-02T14:{seconds}Z") == text
    assert t_plus(bench.room, START) == "T−00:08:00"


def test_an_undeclared_room_has_no_t_plus() -> None:
    assert t_plus(Bench(declare=False).room, START) == ""


def test_mission_time_where_there_is_one() -> None:
    room = mission().room
    assert mission_time(room, ZERO) == "055:54:53"
    assert mission_time(Bench().room, START) == ""


def test_a_room_shows_the_time_its_people_say() -> None:
    assert shown_time(mission().room, ZERO) == "055:54:53"
    live = Bench().room
    assert shown_time(live, START) == clock_time(live, START)


class TestRunningEnd:
    """Where the T+ clock stands."""

    def test_it_runs_while_the_room_is_open(self) -> None:
        bench = Bench()
        bench.phase("restored")
        assert running_end(bench.as_of(minute(7))) == minute(7)

    def test_it_stops_when_service_was_restored(self) -> None:
        bench = closed_room()
        assert running_end(bench.room) == bench.room.incident.restored_at

    def test_else_when_the_room_was_closed(self) -> None:
        bench = Bench()
        bench.wait(12).submit(Close(summary="Nothing", override="It was a drill"))
        assert running_end(bench.room) == minute(12)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-5, "0 s"),
        (0, "0 s"),
        (48.4, "48 s"),
        (59.6, "1 m 00 s"),
        (61, "1 m 01 s"),
        (3599, "59 m 59 s"),
        (3600, "1 h 00 m"),
        (6 * 3600 + 11 * 60 + 59, "6 h 11 m"),
        (2 * 86400 + 4 * 3600 + 59 * 60, "2 d 4 h"),
    ],
)
def test_durations_in_their_two_largest_units(seconds: float, text: str) -> None:
    assert duration(seconds) == text
