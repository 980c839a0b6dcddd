"""Rows of the timeline as text for elsewhere: aligned lines, or a Markdown list; the zone is named once."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.clock import moment
from warroom.domain.room import Room
from warroom.domain.state.timeline import Row
from warroom.i18n import _
from warroom.reports.markdown import plain
from warroom.services.times import clock_time, day, mission_time, zone_of
from warroom.services.wording import Words, row_words


def as_text(room: Room, rows: Sequence[Row]) -> str:
    """Give a heading and a line for each row: time, station, words, chips."""
    times = [_time(room, rows, row) for row in rows]
    times = [time.rjust(max(map(len, times))) for time in times]
    stations = [_one_line(_station(room, row)) for row in rows]
    wide = max(map(len, stations), default=0)
    lines = [
        f"{time}  {station:<{wide}}  {_told(row_words(room, row))}".rstrip()
        for row, time, station in zip(rows, times, stations, strict=True)
    ]
    return "\n".join([_heading(room, rows), *lines])


def as_markdown(room: Room, rows: Sequence[Row]) -> str:
    """Give a heading and a list; what people wrote stays text."""
    lines = []
    for row in rows:
        said = row_words(room, row)
        ref = f"**{plain(said.ref)}** " if said.ref else ""
        words = plain(" ".join(filter(None, (said.bold, said.text))))
        if said.struck:
            words = f"~~{words}~~" if words else ""
        chips = f" ({plain(', '.join(said.chips))})" if said.chips else ""
        station = plain(_station(room, row))
        time = _time(room, rows, row).replace("~", "≈")  # two of them would strike what is between
        lead = f"{time} **{station}**" if station else time
        lines.append(f"- {lead} {ref}{words}{chips}".rstrip())
    return "\n".join([f"{plain(_heading(room, rows))}\n", *lines])


def _heading(room: Room, rows: Sequence[Row]) -> str:
    incident = room.incident
    parts = [incident.title, incident.reference]
    days = {day(room, row.occurred_at) for row in rows}
    if rows and _by_mission(room, rows):
        parts.append(_("mission time"))
    elif rows:
        if len(days) == 1:
            parts += days
        zone = moment(rows[0].occurred_at).astimezone(zone_of(room)).strftime("%Z")
        parts.append(_("times in {zone}").format(zone=zone))
    return _one_line(" · ".join(filter(None, parts)))


def _by_mission(room: Room, rows: Sequence[Row]) -> bool:
    return all(mission_time(room, row.occurred_at) for row in rows)


def _time(room: Room, rows: Sequence[Row], row: Row) -> str:
    about = "~" if row.precision != "exact" else ""
    if _by_mission(room, rows[:1]):
        return about + mission_time(room, row.occurred_at)
    clock = clock_time(room, row.occurred_at)
    first, last = rows[0].occurred_at, rows[-1].occurred_at
    if day(room, first) == day(room, last):
        return about + clock
    return f"{about}{day(room, row.occurred_at)} {clock}"


def _station(room: Room, row: Row) -> str:
    return row.station or room.stations.name(row.actor)


def _told(said: Words) -> str:
    chips = f" [{', '.join(said.chips)}]" if said.chips else ""
    return _one_line(f"{said.plain}{chips}")


def _one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
