"""Dates and times as the record writes them, in the reader's language."""

from __future__ import annotations

from datetime import date

from warroom.clock import Instant, moment, seconds_between
from warroom.domain.room import Room
from warroom.i18n import language
from warroom.services.times import clock_time, day, duration, mission_time, zone_of


def short_day(room: Room, at: Instant) -> str:
    """Write a date briefly: 21 Nov 2026."""
    return _dated(local_date(room, at), "d MMM y") if at else ""


def long_day(room: Room, at: Instant) -> str:
    """Write a date with its weekday: Saturday 21 November 2026."""
    return _dated(local_date(room, at), "EEEE d MMMM y")


def minute(room: Room, at: Instant) -> str:
    """Write hours and minutes: mission time where there is one, else the clock, dated on another day."""
    if not at:
        return ""
    mission = mission_time(room, at)
    if mission:
        return mission.rpartition(":")[0]
    time = clock_time(room, at, seconds=False)
    zero = room.incident.zero
    return time if not zero or day(room, zero) == day(room, at) else f"{_month_day(room, at)} {time}"


def whole(room: Room, at: Instant) -> str:
    """Write date, time and zone for a sentence: 21 Nov 2026 17:05 UTC."""
    local = moment(at).astimezone(zone_of(room))
    return f"{short_day(room, at)} {local:%H:%M} {local:%Z}".strip()


def span(room: Room, start: Instant, end: Instant) -> str:
    """Write a stretch of time; an empty end leaves it open."""
    return f"{minute(room, start)}–{minute(room, end)}"


def between(start: Instant, end: Instant) -> str:
    """Write how long it is from start to end; nothing when one is not known or they are reversed."""
    if not start or not end or end < start:
        return ""
    return duration(seconds_between(start, end))


def local_date(room: Room, at: Instant) -> date:
    """Give the date of an instant in the room's zone."""
    return moment(at).astimezone(zone_of(room)).date()


def _month_day(room: Room, at: Instant) -> str:
    return _dated(local_date(room, at), "d MMM")


def _dated(when: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(when, pattern, locale=language())
