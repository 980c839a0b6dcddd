"""What else happened in the moment of a row: what other stations wrote, and what was believed then."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import Final

from warroom.clock import Instant, later, seconds_between
from warroom.domain.room import Room
from warroom.domain.state.hypotheses import Verdict
from warroom.domain.state.timeline import Row
from warroom.i18n import _
from warroom.services.sheets import Line, Section
from warroom.services.times import shown_time
from warroom.services.wording import row_words

AROUND: Final = 120
"""Seconds before and after that count as the same moment."""
MOST: Final = 8
WHOLE: Final = 5000
"""Rows of a log that are all looked at; of a longer one, only the neighbourhood."""
NEAR: Final = 400


def moment_sections(room: Room, row: Row) -> list[Section]:
    """Give what belongs to the moment of a row; the nearest rows count, shown in the order of time."""
    parts = []
    lines = tuple(
        Line(shown_time(room, each.occurred_at), _told(room, each), each.stream)
        for each in same_moment(room, row)
    )
    if lines:
        parts.append(Section(_("Same moment"), lines))
    believed = tuple(
        Line(hypothesis.ref, hypothesis.statement, hypothesis.id)
        for hypothesis in room.hypotheses.values()
        if _leading(hypothesis.verdicts, row.occurred_at)
    )
    if believed:
        parts.append(Section(_("Believed then"), believed))
    return parts


def same_moment(room: Room, row: Row) -> list[Row]:
    """Find what others wrote within two minutes of a row, eight rows at most.

    In a log of more than `WHOLE` rows, what was back-dated to this moment from far away is not found.
    """
    start, end = later(row.occurred_at, -AROUND), later(row.occurred_at, AROUND)
    found = {
        each.seq: each
        for each in _near(room, row)
        if start <= each.occurred_at <= end and each.stream != row.stream and _who(each) != _who(row)
    }
    nearest = sorted(
        found.values(), key=lambda each: (abs(seconds_between(row.occurred_at, each.occurred_at)), each.seq)
    )
    return sorted(nearest[:MOST], key=lambda each: (each.occurred_at, each.seq))


def _near(room: Room, row: Row) -> list[Row]:
    """Give the rows that may be of the moment: about where the row stands, and about when it happened."""
    rows = room.timeline.rows
    if len(rows) <= WHOLE:
        return rows
    found: list[Row] = []
    for place in (
        bisect_left(rows, row.seq, key=attrgetter("seq")),
        bisect_left(rows, row.occurred_at, key=attrgetter("recorded_at")),
    ):
        found += rows[max(0, place - NEAR) : place + NEAR]
    return found


def _who(row: Row) -> str:
    return row.station or row.actor


def _told(room: Room, row: Row) -> str:
    who = row.station or room.stations.name(row.actor)
    return " · ".join(filter(None, (who, row_words(room, row).plain)))


def _leading(verdicts: list[Verdict], at: Instant) -> bool:
    """Say whether the last verdict by then was that it leads."""
    before = [verdict for verdict in verdicts if verdict.at <= at]
    return bool(before) and max(before, key=lambda verdict: (verdict.at, verdict.seq)).status == "leading"
