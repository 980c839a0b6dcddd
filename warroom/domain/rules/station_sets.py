"""Rules of station sets: open all stations of a set at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import Command, Drafting, require_open
from warroom.domain.rules.stations import call_sign
from warroom.domain.state.house import SetStation
from warroom.domain.state.stations import PREFIX, Opened
from warroom.errors import N_, Rejected


class OpenStations(Command, frozen=True, kw_only=True):
    """Open the stations of a set; those that are there already stay as they are."""

    stations: tuple[SetStation, ...]


def missing(room: Room, stations: tuple[SetStation, ...]) -> tuple[SetStation, ...]:
    """Give the stations of a set that a room has not got: neither their call sign nor their single duty."""
    taken = {station.duty for station in room.stations.by_key.values() if station.duty != "department"}
    return tuple(
        each
        for each in stations
        if call_sign(each.key) not in room.stations.by_key and each.duty not in taken
    )


def _open(room: Room, command: OpenStations) -> list[Draft]:
    require_open(room)
    wanted = missing(room, command.stations)
    if not wanted:
        raise Rejected(N_("All of these stations are in the room already."), field="set")
    drafting = Drafting(room, command)
    for each in wanted:
        key = call_sign(each.key)
        body = msgspec.convert({"name": each.name.strip() or key, "duty": each.duty}, Opened)
        drafting.add(PREFIX + key, body)
    return drafting.drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {OpenStations: _open}
