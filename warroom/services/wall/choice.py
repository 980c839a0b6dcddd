"""Which room the wall shows when none is named, and what it shows while none is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from warroom.clock import real_now
from warroom.domain.room import Room
from warroom.domain.state.closeout import AgreedChange
from warroom.i18n import _
from warroom.services.database import Head
from warroom.services.vocabulary import severity_word, word
from warroom.services.wall.panel import Entry, Panel

LOOKED_AT: Final = 10
"""How many closed rooms are read for what is still open of them."""
LIVE: Final = ("live", "")
"""Natures of rooms that are no history and no exercise."""


class Idle(msgspec.Struct, frozen=True):
    """What the wall says while no room is open."""

    followups: Panel
    closed: Panel


def most_severe(heads: Iterable[Head]) -> Head | None:
    """Give the open room that is the most severe, of several the newest; one without severity comes last."""
    return next(iter(open_rooms(heads)), None)


def open_rooms(heads: Iterable[Head]) -> list[Head]:
    """Give the open rooms, the most severe first; history and exercises only while nothing real is open."""
    found = [head for head in heads if head.phase != "closed" and not head.moved_to]
    live = [head for head in found if head.nature in LIVE] or found
    return sorted(live, key=lambda head: (head.severity or 9, _later(head.reference)))


def idle(heads: Iterable[Head], read: Callable[[Head], Room]) -> Idle:
    """Read what is still to be done after the rooms that were closed last; may take a while."""
    closed = [head for head in heads if head.phase == "closed" and not head.moved_to]
    rooms = [(head, read(head)) for head in closed[:LOOKED_AT]]
    followups = [
        _followup(head, change)
        for head, room in rooms
        if head.nature in LIVE
        for change in room.closeout.changes.values()
        if change.withdrawn is None and change.state not in ("done", "verified", "dropped")
    ]
    followups.sort(key=lambda entry: entry.end or "9")
    entries = tuple(_closed(head, room) for head, room in rooms)
    return Idle(
        Panel(
            _("Still to be done"),
            tuple(followups),
            empty=_("Nothing is left. What a room agrees to change stands here until it is done."),
        ),
        Panel(_("Closed last"), entries, empty=_("No room was closed yet.")),
    )


def _followup(head: Head, change: AgreedChange) -> Entry:
    late = bool(change.due) and change.due < real_now()[:10]
    sub = " · ".join(filter(None, (change.owner, head.reference, _("late") if late else "")))
    return Entry(change.text, change.ref, sub, change.due, "◆" if late else "", "alarm" if late else "")


def _closed(head: Head, room: Room) -> Entry:
    severity = severity_word(head.severity) if head.severity else word("phase", "closed")
    return Entry(head.title, head.reference, severity, room.incident.closed_at[:10])


def _later(reference: str) -> tuple[int, ...]:
    """Order references so that the newest comes first."""
    return tuple(-ord(letter) for letter in reference)
