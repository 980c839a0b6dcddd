"""Rules of guard rules: set one, lift it, let it hold again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import Command, Drafting, require, require_known, require_open
from warroom.domain.state.guards import Guard, GuardMoved, GuardSet
from warroom.errors import N_, Rejected

LIMIT: Final = 120
"""Characters of a guard rule: it stands above every page and is read at a glance."""


class SetGuard(Command, frozen=True, kw_only=True):
    """Set a guard rule: one short sentence, and why."""

    text: str
    reason: str = ""


class LiftGuard(Command, frozen=True, kw_only=True):
    """Lift a guard rule (stream), with the reason."""

    stream: str
    reason: str


class RestoreGuard(Command, frozen=True, kw_only=True):
    """Let a lifted guard rule (stream) hold again."""

    stream: str
    reason: str = ""


def in_force(room: Room) -> list[Guard]:
    """List the guard rules that hold now, the oldest first."""
    return [guard for guard in room.guards.values() if guard.in_force]


def _set(room: Room, command: SetGuard) -> list[Draft]:
    require_open(room)
    text = " ".join(require(command.text, "text", LIMIT).split())
    same = next((guard for guard in in_force(room) if guard.text.casefold() == text.casefold()), None)
    if same is not None:
        raise Rejected(N_("{ref} says this already."), field="text", ref=same.ref)
    body = GuardSet(text=text, reason=command.reason.strip(), key=True)
    return Drafting(room, command).new_stream("guard", body).drafts


def _lift(room: Room, command: LiftGuard) -> list[Draft]:
    require_open(room)
    guard: Guard = require_known(room, command.stream, room.guards, "stream")
    if not guard.in_force:
        raise Rejected(N_("That guard rule was lifted already."), field="stream")
    body = GuardMoved(state="lifted", reason=require(command.reason, "reason", 2000))
    return Drafting(room, command).add(command.stream, body).drafts


def _restore(room: Room, command: RestoreGuard) -> list[Draft]:
    require_open(room)
    guard: Guard = require_known(room, command.stream, room.guards, "stream")
    if guard.in_force:
        raise Rejected(N_("That guard rule holds already."), field="stream")
    body = GuardMoved(state="in_force", reason=command.reason.strip())
    return Drafting(room, command).add(command.stream, body).drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {
    SetGuard: _set,
    LiftGuard: _lift,
    RestoreGuard: _restore,
}
