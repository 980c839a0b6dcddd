"""The lines of the owners page: every station, who sits there, what it owns."""

from __future__ import annotations

from ui.models.lines import Cell, Column, Line
from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.stations import quiet_for
from warroom.domain.state.stations import PREFIX, Station
from warroom.i18n import _
from warroom.services.links import owned_fixes, owned_hypotheses
from warroom.services.times import clock_time
from warroom.services.vocabulary import word


def columns() -> tuple[Column, ...]:
    """Give the columns of the page."""
    return (
        Column(_("Station"), 190),
        Column(_("Who"), 0),
        Column(_("Duty"), 130, above=760),
        Column(_("Owns"), 190, above=900),
        Column(_("Heard"), 130),
    )


def lines(room: Room) -> list[Line]:
    """Give all stations in the order in which they were opened."""
    return [_line(room, station) for station in room.stations.by_key.values()]


def _line(room: Room, station: Station) -> Line:
    quiet = quiet_for(room, station, room.now)
    seat = station.seat
    who = Cell(_("vacant"), tone="caution" if station.duty in ("lead", "voice") else "muted")
    if seat is not None:
        since = _("since {time}").format(time=clock_time(room, seat.since, seconds=False))
        who = Cell(room.stations.name(seat.person) or "–", since)
    if station.offer is not None:
        name = room.stations.name(station.offer.person)
        who = Cell(who.text, _("offered to {name}, waits for the word").format(name=name), "info")
    return Line(
        PREFIX + station.key,
        (
            Cell(station.key, station.name if station.name != station.key else "", bold=True),
            who,
            Cell(word("duty", station.duty), tone="muted"),
            Cell(_owned(room, station.key), tone="muted"),
            heard(room, station, quiet),
        ),
        mark="caution" if quiet else "",
    )


def heard(room: Room, station: Station, quiet: float) -> Cell:
    """Say when a station was last heard; a quiet one says so in words."""
    if not station.last_seen:
        return Cell("–", tone="dim")
    age = age_text(seconds_between(station.last_seen, room.now))
    if quiet:
        return Cell(_("quiet for {age}").format(age=age), station.status, "caution")
    return Cell(_("{age} ago").format(age=age), station.status, "muted")


def _owned(room: Room, key: str) -> str:
    owned = [each.ref for each in owned_hypotheses(room, key)]
    owned += [each.ref for each in owned_fixes(room, key)]
    owned += [
        change.ref
        for change in room.closeout.changes.values()
        if change.owner == key and change.withdrawn is None and change.state == "open"
    ]
    return ", ".join(owned[:8]) + (" …" if len(owned) > 8 else "")
