"""Pasted text of many lines read as entries: a chat, a log, a list, each line with its time and who said it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

import msgspec

from warroom import ids
from warroom.clock import Instant, instant, later
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.timeline import SLACK
from warroom.services.entry_line import Reading, read_line
from warroom.services.line_commands import to_command
from warroom.services.line_verbs import ASKING, PLAIN
from warroom.services.times import zone_of
from warroom.services.typed_times import point_in_time

KINDS: Final = (*PLAIN, "evidence", "hypothesis", "fix")
"""What a pasted line can be made to be."""
_TIME = re.compile(
    r"[\[(]?(?:(?P<day>\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})[T, ]+)?"
    r"(?P<clock>\d{1,3}:[0-5]\d(?::[0-5]\d)?)(?:[.,]\d+)?Z?[\])]?(?=[\s,:;–—-]|$)[\s,:;–—-]*"
)
_WHO = re.compile(r"(?:\[([^\]]{1,60})\]|<([^>]{1,60})>|([^:]{1,60}):)\s+(?=\S)")
_BULLET = re.compile(r"[-*•]\s+")


class Pasted(msgspec.Struct, frozen=True):
    """One entry to be: its words as they would be typed, its kind (empty: as it reads), whether it is logged.

    `id` is that of its command: a line that was logged just before a crash is not logged twice.
    """

    text: str
    at: Instant = ""
    station: str = ""
    kind: str = ""
    on: bool = True
    id: str = msgspec.field(default_factory=ids.new)


def read_paste(room: Room, text: str) -> list[Pasted]:
    """Part a text into entries: blank lines are left out, lines that go on join the entry above."""
    lines = [line for line in text.splitlines() if line.strip()]
    timed = sum(1 for line in lines if _when(room, line.strip())[0])
    made: list[Pasted] = []
    for line in lines:
        at, rest = _when(room, line.strip())
        goes_on = line[0].isspace() or (timed * 2 >= len(lines) and not at)
        if made and goes_on and not at:
            last = made[-1]
            made[-1] = msgspec.structs.replace(last, text=f"{last.text} {line.strip()}")
            continue
        station, words = _who(room, _BULLET.sub("", rest, count=1) or rest)
        made.append(Pasted(words, at, station))
    return made


def _when(room: Room, line: str) -> tuple[Instant, str]:
    """Read the time at the beginning of a line, and give what follows it; a time to come is none."""
    bare = _BULLET.sub("", line, count=1)
    found = _TIME.match(bare)
    if not found or not bare[found.end() :].strip():
        return "", line
    at = _on_day(room, found["day"], found["clock"]) if found["day"] else point_in_time(room, found["clock"])
    if not at or at > later(room.clock.now(), SLACK):
        return "", line
    return at, bare[found.end() :]


def _on_day(room: Room, day: str, clock: str) -> Instant:
    """Give a time of a day; days are written 2026-11-21, 21/11/2026 or 21.11.26."""
    parts = [int(part) for part in re.split(r"[-/.]", day)]
    year, month, date = parts if "-" in day else reversed(parts)
    full_year = year + 2000 if year < 100 else year
    try:
        when = datetime.fromisoformat(f"{full_year:04d}-{month:02d}-{date:02d}T{clock:0>5}")
        return instant(when.replace(tzinfo=zone_of(room)).astimezone())
    except (ValueError, OverflowError):
        return ""


def _who(room: Room, text: str) -> tuple[str, str]:
    """Read who said it, where the name is that of a station or of somebody who sits at one."""
    found = _WHO.match(text)
    name = next((part.strip() for part in found.groups() if part), "") if found else ""
    station = station_of(room, name) if name else ""
    return (station, text[found.end() :]) if found and station else ("", text)


def station_of(room: Room, name: str) -> str:
    """Find the station that a name stands for: a call sign, a department, or a person who sits there."""
    wanted = name.strip("@ ").casefold()
    for key, station in room.stations.by_key.items():
        if wanted in (key.casefold(), station.name.casefold()):
            return key
    for key, station in room.stations.by_key.items():
        person = room.stations.name(station.seat.person).casefold() if station.seat else ""
        if person and wanted in (person, person.split()[0]):
            return key
    return ""


def reading_of(room: Room, pasted: Pasted, held: Collection[str] = ()) -> Reading:
    """Read an entry as the entry line would, with its own time, station and kind."""
    read = read_line(room, pasted.text, held)
    if pasted.kind and read.kind != pasted.kind:
        read = Reading(
            pasted.kind, read.text, read.occurred_at, links=read.links, tags=read.tags, key=read.key
        )
    return msgspec.structs.replace(
        read, occurred_at=pasted.at or read.occurred_at, station=pasted.station or read.station
    )


def command_of(room: Room, pasted: Pasted, held: Collection[str] = ()) -> Command:
    """Make the command that logs an entry."""
    return msgspec.structs.replace(to_command(reading_of(room, pasted, held)), id=pasted.id)


def left(room: Room, rows: Iterable[Pasted]) -> list[Pasted]:
    """Give the entries that the room does not hold yet."""
    logged = {stream.rpartition(":")[2] for stream in room.versions}
    return [row for row in rows if row.id not in logged]


def next_kind(room: Room, pasted: Pasted, step: int) -> Pasted:
    """Make an entry of the next kind; what is asked of a station stays what it is."""
    kind = reading_of(room, pasted).kind
    if kind in ASKING or kind not in KINDS:
        return pasted
    return msgspec.structs.replace(pasted, kind=KINDS[(KINDS.index(kind) + step) % len(KINDS)])
