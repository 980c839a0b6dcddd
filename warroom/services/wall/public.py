"""What a wall says where customers see it: no words of the room, only how far it is; and what the lead called safe."""

from __future__ import annotations

from warroom.domain.room import Room
from warroom.i18n import _
from warroom.services.times import clock_time
from warroom.services.vocabulary import word
from warroom.services.wall.head import Head
from warroom.services.wall.panel import Entry, Panel


def head(room: Room) -> Head:
    """Name the incident by its reference; title and severity are the room's own."""
    incident = room.incident
    scope = word("scope", incident.scope) if incident.scope != "unknown" else ""
    title = _("We are working on {reference}") if incident.phase != "closed" else _("{reference} is closed")
    about = " · ".join(filter(None, (scope, word("phase", incident.phase))))
    return Head("", False, title.format(reference=incident.reference), about)


def phases(room: Room) -> Panel | None:
    """Give the phases that the incident went through, with the time of each; the present one is strong."""
    entered = room.incident.phases
    entries = tuple(
        Entry(
            word("phase", each.phase),
            lead="●" if number == len(entered) else "○",
            end=clock_time(room, each.at, seconds=False),
            strong=number == len(entered),
        )
        for number, each in enumerate(entered, 1)
    )
    return Panel(_("Where it stands"), entries) if entries else None
