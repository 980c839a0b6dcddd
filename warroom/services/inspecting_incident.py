"""The inspector's sheet of the incident itself."""

from __future__ import annotations

from warroom.clock import seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.incident import needs_regulator_check, proposed_severity
from warroom.i18n import _
from warroom.services.house_words import affected_text
from warroom.services.sheets import Fact, Line, Section, Sheet
from warroom.services.times import duration, full_time, running_end, shown_time
from warroom.services.vocabulary import severity_word, word
from warroom.services.wording import row_words


def incident_sheet(room: Room) -> Sheet:
    """Say all that is known of the incident, what is still unanswered, and how it changed."""
    incident = room.incident
    proposed = proposed_severity(incident.affected, incident.harm, incident.urgency, room.house.bands)
    facts = [_severity(room)]
    if proposed and proposed != incident.severity:
        facts.append(Fact(_("Proposed"), severity_word(proposed), "caution"))
    if needs_regulator_check(incident.affected, incident.harm):
        facts.append(Fact(_("Regulator"), _("check the clocks that run"), "caution"))
    facts += [
        _coded("scope", _("Scope"), incident.scope),
        Fact(
            _("Customers affected"),
            affected_text(room, incident.affected),
            "muted" if incident.affected == "unknown" else "",
        ),
        _coded("harm", _("Harm"), incident.harm),
        _coded("urgency", _("Urgency"), incident.urgency),
        _procedure(room),
        _coded("detected_by", _("Noticed first"), incident.detected_by),
    ]
    sections = [Section(_("What customers live through"), (_words(room),)), Section(_("Times"), _times(room))]
    phases = tuple(Line(shown_time(room, step.at), word("phase", step.phase)) for step in incident.phases)
    sections.append(Section(_("Phases"), phases))
    changed = tuple(
        Line(shown_time(room, row.occurred_at), row_words(room, row).plain)
        for row in map(room.timeline.by_seq.__getitem__, incident.changed_by)
    )
    if changed:
        sections.append(Section(_("What changed"), changed))
    return Sheet(incident.reference, incident.title, tuple(facts), tuple(sections))


def _coded(group: str, name: str, value: str) -> Fact:
    return Fact(name, word(group, value), "muted" if value == "unknown" else "")


def _procedure(room: Room) -> Fact:
    incident = room.incident
    said = incident.procedure or word("fits", incident.fits)
    return Fact(_("Standard procedure"), said, "muted" if incident.fits == "unknown" else "")


def _words(room: Room) -> Line:
    words = room.incident.customer_words
    return Line("", words or _("Not written down yet. Ctrl I opens the form."), tone="" if words else "muted")


def _times(room: Room) -> tuple[Line, ...]:
    incident = room.incident
    named = (
        (_("first hurt"), incident.first_hurt_at),
        (_("detected"), incident.detected_at),
        (_("declared"), incident.declared_at),
        (_("restored"), incident.restored_at),
        (_("cause dealt with"), incident.cause_dealt_at),
        (_("closed"), incident.closed_at),
    )
    lines = [Line(name, full_time(room, at) if at else "–") for name, at in named]
    if incident.zero:
        lasted = duration(seconds_between(incident.zero, running_end(room)))
        lines.append(Line(_("lasted"), lasted))
    return tuple(lines)


def _severity(room: Room) -> Fact:
    severity = room.incident.severity
    return Fact(_("Severity"), severity_word(severity), "alarm" if severity == 1 else "")
