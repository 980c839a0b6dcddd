"""The inspector's sheet of a line on the wall: what it says, until when, and whether customers see it."""

from __future__ import annotations

from warroom.domain.room import Room
from warroom.domain.rules.eyes import eyes_now
from warroom.i18n import _
from warroom.services.said import reason_words
from warroom.services.sheets import Fact, Sheet
from warroom.services.times import shown_time


def eyes_sheet(room: Room, stream: str) -> Sheet:
    """Say all about a line that took the centre of the wall."""
    line, standing = room.eyes[stream], eyes_now(room)
    stands = standing is not None and standing.id == stream
    facts = [
        Fact(_("State"), _("on the wall now") if stands else _("off the wall"), "caution" if stands else ""),
        Fact(_("Set by"), line.station or "–"),
        Fact(_("Since"), shown_time(room, line.at)),
        Fact(_("Until"), shown_time(room, line.ended_at or line.until)),
        Fact(_("Customers may see it"), _("yes") if line.customer_safe else _("no")),
    ]
    if line.withdrawn is not None:
        facts.append(Fact(_("Withdrawn"), reason_words(line.withdrawn) or _("yes"), "caution"))
    return Sheet(_("Eyes on the wall"), line.text, tuple(facts), struck=line.withdrawn is not None)
