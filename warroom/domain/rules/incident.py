"""Rules of the incident as a whole: declare, change, severity, phases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from warroom.clock import Instant
from warroom.domain.entry import Draft
from warroom.domain.room import Room
from warroom.domain.rules.command import Command, Drafting, require, require_open
from warroom.domain.rules.timeline import check_occurred
from warroom.domain.state import house, stations
from warroom.domain.state.incident import PHASES, STREAM, Changed, Declared, Incident, PhaseEntered
from warroom.errors import N_, Rejected

TITLE_LIMIT: Final = 400
SEVERITIES: Final = (1, 2, 3, 4)

_SHARE = {"under_1": 0, "1_to_10": 1, "over_10": 2, "unknown": 2}
_DEGREE = {"low": 0, "medium": 1, "high": 2, "unknown": 2}
_PUBLISHED: Final = house.ThresholdsWritten()
"""The thresholds of a room that took none of a house."""


class Declare(Command, frozen=True, kw_only=True):
    """Open a room; only the title is needed. Thresholds of the house are kept in the room by value."""

    declared: Declared
    stations: tuple[tuple[str, str, str], ...] = ()
    thresholds: house.ThresholdsWritten | None = None


class ChangeIncident(Command, frozen=True, kw_only=True):
    """Change what is known of the incident, with a reason."""

    changed: Changed


class EnterPhase(Command, frozen=True, kw_only=True):
    """Take the room to another phase."""

    phase: str
    reason: str = ""


def proposed_severity(
    affected: str, harm: str, urgency: str, bands: house.ThresholdsWritten = _PUBLISHED
) -> int:
    """Propose a severity 1 (worst) to 4 by a room's thresholds, or 0 when nothing is known yet.

    The worse of two published matrices: customers affected × harm, and impact × urgency (ITIL), whose
    lowest priority 5 counts as 4. What is unknown counts as the worst: in doubt the higher.
    """
    if affected == harm == "unknown":
        return 0
    by_impact = bands.by_harm[_SHARE[affected]][_DEGREE[harm]]
    if urgency == "unknown":
        return min(by_impact, 4)
    by_urgency = bands.by_urgency[_SHARE[affected]][_DEGREE[urgency]]
    return min(by_impact, by_urgency, 4)


def needs_regulator_check(affected: str, harm: str) -> bool:
    """Say whether the matrix asks to look at the regulator's clocks: many customers, grave harm."""
    return affected == "over_10" and harm == "high"


def _declare(room: Room, command: Declare) -> list[Draft]:
    if room.exists:
        raise Rejected(N_("This room was declared already."))
    body = msgspec.structs.replace(command.declared, title=_title(command.declared.title))
    given = {name: getattr(body, name) for name in Declared.__struct_fields__}
    _check_severity(given)
    # History is told in hindsight: its first entry may name times that came after it.
    _check_times(room, "" if body.nature == "history" else command.written_at, given)
    drafting = Drafting(room, command).add(STREAM, body)
    for key, name, duty in command.stations:
        drafting.add(stations.PREFIX + key, msgspec.convert({"name": name, "duty": duty}, stations.Opened))
    if command.thresholds is not None:
        drafting.add(house.THRESHOLDS, msgspec.structs.replace(command.thresholds, reason=""))
    return drafting.drafts


def _title(text: str) -> str:
    return " ".join(require(text, "title", TITLE_LIMIT).split())


def _change(room: Room, command: ChangeIncident) -> list[Draft]:
    require_open(room)
    changed = command.changed
    incident = room.incident
    given = {
        name: value
        for name in Changed.__struct_fields__
        if (value := getattr(changed, name)) is not msgspec.UNSET and hasattr(incident, name)
    }
    if "title" in given:
        given["title"] = _title(given["title"])
    _check_severity(given)
    _check_times(room, command.written_at, given)
    fresh = {name: value for name, value in given.items() if value != getattr(incident, name)}
    if not fresh:
        raise Rejected(N_("Nothing is different from before."))
    reason = changed.reason.strip()
    if "severity" in fresh and incident.severity and not reason:
        raise Rejected(N_("Say why the severity changes."), field="reason")
    return Drafting(room, command).add(STREAM, Changed(**fresh, reason=reason)).drafts


def _check_severity(given: dict[str, Any]) -> None:
    if given.get("severity", 0) not in (0, *SEVERITIES):
        raise Rejected(N_("A severity is 1, 2, 3 or 4."), field="severity")


def _check_times(room: Room, written_at: Instant, given: dict[str, Any]) -> None:
    def value(name: str) -> Instant:
        return str(given.get(name, getattr(room.incident, name)))

    for name in ("first_hurt_at", "detected_at", "declared_at", "restored_at", "cause_dealt_at"):
        check_occurred(room, given.get(name, ""), written_at, name)
    first, detected, restored = value("first_hurt_at"), value("detected_at"), value("restored_at")
    if first and detected and detected < first:
        raise Rejected(N_("It cannot be detected before the first customer was hurt."), field="detected_at")
    if first and restored and restored < first:
        raise Rejected(
            N_("Service cannot be restored before the first customer was hurt."), field="restored_at"
        )


def _enter_phase(room: Room, command: EnterPhase) -> list[Draft]:
    require_open(room)
    if command.phase not in PHASES or command.phase == "closed":
        raise Rejected(N_("A room is closed with the close-out list."), field="phase")
    incident = room.incident
    if command.phase == incident.phase:
        raise Rejected(N_("The room is in that phase already."), field="phase")
    back = PHASES.index(incident.phase) > PHASES.index(command.phase)
    if back and not command.reason.strip():
        raise Rejected(N_("Say why the room goes back to an earlier phase."), field="reason")
    body = PhaseEntered(phase=command.phase, reason=command.reason)
    if command.phase == "restored" and _restored_now(incident):
        at = command.occurred_at or command.written_at
        _check_times(room, command.written_at, {"restored_at": at})
        body = msgspec.structs.replace(body, restored_at=at)
    return Drafting(room, command).add(STREAM, body).drafts


def _restored_now(incident: Incident) -> bool:
    """Say whether entering the phase sets the time: it is not known, or an earlier end did not last."""
    before = any(step.phase == "restored" for step in incident.phases)
    return before or not incident.restored_at


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {
    Declare: _declare,
    ChangeIncident: _change,
    EnterPhase: _enter_phase,
}
