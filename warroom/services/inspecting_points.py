"""The inspector's sheet of one point of the close-out list: what it asks, and what is still open."""

from __future__ import annotations

from typing import Final

from warroom.domain.room import Room
from warroom.domain.rules.closeout import checklist
from warroom.errors import N_
from warroom.i18n import _
from warroom.services.sheets import Fact, Line, Section, Sheet
from warroom.services.wording import row_words

PREFIX: Final = "point:"
ADVICE: Final = {
    "words": N_("In their words, not in ours. The form of the incident asks for it."),
    "severity": N_("The form of the incident proposes one by what is known; in doubt the higher."),
    "procedure": N_("If none fits: first make the solution to measure, then make it standard."),
    "detected": N_("If customers tell us first, the record says so, and a change can follow."),
    "restored": N_("Customers can do again what they came for. Entering the phase restored notes the time."),
    "cause": N_("The cause no longer acts, which may be much later than the service is back."),
    "hypotheses": N_("Rule each out by evidence, or confirm it; nothing stays half believed."),
    "effects": N_("A fix is not done until its expected effect was looked for: seen, none, or worse."),
    "fates": N_("A made-to-measure fix is thrown away, kept once, or becomes a standard procedure."),
    "asks": N_("Whoever was asked answers; what nobody needs any more is dropped with the reason."),
    "factors": N_("Conditions that had to be there. Many, never a person."),
    "went_well": N_("What should happen again next time."),
    "luck": N_("Where it could have been worse, and only chance helped."),
    "changes": N_("What will be different, so that it never happens so again."),
    "owners": N_("One owner, the day it is done, the day somebody checks that it works."),
    "thanks": N_("People are named here to thank them; everything else names stations."),
}
DEEDS: Final = {
    "words": "incident.change",
    "severity": "incident.change",
    "procedure": "incident.change",
    "detected": "incident.change",
    "restored": "incident.phase",
    "cause": "incident.change",
    "hypotheses": "page.hypotheses",
    "effects": "page.fixes",
    "fates": "page.fixes",
    "asks": "page.asks",
    "factors": "closeout.factor",
    "went_well": "closeout.learning",
    "luck": "closeout.learning",
    "changes": "closeout.change",
    "thanks": "closeout.thanks",
}
"""The action that does a point, or goes to where it is done."""


def point_sheet(room: Room, key: str) -> Sheet:
    """Explain a point and list what keeps it open."""
    wanted = key.removeprefix(PREFIX)
    for point in checklist(room):
        if point.id == wanted:
            lines = tuple(
                Line(room.ref(stream), row_words(room, room.timeline.first[stream]).text, stream)
                for stream in point.open_streams
                if stream in room.timeline.first
            )
            state = Fact(_("State"), _("done") if point.done else _("open"))
            advice = Section(_("What it asks"), (Line("", _(ADVICE[point.id])),))
            sections = (advice, Section(_("Still open"), lines)) if lines else (advice,)
            return Sheet(_("Close-out list"), _(point.text), (state,), sections)
    return Sheet("", "")
