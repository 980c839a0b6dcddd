"""After the crisis: what is left before the room may close, the changes that were agreed, what was learnt."""

from __future__ import annotations

from typing import Final

from warroom.clock import seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.closeout import checklist
from warroom.i18n import _
from warroom.services.times import duration
from warroom.services.vocabulary import word
from warroom.services.wall.panel import Entry, Panel, fresh

SUMMARY: Final = 7
"""Lines that the closing words may take."""


def points(room: Room) -> Panel | None:
    """Give the points of the close-out list, the open ones first."""
    found = checklist(room)
    done = sum(point.done for point in found)
    entries = tuple(
        Entry(_(point.text), lead="●" if point.done else "○", strong=not point.done)
        for point in sorted(found, key=lambda point: point.done)
    )
    return Panel(_("Before closing"), entries, f"{done} / {len(found)}") if entries else None


def answer(room: Room) -> Panel | None:
    """Give the closing words of the lead, and how long each step took, measured from the first hurt."""
    incident = room.incident
    begin = incident.zero
    marks = (
        (_("noticed after"), incident.detected_at),
        (_("declared after"), incident.declared_at),
        (_("working again after"), incident.restored_at),
        (_("cause dealt with after"), incident.cause_dealt_at),
    )
    taken = tuple(
        Entry(text, end=duration(seconds_between(begin, at)))
        for text, at in marks
        if begin and at and begin < at
    )
    summary = (Entry(incident.summary, strong=True, lines=SUMMARY),) if incident.summary else ()
    return Panel(_("In short"), summary + taken) if summary or taken else None


def changes(room: Room) -> Panel | None:
    """Give the changes that were agreed, the open ones first, by when they are due."""
    live = [each for each in room.closeout.changes.values() if each.withdrawn is None]
    ordered = sorted(live, key=lambda each: (each.state != "open", each.due or "9", each.seq))
    entries = tuple(
        Entry(
            each.text,
            lead=each.ref,
            sub=" · ".join(filter(None, (each.owner, word("change_state", each.state)))),
            end=each.due,
            struck=each.state == "dropped",
            fresh=fresh(room, each.agreed_at),
        )
        for each in ordered
    )
    return Panel(_("What changes"), entries) if entries else None


def learnings(room: Room) -> Panel | None:
    """Give what was learnt, the newest first."""
    live = [each for each in room.closeout.learnings.values() if each.withdrawn is None]
    entries = tuple(Entry(each.text) for each in reversed(live))
    return Panel(_("What was learnt"), entries) if entries else None
