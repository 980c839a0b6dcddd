"""The strip of key moments on the first page, and the list of all of them."""

from __future__ import annotations

from typing import Final

from warroom.clock import Instant, later, seconds_between
from warroom.domain.room import Room
from warroom.domain.state.timeline import Row
from warroom.i18n import _, ngettext
from warroom.reports.paper_times import minute, short_day
from warroom.reports.record_data import Mark, Moment, Strip
from warroom.reports.record_summary import shorten
from warroom.services.times import clock_time, day, mission_time, t_plus
from warroom.services.wording import row_words

LONGEST: Final = 34
"""Characters of a mark's words; the list below tells it in full."""
SHORTEST: Final = 60.0
"""Seconds that the strip covers at least."""
_Found = tuple[Instant, str, bool]


def key_rows(room: Room) -> list[Row]:
    """Give the rows marked as key moments, in the order in which they happened."""
    rows = [row for row in room.timeline.rows if row.key and row.withdrawn is None]
    return sorted(rows, key=lambda row: (row.occurred_at, row.seq))


def moments(room: Room) -> tuple[Moment, ...]:
    """List the key moments in full."""
    return tuple(
        Moment(
            time=minute(room, row.occurred_at),
            elapsed=t_plus(room, row.occurred_at),
            text=row_words(room, row, names=False).plain,
        )
        for row in key_rows(room)
    )


def strip(room: Room) -> Strip:
    """Lay the key moments on a line from the first hurt to service restored, or to the last one."""
    found = _moments(room)
    start, end = _limits(room, found)
    shown = [each for each in found if start <= each[0] <= end]
    length = seconds_between(start, end)
    marks = tuple(
        Mark(
            at=seconds_between(start, at) / length,
            time=minute(room, at),
            text=shorten(text, LONGEST),
            major=major,
        )
        for at, text, major in shown
    )
    return Strip(
        start=_edge(room, start, end),
        end=_edge(room, end, start),
        marks=marks,
        unlabelled=tuple(_unlabelled(count) for count in range(len(marks) + 1)),
        alt=_alt(room, start, end, marks),
        hurt=_hurt(room, start, end),
        note=_note(room, len(found) - len(shown)),
    )


def _moments(room: Room) -> list[_Found]:
    """Collect the incident's own times, which are major, and the rows marked by people."""
    incident = room.incident
    own = [
        (incident.first_hurt_at, _("first hurt")),
        (incident.detected_at, _("detected")),
        (incident.declared_at, _("declared")),
        (incident.restored_at, _("restored")),
        (incident.cause_dealt_at, _("cause dealt with")),
    ]
    found: list[_Found] = []
    for at, text in own:
        if not at:
            continue
        if found and found[-1][0] == at:
            text = f"{found.pop()[1]}, {text}"
        found.append((at, text, True))
    taken = {at for at, _text, _major in found}
    for row in key_rows(room):
        told = row_words(room, row, names=False)
        if row.occurred_at not in taken or row.type not in {"incident", "phase"}:
            found.append((row.occurred_at, told.plain.rstrip("."), False))
    return sorted(found, key=lambda each: each[0])


def _limits(room: Room, found: list[_Found]) -> tuple[Instant, Instant]:
    incident = room.incident
    start = incident.zero or (found[0][0] if found else room.now)
    last = max((at for at, _text, _major in found), default=start)
    end = incident.restored_at or max(last, start if incident.closed_at else room.now)
    return start, max(end, later(start, SHORTEST))


def _edge(room: Room, at: Instant, other: Instant) -> tuple[str, ...]:
    """Write one end of the line: the time, under its date where the ends are on different days."""
    time = mission_time(room, at).rpartition(":")[0] or clock_time(room, at, seconds=False)
    return (time,) if day(room, at) == day(room, other) else (short_day(room, at), time)


def _hurt(room: Room, start: Instant, end: Instant) -> tuple[float, float] | None:
    incident = room.incident
    if not incident.first_hurt_at:
        return None
    length = seconds_between(start, end)
    until = min(incident.restored_at or end, end)
    return seconds_between(start, incident.first_hurt_at) / length, seconds_between(start, until) / length


def _note(room: Room, elsewhere: int) -> str:
    parts = [_("shaded: customers are hurt") if room.incident.first_hurt_at else ""]
    if elsewhere:
        text = ngettext(
            "{count} key moment lies outside this line",
            "{count} key moments lie outside this line",
            elsewhere,
        )
        parts.append(text.format(count=elsewhere))
    return " · ".join(filter(None, parts))


def _unlabelled(count: int) -> str:
    text = ngettext(
        "{count} hollow mark is in the list of key moments",
        "{count} hollow marks are in the list of key moments",
        count,
    )
    return text.format(count=count)


def _alt(room: Room, start: Instant, end: Instant, marks: tuple[Mark, ...]) -> str:
    """Say the strip to those who do not see it."""
    told = "; ".join(f"{mark.time} {mark.text}" for mark in marks)
    text = _("Time line from {start} to {end} with the key moments: {moments}.")
    return text.format(start=minute(room, start), end=minute(room, end), moments=told or "–")
