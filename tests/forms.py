"""Every form of the desk and of the house, filled from what is in a room; a test finds forms that are missing."""

from __future__ import annotations

from collections.abc import Iterator

from ui.dialogs import (
    asks,
    closeout,
    eyes,
    fixes,
    guards,
    house,
    hypotheses,
    incident,
    procedures,
    station_sets,
    stations,
    timeline,
)
from ui.dialogs.form import Form
from warroom.domain.room import Room


def forms(room: Room) -> Iterator[tuple[str, Form]]:
    """Give every form of the desk, about something that is in the room."""
    yield from _about_causes(room)
    yield from _about_people(room)
    yield from _about_the_end(room)


def _about_causes(room: Room) -> Iterator[tuple[str, Form]]:
    hypothesis = next(stream for stream, each in room.hypotheses.items() if each.alive)
    item = next(stream for stream, each in room.evidence.items() if each.withdrawn is None)
    fix = next(iter(room.fixes))
    seat = next(key for key, each in room.stations.by_key.items() if each.seat)
    yield "entry", timeline.new_entry(room)
    yield "correction", timeline.correction(room, room.timeline.rows[-1])
    yield "marks", timeline.marks(room, room.timeline.rows[-1])
    yield "withdrawal", timeline.withdrawal(hypothesis, "H2")
    yield "hypothesis", hypotheses.new_hypothesis(room, seat)
    yield "hypothesis-change", hypotheses.change_hypothesis(room, hypothesis)
    yield "rule-out", hypotheses.set_status(room, hypothesis, "ruled_out")
    yield "evidence", hypotheses.new_evidence(room)
    yield "evidence-change", hypotheses.change_evidence(room, item)
    yield "rate", hypotheses.rate(room, item, seat)
    yield "rate-for", hypotheses.rate_for(room, hypothesis, seat)
    yield "fix", fixes.new_fix(room, seat)
    yield "fix-change", fixes.change_fix(room, fix)
    yield "fix-move", fixes.move_fix(room, fix)
    yield "fix-fate", fixes.fate(room, fix)


def _about_people(room: Room) -> Iterator[tuple[str, Form]]:
    seat = next(key for key, each in room.stations.by_key.items() if each.seat)
    asked = next((stream for stream, each in room.asks.items() if each.open), "")
    yield "ask", asks.new_ask(room, to=seat)
    if asked:
        yield "ask-answer", asks.answer_ask(room, asked)
        yield "ask-drop", asks.drop_ask(room, asked)
        yield "ask-change", asks.change_ask(room, asked)
    settled = next((stream for stream, each in room.asks.items() if not each.open), "")
    if settled:
        yield "ask-reopen", asks.reopen_ask(room, settled)
    yield "incident", incident.change_incident(room)
    yield "phase", incident.enter_phase(room)
    yield "station", stations.open_station(room)
    yield "take", stations.take_station(room, "somebody", "Ana")
    yield "hand-over", stations.hand_over(room, seat)
    yield "set-keep", station_sets.keep_set(room)
    yield "check-in", stations.check_in(seat)
    yield "leave", stations.leave(seat)
    yield "report", stations.report(room, seat)
    yield "take-over", stations.take_over(room, seat, "somebody")
    yield (
        "place",
        stations.place(
            room, next(key for key, each in room.stations.by_key.items() if each.duty == "department")
        ),
    )


def _about_the_end(room: Room) -> Iterator[tuple[str, Form]]:
    yield "eyes", eyes.call_eyes(room)
    yield "guard", guards.set_guard(room)
    for guard in list(room.guards.values())[:1]:
        yield "guard-lift", guards.lift_guard(room, guard.id)
        yield "guard-restore", guards.restore_guard(room, guard.id)
    runs = [run for run in room.procedures.values() if run.running]
    for run in runs[:1]:
        yield "step", procedures.set_step(room, f"{run.id}#1")
        yield "procedure-stop", procedures.stop_run(run)
    yield "factor", closeout.factor(room)
    yield "learning", closeout.learning(room)
    yield "change", closeout.agree_change(room)
    for change in list(room.closeout.changes)[:1]:
        yield "change-update", closeout.update_change(room, change)
    yield "thanks", closeout.thank(room)
    yield "close", closeout.close_room(room)


def house_forms(room: Room) -> Iterator[tuple[str, Form]]:
    """Give every form of the house: a new one, and the first of its kind changed where there is one."""
    held = room.house
    yield "procedure", house.procedure(room, next(iter(held.procedures.values()), None))
    yield "procedure-new", house.procedure(room)
    yield "colleague", house.colleague(room, next(iter(held.colleagues.values()), None))
    yield "department", house.department(room, next(iter(held.departments.values()), None))
    yield "station-set", house.station_set(room, next(iter(held.station_sets.values()), None))
    yield "template", house.template(room, next(iter(held.templates.values()), None))
    yield "company", house.company(room)
    yield "set-open", station_sets.open_set(room)
    yield "thresholds", house.thresholds(room)
