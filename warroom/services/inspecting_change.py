"""The inspector's sheet of an agreed change: as it stands now, and how it came to that."""

from __future__ import annotations

from itertools import takewhile

from warroom.domain.room import Room
from warroom.domain.state.closeout import AgreedChange
from warroom.i18n import _
from warroom.services.sheets import Fact, Line, Section, Sheet
from warroom.services.times import shown_time
from warroom.services.vocabulary import word
from warroom.services.wording import reason_words, row_words


def change_sheet(room: Room, stream: str) -> Sheet:
    """Say what was agreed, who does it until when, and what changed since."""
    change = room.closeout.changes[stream]
    dropped = change.state == "dropped"
    facts = [
        Fact(_("State"), word("change_state", change.state)),
        _wanted(_("Owner"), change.owner, _("nobody"), dropped),
        _wanted(_("Due"), change.due, _("no date"), dropped),
        _wanted(_("Check"), change.check_due, _("no date"), dropped),
        Fact(_("Strength"), word("strength", change.strength)),
    ]
    if change.withdrawn is not None:
        facts.append(Fact(_("Withdrawn"), reason_words(change.withdrawn), "caution"))
    since = _since(room, change)
    sections = (Section(_("What changed"), since),) if since else ()
    caption = f"{word('type', 'closeout')} {change.ref}"
    return Sheet(caption, change.text, tuple(facts), sections, dropped or change.withdrawn is not None)


def _wanted(name: str, value: str, nothing: str, dropped: bool) -> Fact:
    return Fact(name, value or nothing, "" if value or dropped else "caution")


def _since(room: Room, change: AgreedChange) -> tuple[Line, ...]:
    newer = takewhile(lambda row: row.seq > change.seq, reversed(room.timeline.rows))
    rows = reversed([row for row in newer if row.stream == change.id])
    return tuple(Line(shown_time(room, row.occurred_at), row_words(room, row).text) for row in rows)
