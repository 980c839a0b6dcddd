"""Stations on the wall: who is heard, who is silent, who owes an answer."""

from __future__ import annotations

import msgspec

from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.asks import late_asks, late_by
from warroom.domain.rules.stations import quiet_for
from warroom.domain.state.stations import Station
from warroom.i18n import _

HEARD, SILENT, VACANT, LATE = "●", "◌", "○", "■"


class Tile(msgspec.Struct, frozen=True):
    """One station: its mark, call sign, and what there is to say of it."""

    key: str
    mark: str
    words: str
    tone: str = ""


def tiles(room: Room) -> tuple[Tile, ...]:
    """Give all stations in their order; nobody is silent or late in a closed room."""
    if room.incident.phase == "closed":
        return ()
    late = {ask.to: late_by(room, ask) for ask in reversed(late_asks(room))}
    return tuple(_tile(room, each, late.get(key, 0.0)) for key, each in room.stations.by_key.items())


def _tile(room: Room, station: Station, late: float) -> Tile:
    age = age_text(seconds_between(station.last_seen, room.now)) if station.last_seen else ""
    if late:
        return Tile(station.key, LATE, _("late {age}").format(age=age_text(late)), "alarm")
    if station.seat is None:
        lacking = station.duty == "lead" and room.incident.phase != "closed"
        return Tile(station.key, VACANT, _("nobody"), "caution" if lacking else "")
    if quiet_for(room, station, room.now):
        return Tile(station.key, SILENT, _("silent {age}").format(age=age) if age else _("silent"), "caution")
    return Tile(station.key, HEARD, age)
