"""From a command to the entries it makes: one table over all rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, get_args

import msgspec

from warroom.domain import duties
from warroom.domain.entry import Draft, Precision, is_instant
from warroom.domain.room import Room
from warroom.domain.rules import (
    asks,
    attachments,
    calls,
    closeout,
    evidence,
    eyes,
    first_minutes,
    fixes,
    guards,
    house,
    hypotheses,
    incident,
    procedures,
    records,
    span,
    station_sets,
    stations,
    timeline,
    undo,
)
from warroom.domain.rules.command import Command
from warroom.errors import N_, Rejected

_DECIDERS: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {
    **incident.DECIDE,
    **stations.DECIDE,
    **timeline.DECIDE,
    **hypotheses.DECIDE,
    **evidence.DECIDE,
    **fixes.DECIDE,
    **asks.DECIDE,
    **calls.DECIDE,
    **closeout.DECIDE,
    **records.DECIDE,
    **house.DECIDE,
    **station_sets.DECIDE,
    **procedures.DECIDE,
    **guards.DECIDE,
    **eyes.DECIDE,
    **span.DECIDE,
    **first_minutes.DECIDE,
    **attachments.DECIDE,
    **undo.DECIDE,
}
COMMANDS: Final = {each.__name__: each for each in _DECIDERS}
"""All commands by name."""
_PLACE: Final = re.compile(r"\$\.(\w+)")
"""Where in a body msgspec found a value that is not allowed: `$.duty`."""


def decide(room: Room, command: Command) -> list[Draft]:
    """Turn a command into drafts for the log, or raise `Rejected` with the reason.

    Reads the room, changes nothing, and gives the same answer for the same room and command.
    """
    _check_header(room, command)
    try:
        drafts = _DECIDERS[type(command)](room, command)
    except msgspec.ValidationError as wrong:
        place = _PLACE.search(str(wrong))
        raise Rejected(
            N_("A value is not one of those allowed: {detail}"),
            field=place[1] if place else "",
            detail=str(wrong),
        ) from wrong
    except UnicodeEncodeError as wrong:
        raise Rejected(N_("There is a character in it that cannot be kept.")) from wrong
    duties.check((draft.kind for draft in drafts), room.held)
    return drafts


def _check_header(room: Room, command: Command) -> None:
    """Refuse times that are none or lie in the future, and an unknown precision."""
    if command.written_at and not is_instant(command.written_at):
        raise Rejected(N_("This is no time."), field="written_at")
    timeline.check_occurred(room, command.occurred_at, command.written_at)
    if command.precision not in get_args(Precision):
        raise Rejected(N_("A time is exact, estimated or reconstructed."), field="precision")
