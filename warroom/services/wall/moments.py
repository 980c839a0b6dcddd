"""The life of the room on a line: its key moments, and what was written last."""

from __future__ import annotations

from typing import Final

import msgspec

from warroom.clock import seconds_between
from warroom.domain.room import Room
from warroom.domain.state.timeline import Row
from warroom.i18n import _
from warroom.services.times import clock_time, shown_time
from warroom.services.wall.panel import Entry, Panel, fresh
from warroom.services.wording import row_words

RECENT: Final = 20
LONGEST: Final = 60
"""Letters of a moment's words."""


class Moment(msgspec.Struct, frozen=True):
    """A key moment: where it stands between first hurt (0) and now (1), and its words."""

    at: float
    text: str
    tone: str = ""


class Latest(msgspec.Struct, frozen=True):
    """What was written last: time, station, words."""

    time: str
    station: str
    text: str
    fresh: bool = False


class Life(msgspec.Struct, frozen=True):
    """The ribbon with its two ends."""

    begin: str
    end: str
    moments: tuple[Moment, ...]
    latest: Latest | None = None


def life(room: Room) -> Life | None:
    """Give the ribbon of the room; None before anything happened."""
    rows = [row for row in room.timeline.rows if row.withdrawn is None and not row.erased]
    if not rows:
        return None
    begin = room.incident.zero or rows[0].occurred_at
    end = room.incident.closed_at or room.now
    length = max(1.0, seconds_between(begin, end))
    moments = [
        Moment(
            min(1.0, max(0.0, seconds_between(begin, row.occurred_at) / length)),
            _words(room, row),
            _tone(row),
        )
        for row in sorted((row for row in rows if row.key), key=lambda row: (row.occurred_at, row.seq))
    ]
    named = _("now") if not room.incident.closed_at else clock_time(room, end, seconds=False)
    return Life(clock_time(room, begin, seconds=False), named, tuple(moments), _latest(room, rows))


def recent(room: Room) -> Panel | None:
    """Give what was written, the newest first; what the wall shows before anybody knows more."""
    rows = [row for row in reversed(room.timeline.rows[-RECENT:]) if row.withdrawn is None and not row.erased]
    entries = tuple(
        Entry(
            row_words(room, row, names=False).plain,
            lead=clock_time(room, row.occurred_at, seconds=False),
            sub=row.station,
            fresh=fresh(room, row.recorded_at),
        )
        for row in rows
    )
    return Panel(_("So far"), entries) if entries else None


def _latest(room: Room, rows: list[Row]) -> Latest:
    row = max(rows, key=lambda row: (row.occurred_at, row.seq))
    return Latest(
        shown_time(room, row.occurred_at),
        row.station,
        row_words(room, row, names=False).plain,
        fresh(room, row.recorded_at),
    )


def _words(room: Room, row: Row) -> str:
    words = row_words(room, row, names=False)
    text = " ".join((words.text or words.bold).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _tone(row: Row) -> str:
    return "info" if row.type in ("decision", "incident") else ""
