"""What holds: guard rules in force, then decisions that no other one took the place of."""

from __future__ import annotations

from warroom.domain.room import Room
from warroom.domain.rules.guards import in_force
from warroom.domain.state.timeline import Row
from warroom.i18n import _
from warroom.services.times import clock_time
from warroom.services.wall.panel import MOST, Entry, Panel, fresh


def read(room: Room) -> Panel | None:
    """Give guard rules, the oldest first, and decisions, the newest first; None while nothing holds."""
    entries = [
        Entry(guard.text, lead=guard.ref, strong=True, fresh=fresh(room, guard.set_at))
        for guard in in_force(room)
    ]
    standing = _standing(room)
    entries += [_decision(room, row) for row in standing[:MOST]]
    more = max(0, len(standing) - MOST)
    return Panel(_("What holds"), tuple(entries), more=more) if entries else None


def _standing(room: Room) -> list[Row]:
    timeline = room.timeline
    rows = [timeline.first[stream] for stream in timeline.decisions if stream not in timeline.superseded]
    return [row for row in reversed(rows) if row.withdrawn is None and not row.erased]


def _decision(room: Room, row: Row) -> Entry:
    number = room.timeline.numbers.get(row.stream)
    return Entry(
        " ".join(row.text.split()),
        lead=f"D{number}" if number else "D",
        sub=row.station,
        end=clock_time(room, row.occurred_at, seconds=False),
        fresh=fresh(room, row.recorded_at),
    )
