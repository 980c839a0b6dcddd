"""The beginning of the record: the answer in sentences, the five figures, and how it came about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warroom.clock import Instant
from warroom.domain.room import Room
from warroom.domain.state.fixes import APPLIED
from warroom.i18n import _
from warroom.reports.paper_times import between, local_date, short_day, whole
from warroom.reports.record_data import Figure, Head
from warroom.services.house_words import affected_text
from warroom.services.vocabulary import severity_word

UNKNOWN: Final = "–"
RUNNING: Final = 90
"""Characters of the title that head a further page on one line."""


def head(room: Room) -> Head:
    """Give the first lines of the record."""
    incident = room.incident
    at = incident.closed_at or room.now
    state = _("closed {date}").format(date=short_day(room, at))
    if not incident.closed_at:
        state = _("open – as of {time}").format(time=whole(room, at))
    title = incident.title or incident.reference
    shown = local_date(room, at)
    return Head(
        kind=_("Lessons-learned record"),
        facts=(incident.reference, severity_word(incident.severity), state),
        title=title,
        running=" · ".join(filter(None, (incident.reference, shorten(title, RUNNING)))),
        summary=" ".join(_answer(room)),
        author=_("War Room"),
        day=(shown.year, shown.month, shown.day),
        notice=_("Rehearsal") if incident.nature == "rehearsal" else "",
    )


def shorten(text: str, limit: int) -> str:
    """Cut a text at a word's end where it is longer than the limit."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[:limit].rpartition(" ")[0] or text[:limit]
    return cut.rstrip(" ,.;:–-") + "…"


def _answer(room: Room) -> Iterator[str]:
    """Say how long, who, what it was and how it ended."""
    incident = room.incident
    start, end = incident.zero, incident.restored_at
    lasted = between(start, end or room.now)
    hurt = bool(incident.first_hurt_at)
    if lasted and end:
        text = (
            _("It lasted {time}, from the first hurt to service restored.")
            if hurt
            else _("It lasted {time}, from the first sign to service restored.")
        )
        yield text.format(time=lasted)
    elif lasted:
        yield _("It has lasted {time} so far; service is not restored.").format(time=lasted)
    yield from _who(room)
    if incident.summary:
        yield incident.summary
    elif incident.customer_words:
        yield _("What customers live through: {words}").format(words=_ended(incident.customer_words))
    if end and not incident.closed_at:
        yield _("Service was restored at {time}.").format(time=whole(room, end))


def _who(room: Room) -> Iterator[str]:
    incident = room.incident
    sentences = {
        "one": _("One customer was hurt"),
        "segment": _("A segment of customers was hurt"),
        "whole": _("The whole portfolio of customers was hurt"),
    }
    share = affected_text(room, incident.affected) if incident.affected != "unknown" else ""
    told = sentences.get(incident.scope, _("Customers were hurt") if share else "")
    if told:
        yield f"{told} ({share})." if share else f"{told}."


def figures(room: Room) -> tuple[Figure, ...]:
    """Give the five numbers under the answer; what is not known yet is a dash."""
    incident = room.incident
    fixes = [fix for fix in room.fixes.values() if fix.withdrawn is None]
    tried = [fix for fix in fixes if fix.state in APPLIED]
    helped = [fix for fix in tried if fix.state == "effect_seen"]
    hypotheses = [each for each in room.hypotheses.values() if each.withdrawn is None]
    fallen = [each for each in hypotheses if each.status == "ruled_out"]
    first = incident.first_hurt_at or incident.detected_at
    declared = incident.declared_at
    return (
        _figure(between(incident.zero, incident.restored_at), _("first hurt to restored")),
        _figure(between(first, declared), _("first hurt to declared")),
        _figure(between(declared, _first_effect(room)), _("declared to first effect")),
        _figure(_share(len(fallen), len(hypotheses)), _("hypotheses ruled out")),
        _figure(_share(len(helped), len(tried)), _("fixes tried that helped")),
    )


def _figure(value: str, caption: str) -> Figure:
    return Figure(value=value or UNKNOWN, caption=caption)


def _share(part: int, whole_number: int) -> str:
    return f"{part} / {whole_number}" if whole_number else ""


def _first_effect(room: Room) -> Instant:
    moves = [move for fix in room.fixes.values() if fix.withdrawn is None for move in fix.moves]
    return min((move.at for move in moves if move.state == "effect_seen"), default="")


def story(room: Room) -> tuple[str, ...]:
    """Tell in paragraphs what happened and why it made sense at the time, from what the log holds."""
    return tuple(filter(None, (_lived(room), _noticed(room), *_causes(room), _surprises(room))))


def _lived(room: Room) -> str:
    """Tell what customers went through, unless the answer in short did."""
    words = room.incident.customer_words
    if not words or not room.incident.summary:
        return ""
    return _("What customers lived through: {words}").format(words=_ended(words))


def _noticed(room: Room) -> str:
    incident = room.incident
    sentences = {
        "customers": _("Customers noticed it first."),
        "us": _("The house noticed it first, before customers said so."),
    }
    parts = [sentences.get(incident.detected_by, "")]
    late = between(incident.first_hurt_at, incident.detected_at)
    if late:
        parts.append(_("It was noticed {time} after the first hurt.").format(time=late))
    if incident.fits == "none":
        parts.append(_("No standard procedure fitted; the answer was made to measure."))
    elif incident.fits == "yes" and incident.procedure:
        parts.append(_("A standard procedure fitted: {name}.").format(name=incident.procedure))
    return " ".join(filter(None, parts))


def _causes(room: Room) -> Iterator[str]:
    """Tell each confirmed hypothesis with the reason that was written when it was confirmed."""
    for each in room.hypotheses.values():
        if each.status == "confirmed" and each.withdrawn is None:
            told = _("{ref} was confirmed: {statement}").format(
                ref=each.ref, statement=_ended(each.statement)
            )
            reason = each.verdicts[-1].reason if each.verdicts else ""
            yield f"{told} {_ended(reason[:1].upper() + reason[1:])}" if reason else told


def _surprises(room: Room) -> str:
    found = [each for each in room.closeout.learnings.values() if each.withdrawn is None]
    texts = [_ended(each.text) for each in found if each.category == "surprise"]
    return _("What surprised us: {words}").format(words=" ".join(texts)) if texts else ""


def _ended(text: str) -> str:
    return text if text.rstrip("”\"'»)").endswith((".", "!", "?", "…", "。")) else f"{text}."
