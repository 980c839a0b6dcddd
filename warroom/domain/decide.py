"""From a command to the entries it makes: one table over all rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules import (
    closeout,
    evidence,
    fixes,
    hypotheses,
    incident,
    records,
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
    **closeout.DECIDE,
    **records.DECIDE,
    **undo.DECIDE,
}


def decide(room: Room, command: Command) -> list[Draft]:
    """Turn a command into drafts for the log, or raise `Rejected` with the reason.

    Reads the room, changes nothing, and gives the same answer for the same room and command.
    """
    try:
        return _DECIDERS[type(command)](room, command)
    except msgspec.ValidationError as wrong:
        raise Rejected(N_("A value is not one of those allowed: {detail}"), detail=str(wrong)) from wrong
