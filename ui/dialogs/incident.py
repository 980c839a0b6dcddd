"""Forms of the incident: declare with details, change what is known, phases."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET

from ui.dialogs import choices
from ui.dialogs.fields import Field, choice
from ui.dialogs.form import Form, Values
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.incident import ChangeIncident, EnterPhase, proposed_severity
from warroom.domain.state.incident import PHASES, Changed
from warroom.i18n import _
from warroom.services.house_words import bands_text
from warroom.services.vocabulary import severity_word, word

TIMES = ("first_hurt_at", "detected_at", "restored_at", "cause_dealt_at")


def severities() -> tuple[tuple[Any, str], ...]:
    """Offer the severities, and none."""
    return ((0, _("not set")), *((number, severity_word(number)) for number in range(1, 5)))


def known_fields(room: Room) -> tuple[Field, ...]:
    """Give the fields of what can be known early, filled with what is known."""
    incident = room.incident
    affected = tuple(bands_text(room.house.bands).items())
    return (
        Field("customer_words", _("What customers live through"), "text", incident.customer_words),
        Field("scope", _("Scope"), "choice", incident.scope, choice("scope")),
        Field("affected", _("Customers affected"), "choice", incident.affected, affected),
        Field("harm", _("Harm"), "choice", incident.harm, choice("harm")),
        Field("urgency", _("Urgency"), "choice", incident.urgency, choice("urgency")),
        Field("severity", _("Severity"), "choice", incident.severity, severities()),
        Field("fits", _("Does a standard procedure fit?"), "choice", incident.fits, choice("fits")),
        Field("procedure", _("Which procedure"), value=incident.procedure),
        Field("detected_by", _("Who noticed first?"), "choice", incident.detected_by, choice("detected_by")),
    )


def change_incident(room: Room) -> Form:
    """Ask for all that can change of the incident, with the reason."""
    incident = room.incident
    before = {name: choices.shown(room, getattr(incident, name)) for name in TIMES}
    labels = (_("First customer hurt"), _("Detected"), _("Service restored"), _("Cause dealt with"))
    times = tuple(
        choices.when_field(name, label, before[name]) for name, label in zip(TIMES, labels, strict=True)
    )

    def make(values: Values) -> Command:
        given = {name: value for name, value in values.items() if name not in TIMES}
        for name in TIMES:
            if values[name] is not UNSET and values[name].strip() != before[name]:
                given[name] = choices.read_when(room, values[name], name)
        return ChangeIncident(changed=Changed(**given))

    proposed = proposed_severity(incident.affected, incident.harm, incident.urgency, room.house.bands)
    text = _("Proposed by what is known: {severity}. In doubt the higher.").format(
        severity=severity_word(proposed)
    )
    return Form(
        title=_("What we know of the incident"),
        text=text if proposed else "",
        fields=(
            Field("title", _("Title"), value=incident.title),
            *known_fields(room),
            *times,
            Field("reason", _("Why it changes")),
        ),
        make=make,
        place="dialog:incident",
        renew=lambda now: change_incident(now).fields,
    )


def enter_phase(room: Room) -> Form:
    """Ask for the next phase of the room."""
    current = room.incident.phase
    options = tuple((phase, word("phase", phase)) for phase in PHASES[:-1] if phase != current)
    place = PHASES.index(current) if current in PHASES else 0
    following = PHASES[min(place + 1, 3)]

    def make(values: Values) -> Command:
        return EnterPhase(
            phase=values["phase"],
            reason=values["reason"],
            occurred_at=choices.read_when(room, values["occurred_at"]),
        )

    return Form(
        title=_("The room goes from {phase} to…").format(phase=word("phase", current)),
        text=_("Restored: customers can do again what they came for. The cause may still be open."),
        fields=(
            Field("phase", _("Phase"), "choice", following, options),
            Field("reason", _("Why")),
            choices.when_field(),
        ),
        make=make,
        place="dialog:phase",
        accept=_("Go on"),
    )
