"""Rules of what is kept beside the log: papers and the room's own clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from warroom.domain.entry import Draft, is_instant
from warroom.domain.room import Room
from warroom.domain.rules.command import Command, Drafting
from warroom.domain.state.clockwork import Shifted
from warroom.domain.state.records import Kept
from warroom.errors import N_, Rejected

CHUNK: Final = 1024 * 1024
"""Size in bytes of the pieces in which files are stored."""


class Keep(Command, frozen=True, kw_only=True):
    """Keep a file in the room, also after closing; its pieces are stored beside."""

    kept: Kept


class ShiftClock(Command, frozen=True, kw_only=True):
    """Set the clock of a demonstration or a historical room."""

    shifted: Shifted


def _keep(room: Room, command: Keep) -> list[Draft]:
    pieces = (command.kept.size + CHUNK - 1) // CHUNK
    if not command.kept.name or len(command.kept.chunks) != max(pieces, 1):
        raise Rejected(N_("The file is not complete."), field="kept")
    return Drafting(room, command).new_stream("record", command.kept).drafts


def _shift(room: Room, command: ShiftClock) -> list[Draft]:
    if room.incident.nature == "live":
        raise Rejected(N_("A live room runs on the real time."))
    shifted = command.shifted
    if not (is_instant(shifted.real_anchor) and is_instant(shifted.room_anchor)):
        raise Rejected(N_("This is no time."), field="shifted")
    if shifted.scale <= 0:
        raise Rejected(N_("A clock only runs forward."), field="shifted")
    return Drafting(room, command).add("clock", command.shifted).drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {
    Keep: _keep,
    ShiftClock: _shift,
}
