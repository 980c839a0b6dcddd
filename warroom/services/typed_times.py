"""Times as people type them: a time of day that was, one that is to come, so long from now, T+, ISO."""

from __future__ import annotations

import re
from typing import Final

from warroom.clock import Instant, later, moment, read_time
from warroom.domain.room import Room
from warroom.domain.rules.timeline import SLACK
from warroom.services.times import zone_of

_CLOCK = re.compile(r"^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$")
_SPAN = re.compile(r"^(\d{1,4})\s?(s|m|min|h|d)$", re.IGNORECASE)
_DAY: Final = 86400
UNITS: Final = {"s": 1, "m": 60, "min": 60, "h": 3600, "d": _DAY}


def span_seconds(word: str) -> int:
    """Read a length of time like `90s`, `15m`, `2h`; 0 if it is none."""
    found = _SPAN.match(word.strip())
    return int(found[1]) * UNITS[found[2].lower()] if found else 0


def point_in_time(room: Room, word: str) -> Instant:
    """Read a time as people of the room write it; empty if it is none.

    `14:05` or `14:05:20` is the last such time of day, else ISO 8601, `T+00:12:00` or mission time.
    """
    now = room.clock.now()
    when = _time_of_day(room, word, now)
    if when:
        return when if when <= later(now, SLACK) else later(when, -_DAY)
    return _written_out(room, word)


def due_time(room: Room, word: str) -> Instant:
    """Read a time that is to come; empty if it is none.

    `15m` or `2h` count from now, `14:30` is the next such time of day, else as `point_in_time`.
    """
    now = room.clock.now()
    span = span_seconds(word)
    if span:
        return later(now, span)
    when = _time_of_day(room, word, now)
    if when:
        return when if when > now else later(when, _DAY)
    return _written_out(room, word)


def _time_of_day(room: Room, word: str, now: Instant) -> Instant:
    """Give a time of day on the day of now, in the room's zone."""
    found = _CLOCK.match(word)
    if not found:
        return ""
    local = moment(now).astimezone(zone_of(room))
    given = local.replace(hour=int(found[1]), minute=int(found[2]), second=int(found[3] or 0), microsecond=0)
    return later(now, (given - local).total_seconds())


def _written_out(room: Room, word: str) -> Instant:
    try:
        return read_time(word, room.incident.zero, room.incident.mission_epoch)
    except ValueError:
        return ""
