"""Dates and times as the record writes them, in the reader's language."""

from __future__ import annotations

from datetime import date
from typing import Literal

from warroom.clock import Instant, moment, seconds_between
from warroom.domain.room import Room
from warroom.i18n import ENGLISH, _, language
from warroom.services.times import clock_time, day, duration, mission_time, t_plus, zone_of


def short_day(room: Room, at: Instant) -> str:
    """Write a date briefly: 21 Nov 2026."""
    return _dated(local_date(room, at), "medium") if at else ""


def long_day(room: Room, at: Instant) -> str:
    """Write a date with its weekday: Saturday 21 November 2026."""
    return _dated(local_date(room, at), "full")


def minute(room: Room, at: Instant) -> str:
    """Write hours and minutes: mission time where there is one, else the clock, dated on another day."""
    if not at:
        return ""
    mission = paper_mission(room, at)
    if mission:
        return mission.rpartition(":")[0]
    time = clock_time(room, at, seconds=False)
    zero = room.incident.zero
    return time if not zero or day(room, zero) == day(room, at) else f"{_month_day(room, at)} {time}"


def paper_mission(room: Room, at: Instant) -> str:
    """Write mission time; nothing in rooms without it, or when the mission is long over."""
    mission = mission_time(room, at)
    return mission if len(mission) <= len("999:59:59") else ""


def paper_elapsed(room: Room, at: Instant) -> str:
    """Write T+, in days when it is long after."""
    elapsed = t_plus(room, at)
    if len(elapsed) <= len("T+999:59:59"):
        return elapsed
    return _("T{sign}{days} d").format(sign=elapsed[1], days=int(elapsed[2:].partition(":")[0]) // 24)


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
    seconds = seconds_between(start, end)
    if 60 <= seconds < 3600:
        return _("{minutes} m").format(minutes=int(seconds // 60))
    return duration(seconds)


def local_date(room: Room, at: Instant) -> date:
    """Give the date of an instant in the room's zone."""
    return moment(at).astimezone(zone_of(room)).date()


def _month_day(room: Room, at: Instant) -> str:
    from babel.dates import format_skeleton

    return format_skeleton("MMMd", local_date(room, at), locale=_locale())


def _dated(when: date, length: Literal["medium", "full"]) -> str:
    from babel.dates import format_date

    return format_date(when, length, locale=_locale())


def _locale() -> str:
    """English dates with the day first, as all others have it."""
    return "en_GB" if language() == ENGLISH else language()
