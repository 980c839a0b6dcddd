"""What of a room's entries is addressed to one person: asks, calls, hand-overs, answers, mentions, lateness.

Pure: a room, its new rows, who one is; no clock but the room's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from warroom.clock import Instant
from warroom.domain.room import Room
from warroom.domain.rules.asks import late_asks
from warroom.domain.state import asks, calls, incident, stations
from warroom.domain.state.asks import Ask
from warroom.domain.state.timeline import Logged, Row
from warroom.i18n import _

GRAVEST: Final = 1
"""The severity that is told to everybody, also in quiet hours."""


class Notice(msgspec.Struct, frozen=True):
    """Something for me: what it is, its words, the stream it opens, when it came.

    `key` is the same for what is the same thing; `always` is for what may not wait for the morning.
    """

    key: str
    title: str
    text: str
    stream: str
    at: Instant
    always: bool = False


class Me(msgspec.Struct, frozen=True):
    """Who one is: one's id, the call signs one holds, whether one of them is the lead's."""

    actor: str
    held: frozenset[str]
    leads: bool


def me(room: Room, actor: str) -> Me:
    """Say who a person is in a room now."""
    mine = [each for each in room.stations.by_key.values() if each.seat and each.seat.person == actor]
    return Me(actor, frozenset(each.key for each in mine), any(each.duty == "lead" for each in mine))


def notices(room: Room, rows: Iterable[Row], who: Me) -> list[Notice]:
    """Give what of these rows is for a person; never what he wrote himself."""
    found = (_notice(room, row, who) for row in rows if row.actor != who.actor and row.withdrawn is None)
    return [each for each in found if each is not None]


def late(room: Room, who: Me) -> list[Notice]:
    """Give the asks to one's stations that are late now; time alone makes them so."""
    return [
        Notice(f"late:{ask.id}:{ask.due}", _("{ref} is late").format(ref=ask.ref), ask.text, ask.id, ask.due)
        for ask in late_asks(room)
        if ask.to in who.held
    ]


def for_me(room: Room, who: Me) -> list[Notice]:
    """Give all that ever came for a person in a room, the newest first, what is late now before it."""
    came = notices(room, room.timeline.rows, who)
    return [*late(room, who), *sorted(came, key=lambda each: each.at)[::-1]]


def _notice(room: Room, row: Row, who: Me) -> Notice | None:
    tell = _TELL.get(type(row.body))
    found = tell(room, row, who) if tell is not None else None
    return found or _mention(row, who)


def _mention(row: Row, who: Me) -> Notice | None:
    """Tell a line that names one of my stations."""
    named = [key for key in sorted(who.held) if f"{stations.PREFIX}{key}" in row.links]
    if not named or not isinstance(row.body, Logged):
        return None
    title = _("{who} names {station}").format(who=row.station or _("Somebody"), station=named[0])
    return Notice(f"named:{row.stream}", title, row.text, row.stream, row.occurred_at)


def _asked(room: Room, row: Row, who: Me) -> Notice | None:
    ask = room.asks.get(row.stream)
    if ask is None or not ask.open or ask.to not in who.held:
        return None
    title = _("{ref} for {station}, from {who}").format(
        ref=ask.ref, station=ask.to, who=_("the directors") if ask.origin else ask.asker or _("somebody")
    )
    return Notice(f"ask:{row.stream}", title, ask.text, row.stream, row.occurred_at)


def _asked_anew(room: Room, row: Row, who: Me) -> Notice | None:
    """Tell an ask that came to my station from another one."""
    moved = any(each.field == "to" and each.new in who.held for each in row.changes)
    return _asked(room, row, who) if moved else None


def _answered(room: Room, row: Row, who: Me) -> Notice | None:
    ask = room.asks.get(row.stream)
    if ask is None or not _is_mine(room, ask, who):
        return None
    title = _("{ref} is answered by {who}").format(ref=ask.ref, who=row.station or _("somebody"))
    return Notice(
        f"answer:{row.stream}:{row.seq}", title, row.body.text or ask.text, row.stream, row.occurred_at
    )


def _is_mine(room: Room, ask: Ask, who: Me) -> bool:
    first = room.timeline.first.get(ask.id)
    return ask.asker in who.held or (first is not None and first.actor == who.actor)


def _called(room: Room, row: Row, who: Me) -> Notice | None:
    call = room.calls.get(row.stream)
    if call is None or not call.waiting or not who.leads:
        return None
    title = _("{station} calls the lead").format(station=call.station)
    return Notice(f"call:{row.stream}:{row.seq}", title, call.text, row.stream, row.occurred_at, always=True)


def _offered(room: Room, row: Row, who: Me) -> Notice | None:
    key = row.stream.removeprefix(stations.PREFIX)
    station = room.stations.by_key.get(key)
    if row.body.person != who.actor or station is None or station.offer is None:
        return None
    title = _("{station} is offered to you").format(station=key)
    return Notice(f"offer:{row.stream}:{row.seq}", title, row.body.notes, row.stream, row.occurred_at)


def _gravest(room: Room, row: Row, who: Me) -> Notice | None:
    declared = isinstance(row.body, incident.Declared) and row.body.severity == GRAVEST
    raised = any(each.field == "severity" and each.new == GRAVEST for each in row.changes)
    if not who.held or not (declared or raised):
        return None
    title = _("SEV {number} now").format(number=GRAVEST)
    return Notice(f"severity:{row.seq}", title, room.incident.title, "incident", row.occurred_at, always=True)


_TELL: Final[dict[type, Callable[[Room, Row, Me], Notice | None]]] = {
    asks.Asked: _asked,
    asks.Changed: _asked_anew,
    asks.Reopened: _asked,
    asks.Answered: _answered,
    calls.Called: _called,
    stations.Offered: _offered,
    incident.Declared: _gravest,
    incident.Changed: _gravest,
}


def quiet_now(at: str, begin: str, end: str) -> bool:
    """Say whether a time of day (HH:MM) is in the quiet hours, also over midnight; none where one is empty."""
    if not begin or not end or begin == end:
        return False
    return begin <= at < end if begin < end else at >= begin or at < end
