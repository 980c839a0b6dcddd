"""Since you left: what others did in a room after the last entry that a person saw."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from warroom.clock import seconds_between
from warroom.domain.room import Room
from warroom.domain.state.timeline import Row
from warroom.errors import N_
from warroom.i18n import _, ngettext
from warroom.services.sheets import Fact, Line, Section, Sheet
from warroom.services.times import duration, shown_time
from warroom.services.vocabulary import severity_word, word
from warroom.services.wording import row_words

MOST: Final = 10
"""Rows of a group; the newest are shown, the rest is counted."""
GROUPS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    (N_("The incident"), frozenset({"incident", "phase"})),
    (N_("Guard rules"), frozenset({"guard", "eyes"})),
    (N_("Decisions"), frozenset({"decision"})),
    (N_("Asks"), frozenset({"ask", "call"})),
    (N_("Hypotheses"), frozenset({"hypothesis"})),
    (N_("Candidate fixes"), frozenset({"fix"})),
    (N_("What customers and others were told"), frozenset({"communication"})),
    (N_("Stations"), frozenset({"station"})),
    (N_("Evidence"), frozenset({"evidence"})),
)
"""The groups in the order in which they are read: caption (a translation key) and types of rows."""


def missed(room: Room, seq: int, actor: str) -> list[Row]:
    """Give the rows that others wrote after the entry `seq`, in the order of the log."""
    rows = room.timeline.rows
    return [row for row in rows[bisect_right(rows, seq, key=lambda row: row.seq) :] if row.actor != actor]


def since_sheet(room: Room, seq: int, actor: str) -> Sheet:
    """Sum up what others did after the entry `seq`: the incident first, then what was decided and tried."""
    rows = missed(room, seq, actor)
    if not rows:
        return Sheet(_("Since you left"), _("Nothing new"))
    sections = [
        Section(_(caption), lines) for caption, types in GROUPS if (lines := _lines(room, rows, types))
    ]
    grouped = frozenset[str]().union(*(types for _caption, types in GROUPS))
    moments = [row for row in rows if row.key and row.type not in grouped]
    if moments:
        sections.insert(0, Section(_("Key moments"), tuple(_line(room, row) for row in moments[-MOST:])))
    away = duration(seconds_between(rows[0].recorded_at, room.now))
    title = ngettext("{count} entry by others in {time}", "{count} entries by others in {time}", len(rows))
    return Sheet(_("Since you left"), title.format(count=len(rows), time=away), _facts(room), tuple(sections))


def _facts(room: Room) -> tuple[Fact, ...]:
    leading = next((each for each in room.hypotheses.values() if each.status == "leading"), None)
    incident = room.incident
    return (
        Fact(_("Severity now"), severity_word(incident.severity)),
        Fact(_("Phase now"), word("phase", incident.phase)),
        Fact(_("Leading hypothesis"), f"{leading.ref} {leading.statement}" if leading else _("none")),
    )


def _lines(room: Room, rows: list[Row], types: frozenset[str]) -> tuple[Line, ...]:
    found = [row for row in rows if row.type in types and row.withdrawn is None]
    lines = [_line(room, row) for row in found[-MOST:]]
    older = len(found) - len(lines)
    if older:
        lines.insert(0, Line("", _("{count} earlier ones are in the timeline").format(count=older)))
    return tuple(lines)


def _line(room: Room, row: Row) -> Line:
    said = row_words(room, row)
    return Line(shown_time(room, row.occurred_at), said.plain, row.stream, end=row.station)
