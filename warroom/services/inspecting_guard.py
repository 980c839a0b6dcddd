"""The inspector's sheet of a guard rule: what holds, why, since when, and how it ended."""

from __future__ import annotations

from warroom.domain.room import Room
from warroom.i18n import _
from warroom.services.said import reason_words
from warroom.services.sheets import Fact, Sheet
from warroom.services.times import shown_time
from warroom.services.vocabulary import word


def guard_sheet(room: Room, stream: str) -> Sheet:
    """Say all about a guard rule."""
    guard = room.guards[stream]
    facts = [
        Fact(_("State"), word("guard_state", guard.state)),
        Fact(_("Set by"), guard.station or "–"),
        Fact(_("Since"), shown_time(room, guard.set_at)),
    ]
    if guard.reason:
        facts.append(Fact(_("Why"), guard.reason))
    if guard.moved_at:
        said = word("guard_state", guard.state)
        why = " · ".join(filter(None, (shown_time(room, guard.moved_at), reason_words(guard.moved_reason))))
        facts.append(Fact(f"{said[:1].upper()}{said[1:]}", why))
    if guard.withdrawn is not None:
        facts.append(Fact(_("Withdrawn"), reason_words(guard.withdrawn) or _("yes"), "caution"))
    caption = _("Guard rule {ref}").format(ref=guard.ref)
    return Sheet(caption, guard.text, tuple(facts), struck=not guard.in_force)
