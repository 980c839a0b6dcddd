"""Span and vacancy: who reports to whom, which duty nobody has, and who has too many to listen to.

Three to seven reports, five at best, is the classic figure of the Incident Command System.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Literal

import msgspec

from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import Command, Drafting, require_open
from warroom.domain.state.stations import PREFIX, Placed, Station
from warroom.errors import N_, Rejected

MOST: Final = 7
"""More direct reports than this are a warning."""
DUTIES: Final = ("lead", "voice", "scribe")


class Warned(msgspec.Struct, frozen=True):
    """One warning: a duty that nobody has, or a station (key) with too many reports (count)."""

    kind: Literal["vacant", "span"]
    key: str
    duty: str = ""
    count: int = 0


class PlaceStation(Command, frozen=True, kw_only=True):
    """Put a station under another one, or directly under the lead (nothing)."""

    key: str
    under: str = ""


def reports_to(room: Room, station: Station) -> str:
    """Say to which station (key) one reports: the one it was put under, else the lead's."""
    lead = room.stations.with_duty("lead")
    if station.under and station.under in room.stations.by_key:
        return station.under
    return lead.key if lead is not None and lead.key != station.key else ""


def warnings(room: Room) -> list[Warned]:
    """Give what is wrong with the room's order now; nothing in a room that is closed."""
    if room.incident.phase == "closed" or not room.exists:
        return []
    found: list[Warned] = []
    for duty in DUTIES:
        station = room.stations.with_duty(duty)
        if station is None or station.seat is None:
            found.append(Warned("vacant", station.key if station else "", duty))
    counts: dict[str, int] = {}
    for each in room.stations.by_key.values():
        above = reports_to(room, each) if each.seat else ""
        if above:
            counts[above] = counts.get(above, 0) + 1
    found += [Warned("span", key, count=count) for key, count in counts.items() if count > MOST]
    return found


def _place(room: Room, command: PlaceStation) -> list[Draft]:
    require_open(room)
    by_key = room.stations.by_key
    for field, key in (("key", command.key), ("under", command.under)):
        if (key or field == "key") and key not in by_key:
            raise Rejected(N_("There is no station {key} in this room."), field=field, key=key)
    if by_key[command.key].duty == "lead" and command.under:
        raise Rejected(N_("The lead reports to nobody in the room."), field="under")
    above = command.under
    while above:
        if above == command.key:
            raise Rejected(N_("A station cannot report to itself."), field="under")
        above = by_key[above].under if above in by_key else ""
    if by_key[command.key].under == command.under:
        raise Rejected(N_("Nothing is different from before."), field="under")
    return Drafting(room, command).add(PREFIX + command.key, Placed(under=command.under)).drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {PlaceStation: _place}
