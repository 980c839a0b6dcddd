"""The lines of the candidate fixes page: what is under way first."""

from __future__ import annotations

from typing import Final

from ui.models.lines import Cell, Column, Line
from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.fixes import risk_band
from warroom.domain.state.fixes import Fix
from warroom.i18n import _
from warroom.services.inspecting import expected
from warroom.services.vocabulary import word
from warroom.services.wording import reason_words, refs

UNDER_WAY: Final = ("ordered", "acknowledged", "done")
"""The states of a fix that was ordered and whose effect is not known yet."""
_GROUPS: Final = (
    UNDER_WAY,
    ("ready", "polled"),
    ("idea", "analysed"),
    ("effect_seen", "no_effect", "worse"),
    ("rolled_back", "parked", "rejected"),
)


def columns() -> tuple[Column, ...]:
    """Give the columns of the page."""
    return (
        Column("", 40, mono=True),
        Column(_("Fix")),
        Column(_("State"), 140),
        Column(_("Owner"), 90, above=840),
        Column(_("Answers"), 90, above=1000),
        Column(_("Risk of acting"), 124, above=920),
        Column(_("Undo"), 50, above=700),
        Column(_("Since"), 56, mono=True, right=True, above=640),
    )


def lines(room: Room) -> list[Line]:
    """Give fixes grouped by how far they are: under way, ready, ideas, with effect, put aside."""
    captions = (_("Under way"), _("Ready"), _("Ideas"), _("Done, effect known"), _("Put aside"))
    live = [fix for fix in room.fixes.values() if fix.withdrawn is None]
    made: list[Line] = []
    for caption, states in zip(captions, _GROUPS, strict=True):
        group = [fix for fix in live if fix.state in states]
        if group:
            made.append(Line(caption, (Cell(caption),), heading=True))
            made += [
                _line(room, fix) for fix in sorted(group, key=lambda fix: fix.moves[-1].at, reverse=True)
            ]
    return made


def _line(room: Room, fix: Fix) -> Line:
    last = fix.moves[-1]
    aside = fix.state in ("parked", "rejected", "rolled_back")
    tone = {"worse": "alarm", "no_effect": "caution"}.get(fix.state, "dim" if aside else "")
    sub = reason_words(last.reason) or _("expected in {time}").format(
        time=expected(fix.effect_from_min, fix.effect_to_min)
    )
    risk = risk_band(fix.risk_acting)
    return Line(
        fix.id,
        (
            Cell(fix.ref, tone="muted"),
            Cell(fix.title, sub, "dim" if aside else "", struck=fix.state in ("rejected", "rolled_back")),
            Cell(word("state", fix.state), word("fate", fix.fate) if fix.fate else "", tone, bold=bool(tone)),
            Cell(fix.owner or "–", tone="muted"),
            Cell(refs(room, fix.answers), tone="muted"),
            Cell(
                word("band", risk) if risk else "–",
                tone="caution" if risk in ("high", "extreme") else "muted",
            ),
            Cell(fix.reversibility or "–", tone="caution" if fix.reversibility == "R2" else "muted"),
            Cell(age_text(seconds_between(last.at, room.now)), tone="muted"),
        ),
        mark="caution" if fix.state in UNDER_WAY else "",
    )


def under_way(room: Room) -> int:
    """Count the fixes that were ordered and whose effect is not known yet."""
    return sum(1 for fix in room.fixes.values() if fix.withdrawn is None and fix.state in UNDER_WAY)
