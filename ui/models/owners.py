"""The lines of the owners page: every station, who sits there, what it owns."""

from __future__ import annotations

from ui.models.lines import Cell, Column, Line
from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.span import MOST, warnings
from warroom.domain.rules.stations import quiet_for
from warroom.domain.state.stations import PREFIX, Station
from warroom.i18n import _
from warroom.services.links import owned_fixes, owned_hypotheses
from warroom.services.reporting import is_old
from warroom.services.times import clock_time
from warroom.services.vocabulary import word


def columns() -> tuple[Column, ...]:
    """Give the columns of the page."""
    return (
        Column(_("Station"), 160),
        Column(_("Who"), 0),
        Column(_("Duty"), 130, above=760),
        Column(_("Conditions"), 0, above=1100),
        Column(_("Needs"), 0, above=1100),
        Column(_("Owns"), 120, above=900),
        Column(_("Heard"), 130),
    )


def lines(room: Room) -> list[Line]:
    """Give all stations in the order in which they were opened."""
    return [_line(room, station) for station in room.stations.by_key.values()]


def _line(room: Room, station: Station) -> Line:
    quiet = quiet_for(room, station, room.now)
    seat = station.seat
    grave = station.duty in ("lead", "voice")
    how = _("Ctrl Shift T takes it") if grave else ""
    who = Cell(_("vacant"), how, "caution" if grave else "muted")
    if seat is not None:
        said = _("● here · since {time}") if seat.person in room.here else _("since {time}")
        since = said.format(time=clock_time(room, seat.since, seconds=False))
        who = Cell(room.stations.name(seat.person) or "–", since)
    if station.offer is not None:
        name = room.stations.name(station.offer.person)
        who = Cell(who.text, _("offered to {name}, waits for the word").format(name=name), "info")
    return Line(
        PREFIX + station.key,
        (
            Cell(station.key, station.name if station.name != station.key else "", bold=True),
            who,
            _duty(room, station),
            *_report(room, station),
            Cell(_owned(room, station.key), tone="muted"),
            heard(room, station, quiet),
        ),
        mark="caution" if quiet or (seat is None and grave) or _crowd(room, station.key) else "",
    )


def _duty(room: Room, station: Station) -> Cell:
    """Say the duty, and what has to be seen of who reports to whom."""
    crowd = _crowd(room, station.key)
    if crowd:
        return Cell(word("duty", station.duty), _("{count} report here").format(count=crowd), "caution")
    under = _("under {station}").format(station=station.under) if station.under else ""
    return Cell(word("duty", station.duty), under, "muted")


def _crowd(room: Room, key: str) -> int:
    """Count the reports of a station that has too many; 0 for one that has not."""
    return next((each.count for each in warnings(room) if each.kind == "span" and each.key == key), 0)


def _report(room: Room, station: Station) -> tuple[Cell, Cell]:
    """Say how a station stands: what is wrong over what still works, what it needs over what it does."""
    report = station.report
    if report is None:
        return Cell(""), Cell("")
    tone = "dim" if is_old(room, station) else ""
    good = _("still good: {words}").format(words=report.good) if report.good else ""
    return Cell(report.conditions or "–", good, tone), Cell(report.needs or "–", report.actions, tone)


def warning_words(room: Room) -> str:
    """Say what is wrong with the room's order: duties that nobody has, and who has too many reports."""
    vacant = {
        "lead": _("nobody leads"),
        "voice": _("nobody speaks to customers"),
        "scribe": _("nobody writes the log"),
    }
    said = []
    for each in warnings(room):
        if each.kind == "vacant":
            said.append(vacant[each.duty])
        else:
            crowd = _("{count} report to {station}, more than {most}")
            said.append(crowd.format(count=each.count, station=each.key, most=MOST))
    return " · ".join(said)


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
