"""Times as people type them to find something in a room, also in one that is long over."""

from __future__ import annotations

import re
from typing import Final

from warroom.clock import Instant, later, seconds_between
from warroom.domain.room import Room
from warroom.i18n import _
from warroom.services.folding import folded
from warroom.services.typed_times import UNITS, point_in_time

AGO: Final = re.compile(r"^[-−]?(\d{1,4})(s|min|m|h|d)$", re.IGNORECASE)
_DAY: Final = 86400


def typed_time(room: Room, word: str) -> Instant:
    """Read `14:05`, `T+00:12`, mission time, ISO 8601, `-30m` or `now`; empty if it is none of these."""
    word = word.strip()
    ago = AGO.match(word)
    if ago:
        return later(room.now, -int(ago[1]) * UNITS[ago[2].lower()])
    if folded(word) in ("now", folded(_("now"))):
        return room.now
    at = point_in_time(room, word)
    clock = re.fullmatch(r"[0-2]?\d(:\d\d){1,2}", word)
    return _on_a_day_of(room, at) if at and clock else at


def span_end(at: Instant, word: str) -> Instant:
    """Give the end of the minute, or of the second, that was typed."""
    return later(at, 59.999999 if word.count(":") == 1 else 0.999999)


def _on_a_day_of(room: Room, at: Instant) -> Instant:
    """Take a time of day to a day of the room, when its last entry is days ago."""
    rows = room.timeline.rows
    if not rows:
        return at
    last = rows[-1].occurred_at
    days = seconds_between(last, at) // _DAY
    if days < 1:
        return at
    found = later(at, -days * _DAY)
    before = later(found, -_DAY)
    return before if found > last and before >= min(rows[0].occurred_at, last) else found
