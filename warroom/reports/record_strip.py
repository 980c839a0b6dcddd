"""The strip of key moments on the first page, and the list of all of them."""

from __future__ import annotations

from typing import Final

from warroom.clock import Instant, later
from warroom.domain.room import Room
from warroom.domain.state.timeline import Row
from warroom.i18n import _, ngettext
from warroom.reports.paper_times import minute, paper_elapsed, paper_mission, short_day
from warroom.reports.record_data import Mark, Moment, Strip
from warroom.reports.record_summary import shorten
from warroom.reports.strip_scale import Scale, fitting_scale
from warroom.services.times import clock_time, day
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
            elapsed=paper_elapsed(room, row.occurred_at),
            text=row_words(room, row, names=False).plain,
        )
        for row in key_rows(room)
    )


def strip(room: Room) -> Strip:
    """Lay the key moments on a line from the first hurt to service restored, or to the last one."""
    found = _moments(room)
    start, end = _limits(room, found)
    shown = [each for each in found if start <= each[0] <= end]
    scale = fitting_scale(start, end, [at for at, _text, _major in shown])
    marks = tuple(
        Mark(at=scale.place(at), time=minute(room, at), text=shorten(text, LONGEST), major=major)
        for at, text, major in shown
    )
    return Strip(
        start=_edge(room, start, end),
        end=_edge(room, end, start),
        marks=marks,
        unlabelled=tuple(_unlabelled(count) for count in range(len(marks) + 1)),
        alt=_alt(room, start, end, marks),
        hurt=_hurt(room, scale),
        cut=scale.share if scale.cut else None,
        note=_note(room, scale, len(found) - len(shown)),
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
            found.append((at, f"{found.pop()[1]}, {text}", True))
        else:
            found.append((at, text, True))
    taken = {at for at, _text, _major in found}
    found += [
        (row.occurred_at, _brief(room, row), False)
        for row in key_rows(room)
        if row.occurred_at not in taken or row.type not in {"incident", "phase"}
    ]
    return sorted(found, key=lambda each: each[0])


def _brief(room: Room, row: Row) -> str:
    """Say a row for the strip: `F2 done: stop the queue`."""
    told = row_words(room, row, names=False)
    bold = told.bold.rstrip(".")
    if bold and told.ref:
        bold = f"{bold[:1].lower()}{bold[1:]}"
    begin = f"{told.ref} {bold}".strip()
    text = told.text.rstrip(".")
    return f"{begin}: {text}" if bold and text else f"{begin} {text}".strip()


def _limits(room: Room, found: list[_Found]) -> tuple[Instant, Instant]:
    incident = room.incident
    start = incident.zero or (found[0][0] if found else room.now)
    last = max((at for at, _text, _major in found), default=start)
    end = incident.restored_at or max(last, start if incident.closed_at else room.now)
    return start, max(end, later(start, SHORTEST))


def _edge(room: Room, at: Instant, other: Instant) -> tuple[str, ...]:
    """Write one end of the line: the time, under its date where the ends are on different days."""
    time = paper_mission(room, at).rpartition(":")[0] or clock_time(room, at, seconds=False)
    return (time,) if day(room, at) == day(room, other) else (short_day(room, at), time)


def _hurt(room: Room, scale: Scale) -> tuple[float, float] | None:
    incident = room.incident
    if not incident.first_hurt_at:
        return None
    until = min(incident.restored_at or scale.end, scale.end)
    return scale.place(incident.first_hurt_at), scale.place(until)


def _note(room: Room, scale: Scale, elsewhere: int) -> str:
    parts = [_("shaded: customers are hurt") if room.incident.first_hurt_at else ""]
    if scale.cut:
        parts.append(_("// the scale changes at {time}").format(time=minute(room, scale.cut)))
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
