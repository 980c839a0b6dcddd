"""The hand-over sheet: all that the next person at a station needs, made from the room itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from warroom.clock import seconds_between
from warroom.domain.room import Room
from warroom.domain.rules import guards
from warroom.domain.rules.span import reports_to
from warroom.domain.state.fixes import UNDER_WAY
from warroom.domain.state.stations import Station
from warroom.errors import N_
from warroom.i18n import _
from warroom.services.inspecting_ask import due_words
from warroom.services.inspecting_station import step_lines
from warroom.services.links import owned_steps
from warroom.services.reporting import report_lines
from warroom.services.sheets import Fact, Line, Section, Sheet
from warroom.services.times import duration, shown_time
from warroom.services.vocabulary import word
from warroom.services.wording import reason_words, refs, row_words

MOST: Final = 12
"""Lines of a part: the sheet is read standing up, on one or two pages."""
FAILED: Final = ("no_effect", "worse", "rolled_back", "rejected")


class Part(msgspec.Struct, frozen=True):
    """One part of the sheet: its caption (a translation key) and its lines for a station."""

    caption: str
    lines: Callable[[Room, Station], list[Line]]


def handover_sheet(room: Room, key: str) -> Sheet:
    """Make the sheet of a station as the room stands; an unknown station gives an empty one."""
    station = room.stations.by_key.get(key)
    if station is None:
        return Sheet("", "")
    parts = [Section(_(part.caption), tuple(part.lines(room, station)[:MOST])) for part in PARTS]
    filled = tuple(section for section in parts if section.lines)
    title = _("{station}: what the next one needs to know").format(station=key)
    return Sheet(_("Hand-over sheet"), title, _facts(room, station), filled)


def _facts(room: Room, station: Station) -> tuple[Fact, ...]:
    seat, offer = station.seat, station.offer
    facts = [Fact(_("Phase"), word("phase", room.incident.phase))]
    if seat is not None:
        sat = _("{name}, for {duration}").format(
            name=room.stations.name(seat.person) or "–",
            duration=duration(seconds_between(seat.since, room.now)),
        )
        facts.append(Fact(_("From"), sat))
    if offer is not None:
        facts.append(Fact(_("To"), room.stations.name(offer.person) or "–"))
    above = reports_to(room, station)
    if above:
        facts.append(Fact(_("Reports to"), above))
    return tuple(facts)


def _notes(_room: Room, station: Station) -> list[Line]:
    return _words(station.offer.notes if station.offer else "")


def _next(_room: Room, station: Station) -> list[Line]:
    return _words(station.offer.next_steps if station.offer else "")


def _words(text: str) -> list[Line]:
    return [Line("", line) for line in text.splitlines() if line.strip()]


def _asks(room: Room, station: Station) -> list[Line]:
    """List the open asks that the station owes or waits for, the late ones first."""
    mine = [each for each in room.asks.values() if each.open and station.key in (each.to, each.asker)]
    lead = station.duty == "lead"
    others = [each for each in room.asks.values() if lead and each.open and each not in mine]
    ordered = sorted((*mine, *others), key=lambda each: (not each.due, each.due, each.seq))
    return [
        Line(each.ref, f"{each.asker or '–'} → {each.to}: {each.text}", each.id, end=due_words(room, each)[0])
        for each in ordered
    ]


def _steps(room: Room, station: Station) -> list[Line]:
    """List the steps of running procedures that the station has to do; the lead's sheet has all of them."""
    if station.duty != "lead":
        return list(step_lines(owned_steps(room, station)))
    running = [run for run in room.procedures.values() if run.running]
    return list(step_lines([(run, step) for run in running for step in run.steps if not step.settled]))


def _guards(room: Room, _station: Station) -> list[Line]:
    return [Line(guard.ref, guard.text, guard.id) for guard in guards.in_force(room)]


def _stands(room: Room, station: Station) -> list[Line]:
    return report_lines(room, station)


def _hypotheses(room: Room, station: Station) -> list[Line]:
    """List what is still believed possible: what the station owns first."""
    alive = [each for each in room.hypotheses.values() if each.alive]
    ordered = sorted(alive, key=lambda each: (each.owner != station.key, each.status != "leading", each.seq))
    return [
        Line(each.ref, each.statement, each.id, end=_ending(each.owner, word("status", each.status)))
        for each in ordered
    ]


def _fixes(room: Room, station: Station) -> list[Line]:
    going = [
        fix
        for fix in room.fixes.values()
        if fix.withdrawn is None and (fix.state in UNDER_WAY or fix.owner == station.key)
    ]
    going = [fix for fix in going if fix.state not in (*FAILED, "parked", "effect_seen")]
    ordered = sorted(going, key=lambda fix: (fix.owner != station.key, fix.seq))
    return [
        Line(fix.ref, fix.title, fix.id, end=_ending(fix.owner, word("state", fix.state))) for fix in ordered
    ]


def _ending(owner: str, state: str) -> str:
    return " · ".join(filter(None, (owner, state)))


def _failed(room: Room, _station: Station) -> list[Line]:
    """List what was tried and did not help, and what was ruled out: nobody needs to try it again."""
    lines = []
    for fix in room.fixes.values():
        if fix.withdrawn is None and fix.state in FAILED:
            text = " · ".join(filter(None, (fix.title, reason_words(fix.moves[-1].reason))))
            lines.append((fix.moves[-1].seq, Line(fix.ref, text, fix.id, end=word("state", fix.state))))
    for each in room.hypotheses.values():
        if each.withdrawn is None and each.status == "ruled_out":
            verdict = each.verdicts[-1]
            parts = (each.statement, refs(room, verdict.by), reason_words(verdict.reason))
            text = " · ".join(filter(None, parts))
            lines.append((verdict.seq, Line(each.ref, text, each.id, end=word("status", "ruled_out"))))
    return [line for _seq, line in sorted(lines, key=lambda pair: pair[0], reverse=True)]


def _decisions(room: Room, _station: Station) -> list[Line]:
    found = []
    for stream in reversed(room.timeline.decisions):
        row = room.timeline.first[stream]
        if row.withdrawn is None and not room.timeline.replaced(stream):
            said = row_words(room, row)
            found.append(Line(room.ref(stream), said.text, stream, end=shown_time(room, row.occurred_at)))
    return found[:6]


PARTS: Final[tuple[Part, ...]] = (
    Part(N_("What the next one needs to know"), _notes),
    Part(N_("What I would do next"), _next),
    Part(N_("Guard rules"), _guards),
    Part(N_("Open asks"), _asks),
    Part(N_("Steps of procedures to do"), _steps),
    Part(N_("How the station stands"), _stands),
    Part(N_("Fixes under way"), _fixes),
    Part(N_("Hypotheses alive"), _hypotheses),
    Part(N_("Tried, and it did not help"), _failed),
    Part(N_("Decisions in force"), _decisions),
)
"""The parts in the order in which they are read; a feature that leaves something open adds its own."""
