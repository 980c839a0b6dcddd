"""What was done and what comes of it: fixes, changes, factors, stations, checklist, thanks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from warroom.domain.room import Room
from warroom.domain.rules.closeout import checklist
from warroom.domain.state.closeout import AgreedChange
from warroom.domain.state.fixes import Fix as Candidate
from warroom.i18n import _
from warroom.reports.paper_times import between, minute, span
from warroom.reports.record_data import Change, Check, Fix, Group, Seat, Step, Thanks, Tone
from warroom.services.times import day
from warroom.services.vocabulary import WORDS, word
from warroom.services.wording import reason_words, refs

OUTCOMES = ("effect_seen", "no_effect", "worse")


def fixes(room: Room) -> tuple[Fix, ...]:
    """Tell each candidate fix with its history, the delay to its effect and its fate."""
    return tuple(_fix(room, each) for each in room.fixes.values())


def _fix(room: Room, each: Candidate) -> Fix:
    fallen = each.withdrawn is not None or each.state == "rejected"
    tone: Tone = "struck" if fallen else "strong" if each.state == "effect_seen" else "plain"
    return Fix(
        ref=each.ref,
        title=each.title,
        state=word("state", each.state) if each.withdrawn is None else _("withdrawn"),
        facts=tuple(filter(None, (*_setting(room, each), _delay(each), *_risks(each), _fate(each)))),
        steps=tuple(
            Step(
                time=minute(room, move.at),
                state=word("state", move.state),
                station=move.station,
                why=reason_words(move.reason),
            )
            for move in each.moves
        ),
        tone=tone,
    )


def _setting(room: Room, each: Candidate) -> tuple[str, ...]:
    answers = refs(room, each.answers)
    reversible = word("reversibility", each.reversibility) if each.reversibility else ""
    return (_("answers {refs}").format(refs=answers) if answers else "", each.owner, reversible)


def _risks(each: Candidate) -> tuple[str, ...]:
    acting, waiting = each.risk_acting.text, each.risk_waiting.text
    return (
        _("risk of acting: {words}").format(words=acting) if acting else "",
        _("risk of waiting: {words}").format(words=waiting) if waiting else "",
        _("way back: {words}").format(words=each.way_back) if each.way_back else "",
    )


def _delay(each: Candidate) -> str:
    """Say how long it took from the order to what came of it."""
    ordered = each.since("ordered")
    outcome = next((move for move in each.moves if move.at >= ordered and move.state in OUTCOMES), None)
    took = between(ordered, outcome.at) if outcome else ""
    if outcome is None or not took:
        return ""
    text = _("ordered to {outcome}: {time}")
    return text.format(outcome=word("state", outcome.state), time=took)


def _fate(each: Candidate) -> str:
    if not each.fate:
        return ""
    fate = word("fate", each.fate)
    if each.procedure:
        fate = f"{fate} ({each.procedure})"
    return _("fate: {fate}").format(fate=fate)


def changes(room: Room) -> tuple[Change, ...]:
    """List the changes that were agreed, with what is late as of the record's time."""
    today = day(room, room.now)
    return tuple(_change(each, today) for each in _live(room.closeout.changes.values()))


def _change(each: AgreedChange, today: str) -> Change:
    late = each.state == "open" and bool(each.due) and each.due < today
    tone: Tone = "struck" if each.state == "dropped" else "late" if late else "plain"
    checked = each.check_due
    if each.state != "open":
        checked = " · ".join(filter(None, (word("change_state", each.state), checked)))
    return Change(
        ref=each.ref,
        text=each.text,
        strength=word("strength", each.strength).partition(":")[2].strip() or word("strength", each.strength),
        owner=each.owner or "–",
        due=_("{date} late").format(date=each.due) if late else each.due or "–",
        checked=checked or "–",
        tone=tone,
    )


def factors(room: Room) -> tuple[Group, ...]:
    """Group the contributing factors by category, in the field's order."""
    found = _live(room.closeout.factors.values())
    groups = ((name, tuple(each.text for each in found if each.category == name)) for name in WORDS["factor"])
    return tuple(
        Group(caption=_capital(word("factor", name)), texts=texts) for name, texts in groups if texts
    )


def learnings(room: Room, category: str) -> tuple[str, ...]:
    """List what was learnt of one category."""
    found = _live(room.closeout.learnings.values())
    return tuple(each.text for each in found if each.category == category)


def seats(room: Room) -> tuple[Seat, ...]:
    """List the stations that somebody held and when; names stay out."""
    closed = room.incident.closed_at
    return tuple(
        Seat(
            station=station.key,
            duty=station.name if station.name and station.name != station.key else word("duty", station.duty),
            held=tuple(span(room, seat.since, seat.until or closed) for seat in station.seats),
        )
        for station in room.stations.by_key.values()
        if station.seats
    )


def checks(room: Room) -> tuple[Check, ...]:
    """Give the close-out checklist as it stands, with what is still open; none while it is far off."""
    if room.incident.phase not in {"reflect", "closed"}:
        return ()
    closed = bool(room.incident.closed_at)
    left = _("left open") if closed else _("open")
    return tuple(
        Check(
            text=_(point.text),
            state=_("done") if point.done else left,
            met=point.done,
            reason=refs(room, point.open_streams),
        )
        for point in checklist(room)
    )


def override(room: Room) -> str:
    """Say why the lead closed the room with points left open."""
    reason = room.incident.override
    return _("Closed by the lead with points left open: {reason}").format(reason=reason) if reason else ""


def thanks(room: Room) -> tuple[Thanks, ...]:
    """Thank people by name."""
    found = _live(room.closeout.thanks.values())
    return tuple(Thanks(name=each.name, words=each.text) for each in found)


def _live(items: Iterable[Any]) -> list[Any]:
    return [each for each in items if each.withdrawn is None]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
