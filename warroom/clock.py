"""Instants as text, and the clock of a room.

An instant is `YYYY-MM-DDTHH:MM:SS.ffffffZ`: UTC, microseconds, 27 characters, so instants sort as text.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

import msgspec

Instant = str
MISSION_TIME: Final = re.compile(r"^(T?)([+-]?)(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$")


def instant(when: datetime) -> Instant:
    """Write an aware time as an instant; a time without zone is a bug of the caller."""
    if when.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    # Several times as fast as `strftime`, which a wall with a hundred ages would feel.
    return when.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def moment(text: Instant) -> datetime:
    """Read an instant back as an aware UTC time."""
    return datetime.fromisoformat(text)


def real_now() -> Instant:
    """Say the time of this machine."""
    return instant(datetime.now(UTC))


def seconds_between(start: Instant, end: Instant) -> float:
    """Measure from start to end in seconds; negative when end is earlier."""
    return (moment(end) - moment(start)).total_seconds()


def later(start: Instant, seconds: float) -> Instant:
    """Give the instant so many seconds after start; the calendar's ends stop it."""
    try:
        return instant(moment(start) + timedelta(seconds=seconds))
    except OverflowError:
        return start


class RoomClock(msgspec.Struct, frozen=True):
    """The time of a room: real, or shifted and scaled from an anchor.

    At the real instant `real_anchor` the room's clock shows `room_anchor` and runs `scale` times
    as fast as this machine's. Instants before `real_anchor` are already the room's own.
    """

    real_anchor: Instant = ""
    room_anchor: Instant = ""
    scale: float = 1.0

    def now(self) -> Instant:
        """Say the room's time."""
        return self.to_room(real_now())

    def to_room(self, real: Instant) -> Instant:
        """Turn a time of the database host's clock into the room's time."""
        if not self.real_anchor or real < self.real_anchor:
            return real
        return later(self.room_anchor, seconds_between(self.real_anchor, real) * self.scale)


def elapsed_text(seconds: float, sign: bool = True) -> str:
    """Write a duration as `T+hh:mm:ss`, or `T−hh:mm:ss` before zero (a true minus sign)."""
    whole = int(abs(seconds) if seconds >= 0 else -(seconds // 1))
    hours, rest = divmod(whole, 3600)
    prefix = ("T−" if seconds < 0 else "T+") if sign else ""
    return f"{prefix}{hours:02d}:{rest // 60:02d}:{rest % 60:02d}"


def mission_text(seconds: float) -> str:
    """Write mission time as `hhh:mm:ss`."""
    whole = max(0, int(seconds))
    return f"{whole // 3600:03d}:{whole % 3600 // 60:02d}:{whole % 60:02d}"


def age_text(seconds: float) -> str:
    """Write an age as one number with its unit: `42s`, `34m`, `3h`, `5d`."""
    whole = max(0, int(seconds))
    for size, unit in ((86400, "d"), (3600, "h"), (60, "m")):
        if whole >= size:
            return f"{whole // size}{unit}"
    return f"{whole}s"


def read_time(text: str, zero: Instant = "", epoch: Instant = "") -> Instant:
    """Read ISO 8601, `T+hh:mm:ss` after `zero`, or mission time `hhh:mm:ss` after `epoch`.

    An ISO time without zone is local time of this machine. Raises ValueError for anything else.
    """
    text = text.strip().replace("−", "-")
    found = MISSION_TIME.match(text)
    if found:
        base = zero if found[1] else epoch
        if not base or (found[2] and not found[1]):
            raise ValueError(text)
        size = int(found[3]) * 3600 + int(found[4]) * 60 + int(found[5] or 0)
        return later(base, -size if found[2] == "-" else size)
    when = datetime.fromisoformat(text)
    try:
        return instant(when if when.tzinfo else when.astimezone())
    except OverflowError as beyond:
        raise ValueError(text) from beyond
