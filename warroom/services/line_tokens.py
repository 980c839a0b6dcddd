"""The marks of the entry line: @station, +H3, #tag, ^E14, times; read only when they name what is there."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from warroom.clock import later
from warroom.domain.room import Room
from warroom.domain.rules.timeline import SLACK
from warroom.domain.state.stations import PREFIX
from warroom.services.typed_times import UNITS, due_time, point_in_time, span_seconds

AGO: Final = re.compile(r"[-−](\d{1,3})\s?(s|m|min|h)\b", re.IGNORECASE)
AT: Final = re.compile(r"(?:at|a las)\s+(\S+)(?!\S)", re.IGNORECASE)
DUE: Final = re.compile(
    r"(?:(?:by|before|antes de(?: las)?|para las)\s+(?P<clock>\S+)"
    r"|(?:in|within|en)\s+(?P<span>\d{1,4}\s?(?:s|min|m|h|d)))(?!\S)",
    re.IGNORECASE,
)
RATING: Final = re.compile(r"(\+\+|\+|!!|!)(H\d{1,4})(?!\w)", re.IGNORECASE)
LINK: Final = re.compile(r"\^([A-Z]\d{1,5})(?!\w)", re.IGNORECASE)
REF: Final = re.compile(r"([A-Z]\d{1,5})(?!\w):?", re.IGNORECASE)
TAG: Final = re.compile(r"#(?!\d+(?!\w))(\w[\w-]{0,39})(?!\w)")
KEY: Final = re.compile(r"\*(?!\S)")
CODES: Final = {"++": "CC", "+": "C", "!": "I", "!!": "II"}
"""How ratings are typed: expected, strongly expected, not expected, cannot be."""


class Token(msgspec.Struct, frozen=True):
    """A mark at a place of the line (`start` to `end`), what sort it is and what it stands for."""

    start: int
    end: int
    sort: str
    value: Any = ""


def starts_word(line: str, place: int) -> bool:
    """Say whether a word begins at a place."""
    return place == 0 or line[place - 1].isspace()


def station_at(room: Room, line: str, place: int) -> Token | None:
    """Read `@STATION`, the longest call sign of the room that fits, in any case."""
    if line[place : place + 1] != "@" or not starts_word(line, place):
        return None
    for key in sorted(room.stations.by_key, key=len, reverse=True):
        end = place + 1 + len(key)
        if line[place + 1 : end].upper() == key and not (
            line[end : end + 1].isalnum() or line[end : end + 1] == "_"
        ):
            return Token(place, end, "station", key)
    return None


def rating_at(room: Room, line: str, place: int) -> Token | None:
    """Read `+H3`, `++H3`, `!H3` or `!!H3`, if there is such a hypothesis."""
    found = RATING.match(line, place)
    stream = room.stream_of(found[2]) if found else ""
    item = room.hypotheses.get(stream)
    if not found or not starts_word(line, place) or item is None or item.withdrawn is not None:
        return None
    return Token(place, found.end(), "rating", (stream, CODES[found[1]]))


def link_at(room: Room, line: str, place: int) -> Token | None:
    """Read `^E14`, if there is such a thing."""
    found = LINK.match(line, place)
    stream = room.stream_of(found[1]) if found else ""
    return (
        Token(place, found.end(), "link", stream) if found and stream and starts_word(line, place) else None
    )


def tag_at(_room: Room, line: str, place: int) -> Token | None:
    """Read `#tag`; a number alone is none."""
    found = TAG.match(line, place)
    return Token(place, found.end(), "tag", found[1]) if found and starts_word(line, place) else None


def key_at(_room: Room, line: str, place: int) -> Token | None:
    """Read the star of a key moment, which stands at the end of the line."""
    found = KEY.match(line, place)
    return Token(place, found.end(), "key", True) if found and starts_word(line, place) else None


def time_at(room: Room, line: str, place: int) -> Token | None:
    """Read when it happened: `-10m` or `at 14:05`; a time to come is none."""
    now = room.clock.now()
    ago = AGO.match(line, place)
    if ago:
        return Token(place, ago.end(), "time", later(now, -int(ago[1]) * UNITS[ago[2].lower()]))
    at = AT.match(line, place)
    when = point_in_time(room, at[1]) if at else ""
    return Token(place, at.end(), "time", when) if at and when and when <= later(now, SLACK) else None


def due_at(room: Room, line: str, place: int) -> Token | None:
    """Read by when it is wanted: `in 15m` or `by 14:30`; a time that was is none."""
    found = DUE.match(line, place)
    if not found or not starts_word(line, place):
        return None
    now = room.clock.now()
    span = span_seconds(found["span"]) if found["span"] else 0
    when = later(now, span) if span else due_time(room, found["clock"] or "")
    return Token(place, found.end(), "due", when) if when > now else None


def target_at(room: Room, line: str, place: int, sorts: tuple[str, ...]) -> Token | None:
    """Read the reference of the ask or fix that the line is about."""
    found = REF.match(line, place)
    stream = room.stream_of(found[1]) if found else ""
    if not found or not stream.startswith(tuple(f"{sort}:" for sort in sorts)):
        return None
    return Token(place, found.end(), "target", stream)


def mention(token: Token) -> str:
    """Give the stream of a station that is mentioned."""
    return PREFIX + str(token.value)
