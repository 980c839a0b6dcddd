"""The line of the lead that takes the centre of the wall, and until when it stands there."""

from __future__ import annotations

import msgspec

from warroom.domain.room import Room
from warroom.domain.rules.eyes import eyes_now
from warroom.i18n import _
from warroom.services.times import clock_time


class Line(msgspec.Struct, frozen=True):
    """What stands in the centre: the words, whose they are, and when they go."""

    text: str
    station: str
    until: str


def read(room: Room) -> Line | None:
    """Give the line that stands now; None while there is none."""
    found = eyes_now(room)
    if found is None:
        return None
    until = _("until {time}").format(time=clock_time(room, found.until, seconds=False))
    return Line(found.text, found.station, until)
