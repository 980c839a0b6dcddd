"""Somebody was faster: what one wrote is decided anew, and goes into the log only if it still means the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from warroom.domain.decide import decide
from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.state.timeline import Row
from warroom.errors import N_, Conflict, Rejected, WarRoomError
from warroom.services.job import BODY
from warroom.services.times import shown_time
from warroom.services.wording import row_words

LONGEST: Final = 160
"""Letters of what the other one did; the timeline has the rest."""


def decide_anew(room: Room, command: Command, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Decide a command again whose drafts came too late, on a room that caught up.

    The same answer is given with today's versions. Raises `Rejected` with who did what meanwhile when the
    rules say no now, or when the command would write something else than what its writer saw; `Conflict`
    when that cannot be told.
    """
    late = {each.stream for each in drafts if room.versions.get(each.stream, 0) >= each.version}
    try:
        again = tuple(decide(room, command))
    except WarRoomError as refused:
        raise _told(room, command, late, refused) from refused
    # What is written as a whole would take the place of the other one's, unread.
    if hasattr(command, BODY):
        raise _told(room, command, late, None)
    late |= {each.stream for each in again} - {each.stream for each in drafts}
    other = [_meaning(each) for each in again] != [_meaning(each) for each in drafts]
    if other and _by_others(room, command, late):
        raise _told(room, command, late, None)
    return again


def _meaning(draft: Draft) -> tuple[str, str, bytes]:
    return draft.stream, draft.kind, draft.body


def _told(room: Room, command: Command, late: set[str], refused: WarRoomError | None) -> WarRoomError:
    """Say who was faster with what, on the streams written since; one's own doing needs no such words."""
    row = _newest(room, late)
    field = refused.field if isinstance(refused, Rejected) else ""
    if row is None or row.actor == command.actor:
        stream = min(late, default="")
        return refused or Conflict(stream, room.versions.get(stream, 0))
    who = room.stations.name(row.actor) or row.station or row.actor
    time = shown_time(room, row.occurred_at)
    what = " ".join(row_words(room, row).plain.split())[:LONGEST]
    if refused is not None:
        words = N_("{why} {who} was faster, at {time}: {what}")
        return Rejected(words, field, why=refused, who=who, time=time, what=what)
    words = N_("{who} was faster, at {time}: {what} · What you wrote is still here. Look at it again.")
    return Rejected(words, who=who, time=time, what=what)


def _by_others(room: Room, command: Command, late: set[str]) -> bool:
    """Say whether somebody else wrote there last; what one wrote oneself just before is no surprise."""
    row = _newest(room, late)
    return row is not None and row.actor != command.actor


def _newest(room: Room, streams: set[str]) -> Row | None:
    return next((row for row in reversed(room.timeline.rows) if row.stream in streams), None)
