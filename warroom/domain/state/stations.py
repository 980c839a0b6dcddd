"""Stations and who sits there: lead, customer voice, scribe and the departments."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from warroom.clock import Instant
from warroom.domain.changes import FieldChange
from warroom.domain.entry import Body, Entry

Duty = Literal["lead", "voice", "scribe", "department"]
PREFIX: Final = "station:"
PERSON: Final = "person:"


class PersonNamed(Body, frozen=True):
    """A person's name for an opaque id; a later one replaces it."""

    name: str = ""


class Opened(Body, frozen=True):
    """A station exists from now on; its call sign is the end of its stream's name."""

    name: str = ""
    duty: Duty = "department"


class Taken(Body, frozen=True):
    """A person (id) sits down at the station."""

    person: str = ""


class Offered(Body, frozen=True):
    """The person at the station offers it to another one: what he needs to know, what comes next."""

    person: str = ""
    notes: str = ""
    next_steps: str = ""


class Accepted(Body, frozen=True):
    """The incoming person takes over what was offered, and says back what matters most."""

    person: str = ""
    readback: str = ""


class Left(Body, frozen=True):
    """The station is vacant from now on."""

    reason: str = ""


class CheckedIn(Body, frozen=True):
    """The station is there and says how it stands."""

    status: str = ""


class Reported(Body, frozen=True):
    """Conditions, actions, needs: what is wrong here, what still works, what is done, what is needed."""

    conditions: str = ""
    good: str = ""
    actions: str = ""
    needs: str = ""


class Placed(Body, frozen=True):
    """The station reports to another one (call sign) from now on; nothing means the lead."""

    under: str = ""


class Seat(msgspec.Struct):
    """One person's time at a station; `until` is empty while it lasts."""

    person: str
    since: Instant
    until: Instant = ""


class Offer(msgspec.Struct, frozen=True):
    """A hand-over that waits for the incoming person's word."""

    person: str
    notes: str
    at: Instant
    next_steps: str = ""


class Report(msgspec.Struct, frozen=True):
    """A station's last word on how it stands."""

    conditions: str
    good: str
    actions: str
    needs: str
    at: Instant
    seq: int


class Station(msgspec.Struct):
    """A station as the log leaves it."""

    key: str
    name: str = ""
    duty: str = "department"
    seats: list[Seat] = msgspec.field(default_factory=list)
    offer: Offer | None = None
    last_seen: Instant = ""
    status: str = ""
    status_at: Instant = ""
    under: str = ""
    reports: list[Report] = msgspec.field(default_factory=list)

    @property
    def report(self) -> Report | None:
        """What it reported last; None before the first time."""
        return self.reports[-1] if self.reports else None

    @property
    def seat(self) -> Seat | None:
        """Who sits there now."""
        return self.seats[-1] if self.seats and not self.seats[-1].until else None


class Stations(msgspec.Struct):
    """All stations by call sign, in the order in which they were opened, and people by id."""

    by_key: dict[str, Station] = msgspec.field(default_factory=dict)
    people: dict[str, str] = msgspec.field(default_factory=dict)

    def name(self, person: str) -> str:
        """Give a person's name, or nothing if it was never given or was erased."""
        return self.people.get(person, "")

    def with_duty(self, duty: str) -> Station | None:
        """Find the first station with a duty."""
        return next((each for each in self.by_key.values() if each.duty == duty), None)

    def seen(self, key: str, at: Instant) -> None:
        """Note that a station made itself heard."""
        station = self.by_key.get(key)
        if station is not None and at > station.last_seen:
            station.last_seen = at


def apply(stations: Stations, entry: Entry, body: object) -> tuple[FieldChange, ...]:
    """Take one entry about a person or a station into account."""
    if isinstance(body, PersonNamed):
        stations.people[entry.stream.removeprefix(PERSON)] = body.name
        return ()
    if not entry.stream.startswith(PREFIX):
        return ()
    key = entry.stream.removeprefix(PREFIX)
    station = stations.by_key.get(key)
    if station is None:
        station = stations.by_key[key] = Station(key)
    return _at_station(station, entry, body)


def _at_station(station: Station, entry: Entry, body: object) -> tuple[FieldChange, ...]:
    before, above = station.seat.person if station.seat else "", station.under
    match body:
        case Opened():
            station.name, station.duty = body.name, body.duty
        case Taken() | Accepted():
            _stand_up(station, entry.occurred_at)
            station.seats.append(Seat(body.person, entry.occurred_at))
            station.offer = None
        case Offered():
            station.offer = None
            if body.person:
                station.offer = Offer(body.person, body.notes, entry.occurred_at, body.next_steps)
        case Left():
            _stand_up(station, entry.occurred_at)
            station.offer = None
        case CheckedIn():
            station.status, station.status_at = body.status, entry.occurred_at
        case Reported():
            said = (body.conditions, body.good, body.actions, body.needs)
            station.reports.append(Report(*said, entry.occurred_at, entry.seq))
        case Placed():
            station.under = body.under
    if not isinstance(body, Opened) and entry.occurred_at > station.last_seen:
        station.last_seen = entry.occurred_at
    after = station.seat.person if station.seat else ""
    changes = (FieldChange("person", before, after), FieldChange("under", above, station.under))
    return tuple(change for change in changes if change.old != change.new)


def _stand_up(station: Station, at: Instant) -> None:
    if station.seat:
        station.seat.until = at
