"""What people ask for by name: a room, a time, a station, one of a few words."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, datetime

from warroom.clock import Instant, instant, read_time
from warroom.domain.room import Room
from warroom.domain.rules.stations import call_sign
from warroom.errors import N_, Rejected
from warroom.services.session import load
from warroom.services.times import zone_of
from warroom.store.heads import Head
from warroom.store.store import Store


def time_in(room: Room, text: str) -> Instant:
    """Read a time as the people of a room write it; empty stays empty.

    An ISO time without zone is in the zone in which the room's times are shown.
    """
    if not text:
        return ""
    try:
        return _zoned(room, text) or read_time(text, room.incident.zero, room.incident.mission_epoch)
    except ValueError as wrong:
        raise Rejected(
            N_(
                "{given} is no time of this room. Write 2026-11-21T14:05:00, T+01:30:00 after the first hurt,"
                " or mission time 055:54:53 where the room has one."
            ),
            field="time",
            given=text,
        ) from wrong


def _zoned(room: Room, text: str) -> Instant:
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        return ""
    return instant(when.replace(tzinfo=UTC)) if when.tzinfo is None and zone_of(room) is UTC else ""


def time_alone(text: str, zero: Instant = "") -> Instant:
    """Read a time before there is a room: ISO 8601, or after `zero`."""
    try:
        return read_time(text, zero) if text else ""
    except ValueError as wrong:
        raise Rejected(
            N_("{given} is no time. Write 2026-11-21T14:05:00."), field="time", given=text
        ) from wrong


def state(store: Store, head: Head, as_of: str = "", known_at: str = "") -> Room:
    """Load a room, now or as of a time as people write it.

    Raises `Rejected` for what is no time, and for a time before the room was declared.
    """
    room = load(store, head.id)
    if not as_of and not known_at:
        return room
    then = load(store, head.id, time_in(room, as_of), time_in(room, known_at))
    if not then.exists:
        raise Rejected(N_("{room} was not declared yet at {time}."), room=head.slug, time=as_of or known_at)
    return then


def station(room: Room, key: str) -> str:
    """Give the call sign of a station of the room, in any case; empty stays empty."""
    sign = call_sign(key) if key else ""
    if sign and sign not in room.stations.by_key:
        raise Rejected(N_("There is no station {key} in this room."), field="station", key=sign)
    return sign


def one_of(option: str, value: str, known: Iterable[str]) -> str:
    """Give the value if it is one of a few words; refuse it with all of them."""
    if value not in known:
        raise Rejected(
            N_("{option} is one of: {known}. Not {value}."),
            field=option,
            option=option,
            value=value,
            known=", ".join(known),
        )
    return value


def words(given: str) -> str:
    """Give a text; refuse what is not UTF-8."""
    try:
        given.encode()
    except UnicodeError as wrong:
        raise Rejected(N_("The text is not UTF-8."), field="text") from wrong
    return given


def words_or_input(given: str) -> str:
    """Give a text, read from the standard input for `-`; refuse what is not UTF-8."""
    if given != "-":
        return words(given)
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeError as wrong:
        raise Rejected(N_("The text is not UTF-8."), field="text") from wrong
