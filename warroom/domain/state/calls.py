"""Calls: "FLIGHT, BILLING" - a station wants the lead's word, and waits for it in a queue."""

from __future__ import annotations

import msgspec

from warroom.clock import Instant
from warroom.domain.changes import FieldChange
from warroom.domain.entry import Body, Entry


class Called(Body, frozen=True):
    """The entry's station wants the lead's word; a later one of the same stream waits again."""

    text: str = ""
    reason: str = ""


class Heard(Body, frozen=True):
    """The lead says "go" to the station."""

    text: str = ""


class TakenBack(Body, frozen=True):
    """The station does not need the lead's word any more."""

    reason: str = ""


class Call(msgspec.Struct):
    """A call as the log leaves it."""

    id: str
    station: str
    text: str
    at: Instant
    seq: int
    state: str = "waiting"
    ended_at: Instant = ""
    withdrawn: str | None = None

    @property
    def waiting(self) -> bool:
        """Whether the station still waits for the lead's word."""
        return self.state == "waiting" and self.withdrawn is None


def apply(calls: dict[str, Call], entry: Entry, body: object) -> tuple[FieldChange, ...]:
    """Take one entry of a call's stream into account."""
    found = calls.get(entry.stream)
    if isinstance(body, Called) and found is None:
        calls[entry.stream] = Call(entry.stream, entry.station, body.text, entry.occurred_at, entry.seq)
        return ()
    if found is None:
        return ()
    match body:
        case Called():
            found.state, found.ended_at = "waiting", ""
        case Heard():
            found.state, found.ended_at = "heard", entry.occurred_at
        case TakenBack():
            found.state, found.ended_at = "taken_back", entry.occurred_at
    return ()


def waiting(calls: dict[str, Call]) -> list[Call]:
    """Give the calls that wait for the lead's word, the oldest first."""
    return sorted((each for each in calls.values() if each.waiting), key=lambda each: (each.at, each.seq))
