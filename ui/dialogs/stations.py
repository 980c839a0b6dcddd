"""Forms of stations: open, take, hand over, leave, check in, one's own name."""

from __future__ import annotations

from ui.dialogs.fields import Field, Options, choice
from ui.dialogs.form import Form, Values
from warroom import ids
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.span import PlaceStation
from warroom.domain.rules.stations import (
    AcceptStation,
    CheckIn,
    LeaveStation,
    OfferStation,
    OpenStation,
    ReportStation,
    TakeStation,
)
from warroom.i18n import _
from warroom.services.handover import handover_sheet


def open_station(_room: Room) -> Form:
    """Ask for the call sign of a department that joins."""

    def make(values: Values) -> Command:
        return OpenStation(key=values["key"], name=values["name"], duty=values["duty"])

    return Form(
        title=_("Open a station"),
        fields=(
            Field("key", _("Call sign"), hint=_("short, like BILLING or STORES")),
            Field("name", _("Department"), hint=_("its usual name")),
            Field("duty", _("Duty"), "choice", "department", choice("duty")),
        ),
        make=make,
        place="dialog:station",
        accept=_("Open it"),
    )


def _vacant(room: Room) -> Options:
    return tuple(
        (key, f"{key} · {each.name}" if each.name != key else key)
        for key, each in room.stations.by_key.items()
        if each.seat is None
    )


def take_station(room: Room, person: str, name: str, key: str = "") -> Form:
    """Ask which vacant station one takes, and for one's name."""
    options = _vacant(room)

    def make(values: Values) -> Command:
        return TakeStation(key=values["key"] or "", person=person, name=values["name"])

    first = key if key in dict(options) else (options[0][0] if options else "")
    return Form(
        title=_("Take a station"),
        text="" if options else _("Every station is taken. Open another one, or have one handed over."),
        fields=(
            Field("key", _("Station"), "choice", first, options),
            Field("name", _("Your name"), value=name),
        ),
        make=make,
        place="dialog:take",
        accept=_("Take it"),
    )


def hand_over(room: Room, key: str, notes: str = "") -> Form:
    """Ask to whom a station is handed over, and what he needs to know, beginning with notes."""
    station = room.stations.by_key[key]
    sitting = station.seat.person if station.seat else ""
    people = tuple((each, name) for each, name in room.stations.people.items() if each != sitting)

    def make(values: Values) -> Command:
        chosen, name = values.get("person", ""), values["name"].strip()
        person = ids.derived("person", room.id, name) if name else chosen
        return OfferStation(
            key=key, person=person or "", name=name, notes=values["notes"], next_steps=values["next_steps"]
        )

    known = (Field("person", _("To"), "choice", "", (("", _("somebody new")), *people)),) if people else ()
    return Form(
        title=_("Hand {station} over").format(station=key),
        text=_(
            "Open work, guard rules and what was tried are on the hand-over sheet by themselves. "
            "It is handed over when the incoming person accepts."
        ),
        fields=(
            *known,
            Field("name", _("Name of the incoming person"), hint=_("if not in the list")),
            Field("notes", _("What the next one needs to know"), "text", notes),
            Field("next_steps", _("What I would do next"), "text"),
        ),
        make=make,
        place=f"dialog:handover:{key}",
        accept=_("Offer it"),
    )


def take_over(room: Room, key: str, person: str) -> Form:
    """Show the hand-over sheet and ask the incoming person to say back what matters most."""

    def make(values: Values) -> Command:
        return AcceptStation(key=key, person=person, readback=values["readback"])

    name = room.stations.name(person)
    title = _("{name} takes {station} over") if name else _("{station} is taken over")
    return Form(
        title=title.format(name=name, station=key),
        sheet=handover_sheet(room, key),
        fields=(
            Field(
                "readback",
                _("Say back what matters most"),
                "text",
                hint=_("in your own words: the greatest risk, what is under way, what comes next"),
            ),
        ),
        make=make,
        place=f"dialog:takeover:{key}",
        accept=_("I have the station"),
    )


def report(room: Room, key: str) -> Form:
    """Ask how a station stands: conditions, what still works, actions, needs."""
    station = room.stations.by_key[key]
    before = station.report
    fields = (
        ("conditions", _("What is wrong here")),
        ("good", _("What still works")),
        ("actions", _("What we are doing")),
        ("needs", _("What we need")),
    )

    def make(values: Values) -> Command:
        return ReportStation(key=key, **values)

    return Form(
        title=_("{station} reports").format(station=key),
        text=_("Say what is still good, too: the way home is built from it."),
        fields=tuple(
            Field(name, label, "text", getattr(before, name) if before else "") for name, label in fields
        ),
        make=make,
        place=f"dialog:report:{key}",
        accept=_("Report it"),
    )


def place(room: Room, key: str) -> Form:
    """Ask to whom a station reports."""
    station = room.stations.by_key[key]
    others = tuple(
        (each.key, each.key)
        for each in room.stations.by_key.values()
        if each.key != key and each.duty != "lead"
    )

    def make(values: Values) -> Command:
        return PlaceStation(key=key, under=values["under"])

    return Form(
        title=_("To whom does {station} report?").format(station=key),
        text=_("One person can listen to five others well, to seven at most."),
        fields=(Field("under", _("Reports to"), "choice", station.under, (("", _("the lead")), *others)),),
        make=make,
        place=f"dialog:place:{key}",
        accept=_("Set it"),
    )


def leave(key: str) -> Form:
    """Ask why a station is left vacant."""

    def make(values: Values) -> Command:
        return LeaveStation(key=key, reason=values["reason"])

    return Form(
        title=_("Leave {station} vacant").format(station=key),
        fields=(Field("reason", _("Why")),),
        make=make,
        place=f"dialog:leave:{key}",
        accept=_("Leave it"),
    )


def check_in(key: str) -> Form:
    """Ask how a station stands."""

    def make(values: Values) -> Command:
        return CheckIn(key=key, status=values["status"])

    return Form(
        title=_("{station} checks in").format(station=key),
        fields=(Field("status", _("How we stand"), hint=_("conditions, actions, needs in one line")),),
        make=make,
        place=f"dialog:checkin:{key}",
        accept=_("Check in"),
    )
