"""What the wall rings for: a severity that changed, an ask that became overdue; at most once a minute."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from warroom.domain.room import Room
from warroom.domain.rules.asks import late_asks

Reason = Literal["worse", "late", "better"]
"""More severe, an ask overdue, less severe; of several at once the first counts."""
REASONS: Final[tuple[Reason, ...]] = ("worse", "late", "better")
QUIET_SECONDS: Final = 60.0
UNKNOWN: Final = 9
"""Where a room without a severity stands: behind all that have one."""


class Sight(msgspec.Struct, frozen=True):
    """What a room was like when the wall looked."""

    severity: int
    late: frozenset[str]


NOTHING: Final = Sight(UNKNOWN + 1, frozenset())
"""No room was open."""


def sight(room: Room) -> Sight:
    """Look at a room."""
    return Sight(room.incident.severity or UNKNOWN, frozenset(each.id for each in late_asks(room)))


def reason(before: Sight, now: Sight) -> Reason | None:
    """Say what there is to ring for between two looks at one room."""
    if now.severity < before.severity:
        return "worse"
    if now.late - before.late:
        return "late"
    return "better" if now.severity > before.severity else None


class Bell:
    """Hears room after room; what was there when it first saw one is nothing to ring for."""

    def __init__(self) -> None:
        self._seen: dict[str, Sight] = {}
        self._idle = False
        self._rang: float | None = None

    def hear(self, room: Room | None, seconds: float) -> Reason | None:
        """Look at the room on the wall, None while none is open; gives what to ring for.

        `seconds` is a clock that only runs forward. What comes within a minute of a ring waits until the minute is
        over, and is rung for if it still holds then.
        """
        if room is None:
            self._idle = True
            return None
        now = sight(room)
        before = self._seen.get(room.id, NOTHING if self._idle else now)
        found = reason(before, now)
        waits = self._rang is not None and seconds - self._rang < QUIET_SECONDS
        self._seen[room.id] = before if found is not None and waits else now
        self._idle = False
        if found is None or waits:
            return None
        self._rang = seconds
        return found
