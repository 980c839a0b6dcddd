"""Rules of candidate fixes: propose, change, move from state to state, settle its fate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from msgspec import UnsetType

from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import (
    Command,
    Drafting,
    require,
    require_known,
    require_open,
    require_streams,
)
from warroom.domain.rules.hypotheses import require_owner
from warroom.domain.rules.timeline import clean_tags
from warroom.domain.state.fixes import Changed, FateSet, Fix, Moved, Proposed, Risk
from warroom.errors import N_, Rejected

NEXT: Final[dict[str, tuple[str, ...]]] = {
    "idea": ("analysed", "ready", "ordered", "parked", "rejected"),
    "analysed": ("ready", "polled", "ordered", "parked", "rejected"),
    "ready": ("polled", "ordered", "parked", "rejected"),
    "polled": ("ordered", "ready", "parked", "rejected"),
    "ordered": ("acknowledged", "done", "parked", "rejected"),
    "acknowledged": ("done", "parked", "rejected"),
    "done": ("effect_seen", "no_effect", "worse", "rolled_back"),
    "effect_seen": ("no_effect", "worse", "rolled_back"),
    "no_effect": ("effect_seen", "worse", "rolled_back", "ordered"),
    "worse": ("rolled_back", "effect_seen"),
    "rolled_back": ("idea", "ready"),
    "parked": ("idea", "analysed", "ready", "ordered", "rejected"),
    "rejected": ("idea", "analysed"),
}
"""Where a fix may go from each state; undo goes back whatever this says."""
NEED_REASON: Final = frozenset({"parked", "rejected", "worse", "rolled_back", "no_effect"})


class ProposeFix(Command, frozen=True, kw_only=True):
    """Put a candidate fix on the table; the body holds all that is known of it."""

    proposed: Proposed


class ChangeFix(Command, frozen=True, kw_only=True):
    """Change what is known of a fix."""

    stream: str
    changed: Changed


class MoveFix(Command, frozen=True, kw_only=True):
    """Take a fix to its next state."""

    stream: str
    state: str
    reason: str = ""
    key: bool = False


class SetFate(Command, frozen=True, kw_only=True):
    """Say what becomes of a fix: thrown away, kept once, or a standard procedure (named)."""

    stream: str
    fate: str
    procedure: str = ""
    reason: str = ""


def risk_band(risk: Risk) -> str:
    """Give the house band of likelihood × impact (1-5 each): low, medium, high, extreme, or nothing."""
    size = risk.likelihood * risk.impact
    if not size:
        return ""
    return next(
        band for limit, band in ((4, "low"), (9, "medium"), (14, "high"), (25, "extreme")) if size <= limit
    )


def _check(room: Room, given: dict[str, Any]) -> None:
    require_owner(room, given.get("owner", ""))
    for stream in given.get("answers", ()):
        require_known(room, stream, room.hypotheses, "answers")
    for name in ("risk_acting", "risk_waiting"):
        risk = given.get(name, Risk())
        if not (0 <= risk.likelihood <= 5 and 0 <= risk.impact <= 5):
            raise Rejected(N_("Likelihood and impact go from 1 to 5."), field=name)


def _check_span(start: int, end: int) -> None:
    if start < 0 or end < 0 or (end and start > end):
        raise Rejected(
            N_("The expected time goes from the shorter to the longer one."), field="effect_to_min"
        )


def _propose(room: Room, command: ProposeFix) -> list[Draft]:
    require_open(room)
    body = command.proposed
    title = require(body.title, "title", 2000)
    _check(room, {name: getattr(body, name) for name in Proposed.__struct_fields__})
    _check_span(body.effect_from_min, body.effect_to_min)
    require_streams(room, body.links, "links")
    clean = msgspec.structs.replace(
        body, title=title, owner=body.owner or command.station, tags=clean_tags(body.tags)
    )
    return Drafting(room, command).new_stream("fix", clean).drafts


def _change(room: Room, command: ChangeFix) -> list[Draft]:
    require_open(room)
    fix: Fix = require_known(room, command.stream, room.fixes, "stream")
    changed = command.changed
    given = {
        name: value
        for name in Changed.__struct_fields__
        if hasattr(fix, name) and not isinstance(value := getattr(changed, name), UnsetType)
    }
    if "title" in given:
        given["title"] = require(given["title"], "title", 2000)
    fresh = {name: value for name, value in given.items() if value != getattr(fix, name)}
    _check(room, fresh)
    _check_span(
        given.get("effect_from_min", fix.effect_from_min), given.get("effect_to_min", fix.effect_to_min)
    )
    if not fresh:
        raise Rejected(N_("Nothing is different from before."))
    return Drafting(room, command).add(command.stream, Changed(**fresh, reason=changed.reason.strip())).drafts


def _move(room: Room, command: MoveFix) -> list[Draft]:
    require_open(room)
    fix: Fix = require_known(room, command.stream, room.fixes, "stream")
    if command.state == fix.state:
        raise Rejected(N_("The fix is in that state already."), field="state")
    if command.state not in NEXT[fix.state]:
        raise Rejected(N_("A fix cannot go from this state to that one."), field="state")
    if command.state in NEED_REASON and not command.reason.strip():
        raise Rejected(N_("Say why."), field="reason")
    body = msgspec.convert(
        {"state": command.state, "reason": command.reason.strip(), "key": command.key}, Moved
    )
    return Drafting(room, command).add(command.stream, body).drafts


def _set_fate(room: Room, command: SetFate) -> list[Draft]:
    require_known(room, command.stream, room.fixes, "stream")
    if command.fate == "standard" and not command.procedure.strip():
        raise Rejected(N_("Name the standard procedure it becomes."), field="procedure")
    body = msgspec.convert(
        {"fate": command.fate, "procedure": command.procedure.strip(), "reason": command.reason.strip()},
        FateSet,
    )
    return Drafting(room, command).add(command.stream, body).drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {
    ProposeFix: _propose,
    ChangeFix: _change,
    MoveFix: _move,
    SetFate: _set_fate,
}
