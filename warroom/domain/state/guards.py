"""Guard rules: short sentences of the lead that hold until he lifts them, like "nothing may touch main A"."""

from __future__ import annotations

from typing import Literal

import msgspec

from warroom.clock import Instant
from warroom.domain.changes import FieldChange
from warroom.domain.entry import Body, Entry

GuardState = Literal["in_force", "lifted"]


class GuardSet(Body, frozen=True):
    """A guard rule holds from now on, and why."""

    text: str = ""
    reason: str = ""


class GuardMoved(Body, frozen=True):
    """A guard rule is lifted, or holds again."""

    state: GuardState = "in_force"
    reason: str = ""


class Guard(msgspec.Struct):
    """A guard rule as the log leaves it; `ref` is G1, G2... in the order of the log."""

    id: str
    ref: str
    text: str
    reason: str
    station: str
    set_at: Instant
    seq: int
    state: str = "in_force"
    moved_at: Instant = ""
    moved_reason: str = ""
    withdrawn: str | None = None

    @property
    def in_force(self) -> bool:
        """Whether it holds now."""
        return self.state == "in_force" and self.withdrawn is None


def apply(guards: dict[str, Guard], entry: Entry, body: object) -> tuple[FieldChange, ...]:
    """Take one entry about a guard rule into account."""
    if isinstance(body, GuardSet):
        ref = f"G{len(guards) + 1}"
        guards[entry.stream] = Guard(
            entry.stream, ref, body.text, body.reason, entry.station, entry.occurred_at, entry.seq
        )
        return ()
    found = guards.get(entry.stream)
    if found is None or not isinstance(body, GuardMoved):
        return ()
    change = FieldChange("guard_state", found.state, body.state)
    found.state, found.moved_at, found.moved_reason = body.state, entry.occurred_at, body.reason
    return (change,)
