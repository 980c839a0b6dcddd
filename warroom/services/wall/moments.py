"""The life of the room on a line: its key moments, and what was written last."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import Final

import msgspec

from warroom.clock import Instant, seconds_between
from warroom.domain.room import Room
from warroom.domain.state.timeline import Logged, Row
from warroom.i18n import _
from warroom.services.times import clock_time, running_end, shown_time
from warroom.services.wall.panel import Entry, Panel, fresh
from warroom.services.wording import row_words

RECENT: Final = 20
LONGEST: Final = 60
"""Letters of a moment's words."""
KEPT: Final = 2048
"""Moments whose words and times are kept from one entry to the next."""
_happened: Final = attrgetter("occurred_at")
_order: Final = attrgetter("occurred_at", "seq")


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


class Lives:
    """Reads the life of a room again and again, and looks only at the rows that came since the last time."""

    def __init__(self) -> None:
        self._seq = 0
        self._count = 0
        self._last: Row | None = None
        self._first: Row | None = None
        self._latest: Row | None = None
        self._keys: list[Row] = []

    def read(self, room: Room) -> Life | None:
        """Give the ribbon of the room; None before anything happened."""
        self._catch_up(room)
        if self._first is None or self._latest is None:
            return None
        begin = room.incident.zero or self._first.occurred_at
        end = running_end(room)
        length = max(1.0, seconds_between(begin, end))
        moments = [
            Moment(
                min(1.0, max(0.0, _seconds(begin, row.occurred_at) / length)),
                _words(room, row),
                _tone(row),
            )
            for row in self._keys
            if row.occurred_at <= end
        ]
        named = _ending(room, end)
        latest = _latest(room, self._latest)
        return Life(clock_time(room, begin, seconds=False), named, tuple(moments), latest)

    def _catch_up(self, room: Room) -> None:
        """Take in the rows that came.

        Only where each entry since then added a row is it sure that none changed an older one; else, and for
        another room, all rows are read.
        """
        rows = room.timeline.rows
        came = len(rows) - self._count
        same = 0 < self._count <= len(rows) and rows[self._count - 1] is self._last
        if not same or room.seq - self._seq != came:
            self._count, self._first, self._latest, self._keys = 0, None, None, []
        fresh = rows[self._count :] if self._count else rows
        live = [row for row in fresh if row.withdrawn is None and not row.erased]
        if live:
            newest = max(reversed(live), key=_happened)
            self._first = self._first or live[0]
            self._latest = max(filter(None, (newest, self._latest)), key=_order)
        keys = [row for row in live if row.key]
        if keys:
            self._keys = sorted([*self._keys, *keys], key=_order)
        self._seq, self._count = room.seq, len(rows)
        self._last = rows[-1] if rows else None


def _ending(room: Room, end: Instant) -> str:
    """Say where the ribbon ends: a closed room's, where its clock stands."""
    if room.incident.phase != "closed":
        return _("now")
    said = _("working again {time}") if room.incident.restored_at else _("closed {time}")
    return said.format(time=clock_time(room, end, seconds=False))


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


def _latest(room: Room, row: Row) -> Latest:
    return Latest(
        shown_time(room, row.occurred_at),
        row.station,
        row_words(room, row, names=False).plain,
        fresh(room, row.recorded_at),
    )


def _words(room: Room, row: Row) -> str:
    if isinstance(row.body, Logged):
        text = row.text  # what a plain line says; its chips are not on the ribbon
    else:
        words = row_words(room, row, names=False)
        text = words.text or words.bold
    return _short(text)


@lru_cache(maxsize=KEPT)
def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


@lru_cache(maxsize=KEPT)
def _seconds(begin: Instant, at: Instant) -> float:
    return seconds_between(begin, at)


def _tone(row: Row) -> str:
    return "info" if row.type in ("decision", "incident") else ""
