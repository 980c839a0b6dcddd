"""Candidate fixes on the wall: what made it worse first, then what is under way; what is over comes last.

Only what went wrong has a colour: a fix under way is normal work.
"""

from __future__ import annotations

from typing import Final

from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.fixes import risk_band
from warroom.domain.state.fixes import Fix
from warroom.i18n import _
from warroom.services.vocabulary import word
from warroom.services.wall.panel import Entry, Panel, fresh
from warroom.services.wording import refs

_ORDER: Final = (
    ("worse",),
    ("ordered", "acknowledged", "done"),
    ("no_effect",),
    ("ready", "polled"),
    ("idea", "analysed"),
    ("effect_seen",),
    ("rolled_back", "parked", "rejected"),
)
_UNDER_WAY: Final = _ORDER[1]


def read(room: Room) -> Panel | None:
    """Give the fixes by how far they are, the newest move first; None while there are none."""
    live = [fix for fix in room.fixes.values() if fix.withdrawn is None]
    ordered = sorted(live, key=lambda fix: fix.moves[-1].at, reverse=True)
    ordered.sort(key=lambda fix: next(place for place, states in enumerate(_ORDER) if fix.state in states))
    return Panel(_("Fixes"), tuple(_entry(room, fix) for fix in ordered)) if live else None


def _entry(room: Room, fix: Fix) -> Entry:
    last = fix.moves[-1]
    aside = fix.state in _ORDER[-1]
    tone, mark = {"worse": ("alarm", "■"), "no_effect": ("caution", "▲")}.get(fix.state, ("", ""))
    if fix.state in _UNDER_WAY:
        mark = "◆"
    risk = risk_band(fix.risk_acting)
    parts = [f"{mark} {word('state', fix.state)}".strip(), fix.owner]
    parts += [_("risk {band}").format(band=word("band", risk))] if risk and not aside else []
    parts += [_("answers {refs}").format(refs=refs(room, fix.answers))] if fix.answers and not aside else []
    return Entry(
        fix.title,
        lead=fix.ref,
        sub=" · ".join(filter(None, parts)),
        end=age_text(seconds_between(last.at, room.now)),
        mark=mark,
        tone=tone,
        strong=fix.state in _UNDER_WAY,
        struck=fix.state in ("rejected", "rolled_back"),
        fresh=fresh(room, last.at),
    )
