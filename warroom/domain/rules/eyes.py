"""Rules of eyes on the wall: the lead puts up one line, which expires, and may take it down before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import msgspec

from warroom.clock import Instant
from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import Command, Drafting, require, require_open
from warroom.domain.state.eyes import MINUTES, Eyes, EyesCalled, EyesReleased
from warroom.errors import N_, Rejected

LIMIT: Final = 120
"""Characters of a line: it is read across the room at a glance."""
LONGEST: Final = 60
"""Minutes that a line may stand; what holds for longer is a guard rule."""
_Said = TypeVar("_Said", bound=Command)


class CallEyes(Command, frozen=True, kw_only=True):
    """Put one line on the centre of the wall for so many minutes."""

    text: str
    minutes: int = MINUTES
    customer_safe: bool = False


class ReleaseEyes(Command, frozen=True, kw_only=True):
    """Take the line down that stands there."""

    reason: str = ""


def eyes_now(room: Room) -> Eyes | None:
    """Give the line that stands on the wall now."""
    return _standing(room, room.now)


def _standing(room: Room, at: Instant) -> Eyes | None:
    """Give the line that stands at an instant: the newest one, unless its time is over; none once closed.

    One that was withdrawn had never been there: the line before it stands on.
    """
    lines = [each for each in room.eyes.values() if each.withdrawn is None]
    if room.incident.phase == "closed" or not lines:
        return None
    newest = max(lines, key=lambda each: each.seq)
    return newest if newest.stands(at) else None


def _as_lead(room: Room, command: _Said) -> _Said:
    """Let whoever sits at the lead's station speak from there, whichever of his stations he speaks as."""
    lead = room.stations.with_duty("lead")
    if lead is None:
        raise Rejected(N_("This room has no station for the lead yet; open one first."))
    if command.station == lead.key:
        return command
    if lead.seat is None or lead.seat.person != command.actor:
        raise Rejected(N_("Only the lead calls all eyes to the wall. That is {key}."), key=lead.key)
    return msgspec.structs.replace(command, station=lead.key)


def _call(room: Room, command: CallEyes) -> list[Draft]:
    require_open(room)
    command = _as_lead(room, command)
    text = " ".join(require(command.text, "text", LIMIT).split())
    if not 1 <= command.minutes <= LONGEST:
        raise Rejected(
            N_("Write 1 to {most} minutes; what holds longer is a guard rule."), field="minutes", most=LONGEST
        )
    body = EyesCalled(text=text, minutes=command.minutes, customer_safe=command.customer_safe)
    return Drafting(room, command).new_stream("eyes", body).drafts


def _release(room: Room, command: ReleaseEyes) -> list[Draft]:
    require_open(room)
    command = _as_lead(room, command)
    line = _standing(room, command.written_at)
    if line is None:
        raise Rejected(N_("No line stands on the wall."))
    return Drafting(room, command).add(line.id, EyesReleased(reason=command.reason.strip())).drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {
    CallEyes: _call,
    ReleaseEyes: _release,
}
