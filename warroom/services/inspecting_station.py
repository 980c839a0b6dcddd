"""The inspector's sheet of a station: who sits and sat there, what it owns, what it said last."""

from __future__ import annotations

from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.span import reports_to
from warroom.domain.rules.stations import quiet_for
from warroom.domain.state.procedures import MARK, Run, RunStep
from warroom.domain.state.stations import PREFIX, Station
from warroom.i18n import _
from warroom.services.inspecting_ask import due_words
from warroom.services.links import owed_asks, owned_fixes, owned_hypotheses, owned_steps
from warroom.services.reporting import report_lines
from warroom.services.sheets import Fact, Line, Section, Sheet
from warroom.services.times import clock_time, shown_time
from warroom.services.vocabulary import word
from warroom.services.wording import row_words

LAST_SAID = 8


def station_sheet(room: Room, stream: str) -> Sheet:
    """Say all about a station; an unknown one gives an empty sheet."""
    station = room.stations.by_key.get(stream.removeprefix(PREFIX))
    if station is None:
        return Sheet("", "")
    sections = [
        Section(_("Owes an answer"), _owed(room, station.key)),
        Section(_("Steps to do"), step_lines(owned_steps(room, station))),
        Section(_("How it stands"), tuple(report_lines(room, station))),
        Section(_("Reports here"), _below(room, station)),
        Section(_("Owns"), _owned(room, station.key)),
        Section(_("Said to it"), _addressed(room, station.key)),
        Section(_("Said last"), _said(room, station.key)),
        Section(_("Who sat here"), _seats(room, station)),
    ]
    filled = tuple(section for section in sections if section.lines)
    title = station.name if station.name != station.key else station.key
    return Sheet(station.key, title, _facts(room, station), filled)


def step_lines(steps: list[tuple[Run, RunStep]]) -> tuple[Line, ...]:
    """List steps of procedures: where they stand, what they are, of which run."""
    return tuple(
        Line(f"{run.ref}.{step.number}", step.text, f"{run.id}{MARK}{step.number}", end=run.name)
        for run, step in steps
    )


def _facts(room: Room, station: Station) -> tuple[Fact, ...]:
    seat = station.seat
    who = room.stations.name(seat.person) or "–" if seat else _("vacant")
    facts = [Fact(_("Who"), who, "" if seat else "caution"), Fact(_("Duty"), word("duty", station.duty))]
    above = reports_to(room, station)
    if above:
        facts.append(Fact(_("Reports to"), above))
    if seat:
        facts.append(Fact(_("Since"), shown_time(room, seat.since)))
    if station.offer:
        offered = room.stations.name(station.offer.person)
        facts.append(Fact(_("Offered to"), offered, "info"))
        if station.offer.notes:
            facts.append(Fact(_("Hand-over notes"), station.offer.notes))
    if station.last_seen:
        age = age_text(seconds_between(station.last_seen, room.now))
        quiet = quiet_for(room, station, room.now)
        facts.append(Fact(_("Heard"), _("{age} ago").format(age=age), "caution" if quiet else ""))
    if station.status:
        at = clock_time(room, station.status_at, seconds=False)
        facts.append(Fact(_("How it stands"), f"{station.status} ({at})"))
    return tuple(facts)


def _below(room: Room, station: Station) -> tuple[Line, ...]:
    """List the stations that were put under this one; the lead's are all others."""
    each_below = (each for each in room.stations.by_key.values() if each.under == station.key)
    return tuple(Line("", each.key, PREFIX + each.key) for each in each_below)


def _owned(room: Room, key: str) -> tuple[Line, ...]:
    lines = [Line(each.ref, each.statement, each.id) for each in owned_hypotheses(room, key)]
    lines += [
        Line(fix.ref, fix.title, fix.id, end=word("state", fix.state)) for fix in owned_fixes(room, key)
    ]
    lines += [
        Line(change.ref, change.text, change.id, end=change.due)
        for change in room.closeout.changes.values()
        if change.owner == key and change.withdrawn is None
    ]
    return tuple(lines)


def _owed(room: Room, key: str) -> tuple[Line, ...]:
    lines = []
    for ask in owed_asks(room, key):
        due, tone = due_words(room, ask)
        lines.append(Line(ask.ref, ask.text, ask.id, tone, due))
    return tuple(lines)


def _said(room: Room, key: str) -> tuple[Line, ...]:
    lines: list[Line] = []
    for row in reversed(room.timeline.rows):
        if row.station == key:
            lines.append(Line(shown_time(room, row.occurred_at), row_words(room, row).plain, row.stream))
            if len(lines) == LAST_SAID:
                break
    return tuple(lines)


def _addressed(room: Room, key: str) -> tuple[Line, ...]:
    """List the lines that name the station with an @, the newest first."""
    rows = [room.timeline.first[stream] for stream in room.timeline.pointing.get(PREFIX + key, ())]
    newest = sorted(rows, key=lambda row: (row.occurred_at, row.seq), reverse=True)[:LAST_SAID]
    return tuple(
        Line(shown_time(room, row.occurred_at), row_words(room, row).plain, row.stream) for row in newest
    )


def _seats(room: Room, station: Station) -> tuple[Line, ...]:
    lines = []
    for seat in reversed(station.seats):
        until = shown_time(room, seat.until) if seat.until else _("now")
        lines.append(
            Line("", f"{room.stations.name(seat.person)} · {shown_time(room, seat.since)} – {until}")
        )
    return tuple(lines)
