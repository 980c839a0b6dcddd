"""What rows about stations, guard rules, lines on the wall and dismissed questions say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from warroom.domain.room import Room
from warroom.domain.state import eyes, guards, incident, stations
from warroom.domain.state.timeline import Row
from warroom.errors import N_
from warroom.i18n import _, ngettext
from warroom.services.said import Words, reason_words
from warroom.services.vocabulary import word

QUESTIONS: Final = {
    "lead": N_("Who leads?"),
    "words": N_("What do customers live through?"),
    "first_hurt": N_("Since when?"),
    "affected": N_("How many are hurt, about?"),
    "scope": N_("Whom does it reach?"),
    "voice": N_("Who speaks to customers?"),
    "procedure": N_("Which standard procedure fits?"),
}
"""The questions of the first minutes, as they are asked."""
PARTS: Final = (
    ("conditions", N_("Conditions")),
    ("good", N_("Still good")),
    ("actions", N_("Actions")),
    ("needs", N_("Needs")),
)
"""The parts of a station's report, in the order in which they are said."""


def tell_station(room: Room, row: Row, body: Any, names: bool) -> Words:
    """Say who takes, offers, takes over or leaves a station, and what he said with it."""
    key = row.stream.removeprefix(stations.PREFIX)
    name = room.stations.name(getattr(body, "person", "")) if names else ""
    match body:
        case stations.Taken():
            said = _("{name} takes {station}.") if name else _("{station} is taken.")
        case stations.Offered() if body.person:
            said = _("{station} is offered to {name}.") if name else _("{station} is offered.")
        case stations.Offered():
            said = _("The offer of {station} is taken back.")
        case stations.Accepted():
            said = _("{name} takes {station} over.") if name else _("{station} is taken over.")
        case stations.Left():
            said = _("{station} is vacant.")
        case _other:
            said = _("{station} checks in.")
    return Words(text=f"{said.format(station=key, name=name)} {_more(body)}".strip())


def _more(body: Any) -> str:
    read_back = getattr(body, "readback", "")
    if read_back:
        return _("Read back: {words}").format(words=read_back)
    said = getattr(body, "notes", "") or getattr(body, "status", "")
    return said or reason_words(getattr(body, "reason", ""))


def tell_report(_room: Room, row: Row, body: stations.Reported, _names: bool) -> Words:
    """Say how a station stands."""
    key = row.stream.removeprefix(stations.PREFIX)
    parts = [f"{_(caption)}: {said}" for name, caption in PARTS if (said := getattr(body, name))]
    if not parts:
        return Words(text=_("{station} takes its report back.").format(station=key))
    return Words(bold=_("{station} reports.").format(station=key), text=" · ".join(parts))


def tell_placed(_room: Room, row: Row, body: stations.Placed, _names: bool) -> Words:
    """Say to whom a station reports."""
    key = row.stream.removeprefix(stations.PREFIX)
    if not body.under:
        return Words(text=_("{station} reports to the lead.").format(station=key))
    return Words(text=_("{station} reports to {other}.").format(station=key, other=body.under))


def tell_guard(room: Room, row: Row, body: guards.GuardSet, _names: bool) -> Words:
    """Say a guard rule; one that was lifted is struck through."""
    guard = room.guards.get(row.stream)
    lifted = guard is not None and not guard.in_force
    chips = (word("type", "guard"),) + ((word("guard_state", "lifted"),) if lifted else ())
    return Words(room.ref(row.stream), "", body.text, chips, struck=lifted)


def tell_guard_moved(room: Room, row: Row, body: guards.GuardMoved, _names: bool) -> Words:
    """Say that a guard rule was lifted or holds again."""
    said = _("Guard rule lifted.") if body.state == "lifted" else _("Guard rule holds again.")
    guard = room.guards.get(row.stream)
    text = ". ".join(filter(None, (guard.text.rstrip(".") if guard else "", reason_words(body.reason))))
    return Words(room.ref(row.stream), said, text)


def tell_eyes(_room: Room, _row: Row, body: eyes.EyesCalled, _names: bool) -> Words:
    """Say the line that took the centre of the wall, and for how long."""
    minutes = ngettext("{count} minute", "{count} minutes", body.minutes).format(count=body.minutes)
    chips = (word("type", "eyes"), minutes) + ((_("customer-safe"),) if body.customer_safe else ())
    return Words(text=body.text, chips=chips)


def tell_released(room: Room, row: Row, body: eyes.EyesReleased, _names: bool) -> Words:
    """Say that the line was taken off the wall."""
    line = room.eyes.get(row.stream)
    text = ". ".join(filter(None, (line.text.rstrip(".") if line else "", reason_words(body.reason))))
    return Words(bold=_("Taken off the wall."), text=text)


def tell_dismissed(_room: Room, _row: Row, body: incident.QuestionDismissed, _names: bool) -> Words:
    """Say that a question of the first minutes was dismissed, and why."""
    asked = _(QUESTIONS[body.question]) if body.question in QUESTIONS else body.question
    if not body.reason:
        return Words(text=_("Asked again: {question}").format(question=asked))
    return Words(text=_("Not answered now: {question}").format(question=f"{asked} {body.reason}"))


TELLERS: Final[dict[type, Callable[[Room, Row, Any, bool], Words]]] = {
    stations.Taken: tell_station,
    stations.Offered: tell_station,
    stations.Accepted: tell_station,
    stations.Left: tell_station,
    stations.CheckedIn: tell_station,
    stations.Reported: tell_report,
    stations.Placed: tell_placed,
    guards.GuardSet: tell_guard,
    guards.GuardMoved: tell_guard_moved,
    eyes.EyesCalled: tell_eyes,
    eyes.EyesReleased: tell_released,
    incident.QuestionDismissed: tell_dismissed,
}
