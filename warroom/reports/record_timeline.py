"""The full timeline of the record: every line, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from warroom.clock import seconds_between
from warroom.domain.room import Room
from warroom.domain.state.timeline import Correction
from warroom.domain.state.timeline import Row as Line
from warroom.i18n import _
from warroom.reports.paper_times import long_day, minute, paper_elapsed, paper_mission
from warroom.reports.record_data import Day, Row
from warroom.services.times import clock_time, day
from warroom.services.wording import change_words, reason_words, row_words

LATE: Final = 600.0
"""Seconds after which the time of writing is told beside the time of happening."""
ABOUT: Final = "≈"


def timeline(room: Room, chosen: Iterable[Line] | None = None) -> tuple[Day, ...]:
    """Give all lines, or those chosen, by day, ordered by when they happened."""
    lines = sorted(
        room.timeline.rows if chosen is None else chosen, key=lambda line: (line.occurred_at, line.seq)
    )
    days = groupby(lines, key=lambda line: day(room, line.occurred_at))
    told = ((date, tuple(group)) for date, group in days)
    return tuple(
        Day(
            caption=long_day(room, group[0].occurred_at) if date else "",
            rows=tuple(_row(room, line) for line in group),
        )
        for date, group in told
    )


def _row(room: Room, line: Line) -> Row:
    told = row_words(room, line, names=False)
    about = ABOUT if line.precision == "estimated" else ""
    said = {_("corrected")} | ({_("withdrawn")} if line.withdrawn else set())
    return Row(
        time=about + clock_time(room, line.occurred_at),
        elapsed=paper_elapsed(room, line.occurred_at),
        mission=paper_mission(room, line.occurred_at),
        station=line.station,
        ref=told.ref,
        bold=told.bold,
        text=told.text,
        chips=tuple(chip for chip in told.chips if chip not in said),
        notes=tuple(_notes(room, line)),
        struck=told.struck,
        key=line.key,
    )


def _notes(room: Room, line: Line) -> list[str]:
    notes = [_corrected(room, each) for each in line.corrections]
    if line.withdrawn:
        notes.append(_("withdrawn: {reason}").format(reason=reason_words(line.withdrawn)))
    if line.precision == "reconstructed":
        notes.append(_("time reconstructed afterwards"))
    if line.written_at and seconds_between(line.occurred_at, line.written_at) > LATE:
        notes.append(_("written at {time}").format(time=minute(room, line.written_at)))
    return notes


def _corrected(room: Room, correction: Correction) -> str:
    """Keep what stood there before in sight."""
    parts = []
    for change in correction.changes:
        if change.field == "text":
            parts.append(_("it said “{words}”").format(words=change.old))
        else:
            parts.append(change_words(room, change))
    text = _("corrected at {time} by {station}: {changes}")
    said = text.format(
        time=minute(room, correction.at), station=correction.station or "–", changes="; ".join(parts) or "–"
    )
    return f"{said}. {correction.reason}" if correction.reason else said
