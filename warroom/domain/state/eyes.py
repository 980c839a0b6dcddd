"""Eyes on the wall: one line of the lead that takes the centre of the wall for a few minutes."""

from __future__ import annotations

import msgspec

from warroom.clock import Instant, later
from warroom.domain.changes import FieldChange
from warroom.domain.entry import Body, Entry

MINUTES = 10
"""How long a line stands there unless the lead says otherwise."""


class EyesCalled(Body, frozen=True):
    """A line takes the centre of the wall for so many minutes; `customer_safe` also where customers see it."""

    text: str = ""
    minutes: int = MINUTES
    customer_safe: bool = False


class EyesReleased(Body, frozen=True):
    """The line is taken down before its time."""

    reason: str = ""


class Eyes(msgspec.Struct):
    """A line as the log leaves it; it stands from `at` to `until`, unless it was taken down at `ended_at`."""

    id: str
    text: str
    minutes: int
    customer_safe: bool
    station: str
    at: Instant
    until: Instant
    seq: int
    ended_at: Instant = ""
    withdrawn: str | None = None

    def stands(self, now: Instant) -> bool:
        """Say whether it stands there at an instant."""
        return self.at <= now < self.until and not self.ended_at and self.withdrawn is None


def apply(eyes: dict[str, Eyes], entry: Entry, body: object) -> tuple[FieldChange, ...]:
    """Take one entry about a line into account; called again, it stands for what is left of its time."""
    found = eyes.get(entry.stream)
    if isinstance(body, EyesCalled) and found is not None:
        found.ended_at = ""
    elif isinstance(body, EyesCalled):
        at = entry.occurred_at
        until = later(at, body.minutes * 60) if 0 < body.minutes <= 24 * 60 else at
        eyes[entry.stream] = Eyes(
            entry.stream, body.text, body.minutes, body.customer_safe, entry.station, at, until, entry.seq
        )
    elif found is not None and isinstance(body, EyesReleased):
        found.ended_at = entry.occurred_at
    return ()
