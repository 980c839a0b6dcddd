"""The head of the wall: how bad, what, how far, and the clocks that everybody sees."""

from __future__ import annotations

import msgspec

from warroom.domain.room import Room
from warroom.i18n import _
from warroom.services.times import mission_time, running_end, t_plus, zero_words
from warroom.services.vocabulary import severity_word, word


class Head(msgspec.Struct, frozen=True):
    """What the room is about; `words` are what customers live through, in their own words."""

    severity: str
    grave: bool
    title: str
    about: str
    words: str = ""


class Clock(msgspec.Struct, frozen=True):
    """A clock with what it counts."""

    caption: str
    text: str


def head(room: Room) -> Head:
    """Say severity, title, and reference, phase and scope."""
    incident = room.incident
    scope = word("scope", incident.scope) if incident.scope != "unknown" else ""
    parts = (incident.reference, word("phase", incident.phase), scope)  # where it is narrow, scope is cut
    return Head(
        severity_word(incident.severity) if incident.severity else _("SEV ?"),
        incident.severity == 1 and incident.phase != "closed",
        incident.title,
        " · ".join(filter(None, parts)),
        " ".join(incident.customer_words.split()),
    )


def clocks(room: Room) -> tuple[Clock, ...]:
    """Give the T+ clock and, where the room has one, mission time."""
    incident = room.incident
    closed = incident.phase == "closed"
    found = [Clock(zero_words(room), t_plus(room, running_end(room)))]
    if not closed and (mission := mission_time(room, room.now)):
        found.append(Clock(_("Mission time"), mission))
    return tuple(each for each in found if each.text)
