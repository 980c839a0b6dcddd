"""The inspector's sheets of an ask and of a call: who waits for whom, until when, what became of it."""

from __future__ import annotations

from warroom.clock import age_text, seconds_between
from warroom.domain.entry import is_instant
from warroom.domain.room import Room
from warroom.domain.rules.asks import is_soon, late_by
from warroom.domain.rules.calls import queue
from warroom.domain.state.asks import Ask, Step
from warroom.i18n import _
from warroom.services.said import reason_words
from warroom.services.sheets import Fact, Line, Section, Sheet
from warroom.services.times import full_time, shown_time
from warroom.services.vocabulary import word
from warroom.services.wording_asks import ask_state


def due_words(room: Room, ask: Ask) -> tuple[str, str]:
    """Say when an ask is due as a countdown, with its tone: `◆ late 12m` alarm, `in 7m` caution if soon."""
    late = late_by(room, ask)
    if late:
        return _("◆ late {age}").format(age=age_text(late)), "alarm"
    if not is_instant(ask.due):
        return "", ""
    if not ask.open or room.incident.phase == "closed":
        return shown_time(room, ask.due), "muted"
    left = age_text(seconds_between(room.now, ask.due))
    return _("in {age}").format(age=left), "caution" if is_soon(room, ask) else ""


def asked_by(ask: Ask) -> str:
    """Name who asks: a station, or the directors."""
    return _("directors") if ask.origin == "directors" else ask.asker


def outcome(ask: Ask) -> str:
    """Give the answer, or the reason for which it was dropped; nothing while it is open."""
    last = ask.last
    return reason_words(last.text) if last and last.what in ("answered", "dropped") else ""


def ask_sheet(room: Room, stream: str) -> Sheet:
    """Say all about an ask."""
    ask = room.asks[stream]
    due, tone = due_words(room, ask)
    facts = [
        Fact(_("State"), ask_state(ask)),
        Fact(_("Asked"), ask.to or "–"),
        Fact(_("By"), asked_by(ask) or "–"),
        Fact(
            _("Due"),
            f"{full_time(room, ask.due)} · {due}"
            if tone != "muted" and due
            else full_time(room, ask.due) or _("no time"),
            tone if tone != "muted" else "",
        ),
    ]
    if ask.open:
        facts.append(
            Fact(
                _("Heard"), shown_time(room, ask.copied_at) or _("not yet"), "" if ask.copied_at else "muted"
            )
        )
    said = outcome(ask)
    if said:
        facts.append(Fact(_("Answer") if ask.state == "answered" else _("Reason"), said))
    if ask.withdrawn is not None:
        facts.append(Fact(_("Withdrawn"), reason_words(ask.withdrawn) or _("yes"), "caution"))
    steps = tuple(_step(room, ask, step) for step in ask.steps)
    caption = f"{word('ask_kind', ask.kind)} {ask.ref}"
    struck = ask.state == "dropped" or ask.withdrawn is not None
    return Sheet(caption, ask.text, tuple(facts), (Section(_("What became of it"), steps),), struck)


def _step(room: Room, ask: Ask, step: Step) -> Line:
    names = {
        "asked": _("asked"),
        "copied": _("heard"),
        "changed": _("changed"),
        "answered": _("done") if ask.kind == "task" else _("answered"),
        "dropped": _("dropped"),
        "open": _("open again"),
    }
    said = " · ".join(filter(None, (names[step.what], step.station, reason_words(step.text))))
    return Line(shown_time(room, step.at), said)


def call_sheet(room: Room, stream: str) -> Sheet:
    """Say who called the lead, and for how long it waits."""
    call = room.calls[stream]
    facts = [Fact(_("State"), word("call_state", call.state), "caution" if call.waiting else "")]
    facts.append(Fact(_("Called"), shown_time(room, call.at)))
    if call.ended_at:
        facts.append(Fact(_("Until"), shown_time(room, call.ended_at)))
    places = [each.id for each in queue(room)]
    if stream in places:
        facts.append(Fact(_("In the queue"), str(places.index(stream) + 1)))
    if call.withdrawn is not None:
        facts.append(Fact(_("Withdrawn"), reason_words(call.withdrawn) or _("yes"), "caution"))
    title = call.text or _("{station} wants the lead's word").format(station=call.station)
    return Sheet(
        _("call {station}").format(station=call.station), title, tuple(facts), (), call.withdrawn is not None
    )
