"""The lines of the start page: rooms open and closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ui.models.lines import Cell, Column, Line
from warroom.clock import Instant
from warroom.i18n import _
from warroom.services.copy_words import copy_time
from warroom.services.database import Head
from warroom.services.vocabulary import severity_word, word


def columns() -> tuple[Column, ...]:
    """Give the columns of the list of rooms."""
    return (
        Column(_("Severity"), 100),
        Column(_("Room")),
        Column(_("Phase"), 120),
        Column(_("Entries"), 90, mono=True, right=True),
    )


def lines(heads: Sequence[Head], as_of: Mapping[str, Instant] | None = None) -> list[Line]:
    """Give open rooms, the gravest first, then closed ones and those that moved away, the newest first.

    `as_of` gives the time of each room that is a copy.
    """
    copied = as_of or {}
    here = [head for head in heads if not head.moved_to]
    open_ = sorted((head for head in here if head.phase != "closed"), key=lambda head: head.severity or 9)
    closed = [head for head in here if head.phase == "closed"]
    moved = [head for head in heads if head.moved_to]
    made: list[Line] = []
    if open_:
        made.append(Line("open", (Cell(_("Open")),), heading=True))
        made += [_line(head, copied.get(head.id, "")) for head in open_]
    if closed:
        made.append(Line("closed", (Cell(_("Closed")),), heading=True))
        made += [_line(head, copied.get(head.id, "")) for head in closed]
    if moved:
        made.append(Line("moved", (Cell(_("Moved to another database")),), heading=True))
        made += [_moved_line(head) for head in moved]
    return made


def _moved_line(head: Head) -> Line:
    """Give the line of a room that can only be read here, with its new address."""
    where = _("{reference}, moved to {address}").format(reference=head.reference, address=head.moved_to)
    return Line(
        head.id,
        (
            Cell(severity_word(head.severity), tone="muted"),
            Cell(head.title, where, tone="muted"),
            Cell(_("moved"), tone="muted"),
            Cell(str(head.seq), tone="muted"),
        ),
    )


def _line(head: Head, as_of: Instant) -> Line:
    under = head.reference
    if as_of:
        under = _("{reference} · as of {time}, server away").format(
            reference=head.reference, time=copy_time(as_of)
        )
    tone = "alarm" if head.severity == 1 and head.phase != "closed" else "muted"
    return Line(
        head.id,
        (
            Cell(severity_word(head.severity), tone=tone, bold=head.severity == 1),
            Cell(head.title, under),
            Cell(word("phase", head.phase), tone="muted"),
            Cell(str(head.seq), tone="muted"),
        ),
    )
