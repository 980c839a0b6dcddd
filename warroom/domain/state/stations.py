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
    """The person at the station offers it to another one, with what he needs to know."""

    person: str = ""
    notes: str = ""


class Accepted(Body, frozen=True):
    """The incoming person takes over what was offered."""

    person: str = ""


class Left(Body, frozen=True):
    """The station is vacant from now on."""

    reason: str = ""


class CheckedIn(Body, frozen=True):
    """The station is there and says how it stands."""

    status: str = ""


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
    before = station.seat.person if station.seat else ""
    match body:
        case Opened():
            station.name, station.duty = body.name, body.duty
        case Taken() | Accepted():
            _stand_up(station, entry.occurred_at)
            station.seats.append(Seat(body.person, entry.occurred_at))
            station.offer = None
        case Offered():
            station.offer = Offer(body.person, body.notes, entry.occurred_at) if body.person else None
        case Left():
            _stand_up(station, entry.occurred_at)
            station.offer = None
        case CheckedIn():
            station.status, station.status_at = body.status, entry.occurred_at
    if not isinstance(body, Opened) and entry.occurred_at > station.last_seen:
        station.last_seen = entry.occurred_at
    after = station.seat.person if station.seat else ""
    return (FieldChange("person", before, after),) if before != after else ()


def _stand_up(station: Station, at: Instant) -> None:
    if station.seat:
        station.seat.until = at
