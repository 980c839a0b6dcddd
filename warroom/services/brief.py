"""The brief: a room in ten lines, for those who decide elsewhere and must not disturb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.asks import late_asks
from warroom.domain.rules.scoring import live_evidence, score
from warroom.domain.state.asks import Ask
from warroom.domain.state.fixes import Fix
from warroom.domain.state.timeline import Row
from warroom.i18n import _, ngettext
from warroom.services.house_words import affected_text
from warroom.services.reporting import needed
from warroom.services.sheets import Fact, Line, Section, Sheet
from warroom.services.times import full_time, running_end, t_plus
from warroom.services.vocabulary import severity_word, word
from warroom.services.wording import row_words

GOING: Final = ("ordered", "acknowledged", "done")


def brief(room: Room) -> list[Line]:
    """Say a room in ten lines: each a caption, its words, and how old they are."""
    return [make(room) for make in _LINES]


def as_of(room: Room) -> str:
    """Say what time it is in the room: with its date, for a paper that is read elsewhere."""
    return full_time(room, room.now)


def questions(room: Room) -> list[Ask]:
    """Give the questions that came from outside the room: open ones first, then the newest."""
    asked = [each for each in room.asks.values() if each.origin == "directors" and each.withdrawn is None]
    return sorted(asked, key=lambda each: (not each.open, -each.seq))


def as_sheet(room: Room) -> Sheet:
    """Give the brief as a sheet for paper, with what was asked and answered."""
    facts = tuple(Fact(line.lead, " · ".join(filter(None, (line.text, line.end)))) for line in brief(room))
    asked = tuple(
        Line(
            each.ref,
            f"{each.text} · {each.last.text if each.last and not each.open else _('not answered yet')}",
        )
        for each in questions(room)
    )
    sections = (Section(_("Questions for the lead"), asked),) if asked else ()
    return Sheet(_("Brief"), room.incident.title, facts, sections)


def brief_json(room: Room) -> dict[str, Any]:
    """Give the brief as plain values for other programs; keys are added, never renamed."""
    return {
        "reference": room.incident.reference,
        "title": room.incident.title,
        "at": room.now,
        "lines": [{"caption": line.lead, "text": line.text, "age": line.end} for line in brief(room)],
        "questions": [
            {
                "ref": each.ref,
                "text": each.text,
                "state": each.state,
                "asked_at": each.asked_at,
                "answer": each.last.text if each.last and not each.open else "",
            }
            for each in questions(room)
        ],
    }


def as_text(room: Room) -> str:
    """Write the brief as text that can be read aloud or sent."""
    lines = brief(room)
    head = " · ".join((room.incident.title, room.incident.reference, as_of(room)))
    said = [f"{line.lead}: {line.text}" + (f" ({line.end})" if line.end else "") for line in lines]
    return "\n".join((head, *said))


def _age(room: Room, at: str) -> str:
    return _("{age} ago").format(age=age_text(seconds_between(at, room.now))) if at else ""


def _unknown(text: str) -> str:
    return text or _("not known yet")


def _how_bad(room: Room) -> Line:
    incident = room.incident
    words = [severity_word(incident.severity), word("phase", incident.phase)]
    elapsed = t_plus(room, running_end(room))
    grave = incident.severity == 1 and incident.phase != "closed"
    return Line(
        _("How bad"), " · ".join(filter(None, (*words, elapsed))), "incident", "alarm" if grave else ""
    )


def _what(room: Room) -> Line:
    return Line(_("Customers"), _unknown(room.incident.customer_words), "incident")


def _who(room: Room) -> Line:
    incident = room.incident
    known = [
        affected_text(room, value) if name == "affected" else word(name, value)
        for name, value in (
            ("scope", incident.scope),
            ("affected", incident.affected),
            ("harm", incident.harm),
        )
        if value != "unknown"
    ]
    return Line(_("Whom it reaches"), _unknown(" · ".join(known)), "incident")


def _belief(room: Room) -> Line:
    alive = [each for each in room.hypotheses.values() if each.alive]
    first = next((each for each in room.hypotheses.values() if each.status == "confirmed"), None)
    first = first or next((each for each in alive if each.status == "leading"), None)
    if first is None:
        text = _("{count} hypotheses are open, none leads").format(count=len(alive)) if alive else ""
        return Line(_("What we believe"), _unknown(text))
    given = score(first, live_evidence(room))
    tested = _("{rated} of {live} pieces of evidence rated").format(rated=given.rated, live=given.live)
    text = f"{first.ref} {first.statement.rstrip('.')} · {word('status', first.status)} · {tested}"
    return Line(_("What we believe"), text, first.id, end=_age(room, first.stated_at))


def _doing(room: Room) -> Line:
    going = [fix for fix in room.fixes.values() if fix.withdrawn is None and fix.state in GOING]
    if not going:
        ready = [
            fix for fix in room.fixes.values() if fix.withdrawn is None and fix.state in ("ready", "polled")
        ]
        text = "; ".join(_fix(fix) for fix in ready[:2]) or _("nothing is ordered yet")
        return Line(_("What we do"), text, ready[0].id if ready else "")
    newest = max(going, key=lambda fix: fix.moves[-1].at)
    text = "; ".join(_fix(fix) for fix in (newest, *(fix for fix in going if fix is not newest))[:3])
    return Line(_("What we do"), text, newest.id, end=_age(room, newest.moves[-1].at))


def _fix(fix: Fix) -> str:
    return f"{fix.ref} {fix.title.rstrip('.')} · {word('state', fix.state)}"


def _helped(room: Room) -> Line:
    seen = [fix for fix in room.fixes.values() if fix.withdrawn is None and fix.state == "effect_seen"]
    if not seen:
        return Line(_("What helped"), _("no effect was seen yet"))
    newest = max(seen, key=lambda fix: fix.moves[-1].at)
    text = f"{newest.ref} {newest.title.rstrip('.')}"
    if len(seen) > 1:
        text += " · " + _("{count} more").format(count=len(seen) - 1)
    return Line(_("What helped"), text, newest.id, end=_age(room, newest.moves[-1].at))


def _decided(room: Room) -> Line:
    streams = [stream for stream in room.timeline.decisions if not room.timeline.replaced(stream)]
    rows = [row for stream in streams if (row := room.timeline.first[stream]).withdrawn is None]
    return _newest(room, _("Decided last"), rows, _("nothing yet"))


def _told(room: Room) -> Line:
    rows = [row for row in room.timeline.rows if row.type == "communication" and row.withdrawn is None]
    return _newest(room, _("Told last"), rows, _("nobody was told anything yet"))


def _newest(room: Room, caption: str, rows: list[Row], nothing: str) -> Line:
    if not rows:
        return Line(caption, nothing)
    row = max(rows, key=lambda row: (row.occurred_at, row.seq))
    said = row_words(room, row, names=False)
    return Line(caption, said.plain, row.stream, end=_age(room, row.occurred_at))


def _needs(room: Room) -> Line:
    late = late_asks(room)
    needs = [f"{key}: {text}" for key, text in needed(room)[:3]]
    if late:
        first = late[0]
        waiting = ngettext("{count} answer is late", "{count} answers are late", len(late))
        needs.insert(0, f"{waiting.format(count=len(late))}: {first.to}, {first.text}")
    text = "; ".join(needs) or _("no station asks for anything")
    return Line(_("What we need"), text, late[0].id if late else "", "caution" if late else "")


def _order(room: Room) -> Line:
    lead, voice = room.stations.with_duty("lead"), room.stations.with_duty("voice")
    parts = []
    for caption, station in ((_("leads"), lead), (_("speaks to customers"), voice)):
        seat = station.seat if station else None
        name = (room.stations.name(seat.person) or (station.key if station else "")) if seat else _("nobody")
        parts.append(f"{name} {caption}")
    vacant = lead is None or lead.seat is None
    return Line(
        _("Who"), " · ".join(parts), (lead and f"station:{lead.key}") or "", "caution" if vacant else ""
    )


_LINES: Final[tuple[Callable[[Room], Line], ...]] = (
    _how_bad,
    _what,
    _who,
    _belief,
    _doing,
    _helped,
    _decided,
    _told,
    _needs,
    _order,
)
"""The ten lines in the order in which directors ask for them."""
