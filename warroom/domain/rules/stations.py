"""Rules of stations: open, take, hand over, leave, check in; and when one has gone quiet."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import msgspec

from warroom.clock import Instant, seconds_between
from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import Command, Drafting, require, require_open
from warroom.domain.state.stations import (
    PERSON,
    PREFIX,
    Accepted,
    CheckedIn,
    Left,
    Offered,
    Opened,
    PersonNamed,
    Reported,
    Station,
    Taken,
)
from warroom.errors import N_, Rejected

QUIET_AFTER: Final = 30 * 60
"""Seconds after which a taken station that says nothing counts as quiet."""
_KEY = re.compile(r"[^\W_][\w /&.-]{0,23}")


class NamePerson(Command, frozen=True, kw_only=True):
    """Give a person's id a name in this room."""

    person: str
    name: str


class OpenStation(Command, frozen=True, kw_only=True):
    """Open a station under a call sign."""

    key: str
    name: str = ""
    duty: str = "department"


class TakeStation(Command, frozen=True, kw_only=True):
    """Sit down at a vacant station."""

    key: str
    person: str
    name: str = ""


class OfferStation(Command, frozen=True, kw_only=True):
    """Offer one's station to another person; an empty person takes the offer back."""

    key: str
    person: str = ""
    name: str = ""
    notes: str = ""
    next_steps: str = ""


class AcceptStation(Command, frozen=True, kw_only=True):
    """Take over a station that was offered to one, and say back what matters most."""

    key: str
    person: str
    readback: str = ""


class LeaveStation(Command, frozen=True, kw_only=True):
    """Leave a station vacant."""

    key: str
    reason: str = ""


class CheckIn(Command, frozen=True, kw_only=True):
    """Say that the station is there, and how it stands."""

    key: str
    status: str = ""


class ReportStation(Command, frozen=True, kw_only=True):
    """Report how a station stands: conditions, what still works, actions, needs."""

    key: str
    conditions: str = ""
    good: str = ""
    actions: str = ""
    needs: str = ""


def quiet_for(room: Room, station: Station, now: Instant) -> float:
    """Say for how many seconds a taken station was silent; 0 while it is not quiet or not taken."""
    if station.seat is None or room.incident.phase == "closed":
        return 0.0
    silent = seconds_between(max(station.last_seen, station.seat.since), now)
    return silent if silent >= QUIET_AFTER else 0.0


def call_sign(text: str, field: str = "key") -> str:
    """Make a call sign of what was typed: capitals, single blanks; refuse what is none."""
    key = " ".join(text.split()).upper()
    if not _KEY.fullmatch(key):
        raise Rejected(
            N_("A call sign has 1 to 24 letters, digits or blanks, like BILLING or STORES 2."), field=field
        )
    return key


def _station(room: Room, key: str) -> Station:
    station = room.stations.by_key.get(key)
    if station is None:
        raise Rejected(N_("There is no station {key} in this room."), field="key", key=key)
    return station


def _name_person(room: Room, command: NamePerson) -> list[Draft]:
    name = require(command.name, "name", 200)
    return Drafting(room, command).add(PERSON + command.person, PersonNamed(name=name)).drafts


def _open(room: Room, command: OpenStation) -> list[Draft]:
    require_open(room)
    key = call_sign(command.key)
    if key in room.stations.by_key:
        raise Rejected(N_("The station {key} is there already."), field="key", key=key)
    if command.duty != "department" and room.stations.with_duty(command.duty):
        raise Rejected(N_("There is one lead, one customer voice and one scribe only."), field="duty")
    body = msgspec.convert({"name": command.name.strip() or key, "duty": command.duty}, Opened)
    return Drafting(room, command).add(PREFIX + key, body).drafts


def _introduce(room: Room, drafting: Drafting, person: str, name: str) -> None:
    if not person:
        raise Rejected(N_("Say who."), field="person")
    if name.strip() and room.stations.name(person) != name.strip():
        drafting.add(PERSON + person, PersonNamed(name=name.strip()))
    elif person not in room.stations.people and not name.strip():
        raise Rejected(N_("Give your name first."), field="person")


def _take(room: Room, command: TakeStation) -> list[Draft]:
    require_open(room)
    station = _station(room, command.key)
    if station.seat is not None:
        if station.seat.person == command.person:
            raise Rejected(N_("You are at this station already."), field="key")
        raise Rejected(
            N_("{key} is taken. The person there hands over, or leaves first."), field="key", key=command.key
        )
    drafting = Drafting(room, command)
    _introduce(room, drafting, command.person, command.name)
    return drafting.add(PREFIX + command.key, Taken(person=command.person)).drafts


def _offer(room: Room, command: OfferStation) -> list[Draft]:
    require_open(room)
    station = _station(room, command.key)
    if station.seat is None:
        raise Rejected(N_("{key} is vacant: it can simply be taken."), field="key", key=command.key)
    if not command.person:
        if station.offer is None:
            raise Rejected(N_("Nothing was offered."), field="person")
        return Drafting(room, command).add(PREFIX + command.key, Offered()).drafts
    if station.seat.person == command.person:
        raise Rejected(N_("That person is at this station already."), field="person")
    drafting = Drafting(room, command)
    _introduce(room, drafting, command.person, command.name)
    offered = Offered(
        person=command.person, notes=command.notes.strip(), next_steps=command.next_steps.strip()
    )
    return drafting.add(PREFIX + command.key, offered).drafts


def _accept(room: Room, command: AcceptStation) -> list[Draft]:
    require_open(room)
    offer = _station(room, command.key).offer
    if offer is None:
        raise Rejected(N_("{key} was not offered to anybody."), field="key", key=command.key)
    if offer.person != command.person:
        raise Rejected(N_("{key} was offered to somebody else."), field="key", key=command.key)
    readback = command.readback.strip()
    # The voices of history did not know that they would be asked.
    if not readback and room.incident.nature != "history":
        raise Rejected(
            N_("Say back in your own words what matters most, so that both know it arrived."),
            field="readback",
        )
    accepted = Accepted(person=command.person, readback=readback)
    return Drafting(room, command).add(PREFIX + command.key, accepted).drafts


def _leave(room: Room, command: LeaveStation) -> list[Draft]:
    require_open(room)
    if _station(room, command.key).seat is None:
        raise Rejected(N_("{key} is vacant already."), field="key", key=command.key)
    return Drafting(room, command).add(PREFIX + command.key, Left(reason=command.reason.strip())).drafts


def _check_in(room: Room, command: CheckIn) -> list[Draft]:
    require_open(room)
    _station(room, command.key)
    return Drafting(room, command).add(PREFIX + command.key, CheckedIn(status=command.status.strip())).drafts


def _report(room: Room, command: ReportStation) -> list[Draft]:
    require_open(room)
    station = _station(room, command.key)
    names = ("conditions", "good", "actions", "needs")
    said = Reported(**{name: getattr(command, name).strip() for name in names})
    if said == Reported():
        raise Rejected(N_("Write a few words here."), field="conditions")
    before = station.report
    if before is not None and all(getattr(before, name) == getattr(said, name) for name in names):
        raise Rejected(N_("Nothing is different from before."))
    return Drafting(room, command).add(PREFIX + command.key, said).drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {
    NamePerson: _name_person,
    OpenStation: _open,
    TakeStation: _take,
    OfferStation: _offer,
    AcceptStation: _accept,
    LeaveStation: _leave,
    CheckIn: _check_in,
    ReportStation: _report,
}
