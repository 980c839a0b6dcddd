"""What a row of the timeline says, in words: for the desk, the papers and the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from warroom.domain.changes import FieldChange
from warroom.domain.entry import is_instant
from warroom.domain.room import Room
from warroom.domain.state import (
    asks,
    attachments,
    closeout,
    erasure,
    evidence,
    fixes,
    house,
    hypotheses,
    incident,
    records,
)
from warroom.domain.state.stations import PREFIX as STATION
from warroom.domain.state.timeline import Row
from warroom.i18n import _, ngettext
from warroom.services import wording_asks, wording_procedures, wording_stations
from warroom.services.house_words import affected_text
from warroom.services.links import attached_to
from warroom.services.said import Words, reason_words
from warroom.services.sizes import size_words
from warroom.services.times import full_time
from warroom.services.vocabulary import SIGNS, field_word, severity_word, value_group, word
from warroom.services.wording_house import tell_written

__all__ = ["Words", "change_words", "link_word", "reason_words", "refs", "row_words", "value_words"]


def row_words(room: Room, row: Row, names: bool = True) -> Words:
    """Say a row in the current language; `names` false writes no person's name (for papers)."""
    if row.erased:
        return Words(text=_("The words of this entry were erased."))
    if row.type == "unknown":
        return Words(text=_("Made by a newer version of the program."))
    teller = _TELLERS.get(type(row.body))
    told = teller(room, row, row.body, names) if teller else _tell_line(room, row)
    chips: tuple[str, ...] = (*told.chips, *(f"#{tag}" for tag in row.tags))
    chips += tuple(filter(None, (link_word(room, stream) for stream in row.links)))
    chips += _attached_names(room, row)
    if room.waits_from and row.seq >= room.waits_from:
        chips = (_("waiting"), *chips)
    if row.withdrawn is not None:
        chips += (_("withdrawn"),)
    elif row.corrections:
        chips += (_("corrected"),)
    return msgspec.structs.replace(told, chips=chips, struck=told.struck or row.withdrawn is not None)


def link_word(room: Room, stream: str) -> str:
    """Say what a link points to: E14, or the station that is addressed; nothing for a plain line."""
    return f"@{stream.removeprefix(STATION)}" if stream.startswith(STATION) else room.ref(stream)


def change_words(room: Room, change: FieldChange) -> str:
    """Say one changed field: `severity: SEV 2 → SEV 1`."""
    before, after = value_words(room, change.field, change.old), value_words(room, change.field, change.new)
    name = room.ref(change.field) or field_word(change.field)
    return f"{name}: {before or '–'} → {after or '–'}"


def value_words(room: Room, field: str, value: Any) -> str:
    """Say a field's value in words."""
    if field == "severity":
        return severity_word(value)
    if field == "affected":
        return affected_text(room, value)
    if field == "person":
        return str(room.stations.name(value))
    if field.endswith("_at") or (field == "due" and is_instant(value)):
        return full_time(room, value)
    if field == "key":
        return _("yes") if value else _("no")
    if field == "tags":
        return ", ".join(value)
    if field in ("answers", "links"):
        return refs(room, value)
    if isinstance(value, fixes.Risk):
        return f"{value.likelihood} × {value.impact} {value.text}".strip() if value.likelihood else value.text
    if field in room.hypotheses:
        return str(SIGNS.get(value, value))
    group = (
        "change_state"
        if field == "state" and value in ("open", "verified", "dropped")
        else value_group(field)
    )
    return word(group, str(value)) if group else str(value)


def refs(room: Room, streams: tuple[str, ...]) -> str:
    """List what streams are called: `E4, E6`."""
    return ", ".join(filter(None, (room.ref(stream) for stream in streams)))


def _attached_names(room: Room, row: Row) -> tuple[str, ...]:
    """Name the files that are attached to what a row began."""
    begins = room.attachments and room.timeline.first.get(row.stream) is row
    return tuple(each.name for each in attached_to(room, row.stream)) if begins else ()


def _tell_line(room: Room, row: Row) -> Words:
    chips: tuple[str, ...] = () if row.type == "note" else (word("type", row.type),)
    later = room.timeline.replaced(row.stream)
    if later:
        chips += (_("replaced by {ref}").format(ref=room.ref(later)),)
    replaces = getattr(row.body, "supersedes", "")
    if replaces:
        chips += (_("replaces {ref}").format(ref=room.ref(replaces)),)
    return Words(ref=room.ref(row.stream), text=row.text, chips=chips, struck=bool(later))


def _tell_declared(_room: Room, _row: Row, body: incident.Declared, _names: bool) -> Words:
    bold = _("Declared.")
    if body.severity:
        bold = _("Declared {severity}.").format(severity=severity_word(body.severity))
    return Words(bold=bold, text=body.title)


def _tell_changes(room: Room, row: Row, body: Any, _names: bool) -> Words:
    said = "; ".join(change_words(room, change) for change in row.changes)
    text = ". ".join(filter(None, (said, reason_words(body.reason))))
    return Words(ref=room.ref(row.stream), text=text)


def _tell_phase(_room: Room, _row: Row, body: incident.PhaseEntered, _names: bool) -> Words:
    bold = _("Phase {phase}.").format(phase=word("phase", body.phase))
    return Words(bold=bold, text=reason_words(body.reason))


def _tell_closed(_room: Room, _row: Row, body: incident.Closed, _names: bool) -> Words:
    return Words(bold=_("Closed."), text=body.summary)


def _tell_stated(room: Room, row: Row, body: hypotheses.Stated, _names: bool) -> Words:
    found = room.hypotheses.get(row.stream)
    chips: tuple[str, ...] = (word("type", "hypothesis"),)
    if found is None:
        return Words(text=body.statement, chips=chips)
    if found.status != "open":
        chips += (word("status", found.status),)
    return Words(found.ref, "", body.statement, chips, found.status == "ruled_out")


def _tell_status(room: Room, row: Row, body: hypotheses.StatusSet, _names: bool) -> Words:
    said = word("status", body.status)
    if body.by:
        said = _("{status} by {evidence}").format(status=said, evidence=refs(room, body.by))
    hypothesis = room.hypotheses.get(row.stream)
    reason = reason_words(body.reason) or (hypothesis.statement if hypothesis else "")
    return Words(room.ref(row.stream), f"{said[:1].upper()}{said[1:]}.", reason)


def _tell_found(room: Room, row: Row, body: evidence.Found, _names: bool) -> Words:
    chips: list[str] = []
    for stream, hypothesis in room.hypotheses.items():
        code = body.ratings.get(stream)
        if code in ("CC", "C"):
            chips.append(_("for {ref}").format(ref=hypothesis.ref))
        elif code in ("I", "II"):
            chips.append(_("against {ref}").format(ref=hypothesis.ref))
    return Words(room.ref(row.stream), "", body.text, tuple(chips) or (word("type", "evidence"),))


def _tell_proposed(room: Room, row: Row, body: fixes.Proposed, _names: bool) -> Words:
    return Words(room.ref(row.stream), "", body.title, (word("type", "fix"),))


def _tell_moved(room: Room, row: Row, body: fixes.Moved, _names: bool) -> Words:
    said = word("state", body.state)
    fix = room.fixes.get(row.stream)
    title = fix.title if fix else ""
    reason = reason_words(body.reason)
    text = f"{title.rstrip('.')} · {reason}" if reason and title else reason or title
    return Words(room.ref(row.stream), f"{said[:1].upper()}{said[1:]}.", text)


def _tell_fate(room: Room, row: Row, body: fixes.FateSet, _names: bool) -> Words:
    said = _("Fate: {fate}.").format(fate=word("fate", body.fate))
    more = " ".join(filter(None, (body.procedure, reason_words(body.reason))))
    return Words(room.ref(row.stream), said, more)


def _tell_factor(_room: Room, _row: Row, body: closeout.FactorFound, _names: bool) -> Words:
    return Words(text=body.text, chips=(_("factor"), word("factor", body.category)))


def _tell_learning(_room: Room, _row: Row, body: closeout.LearningNoted, _names: bool) -> Words:
    return Words(text=body.text, chips=(word("learning", body.category),))


def _tell_agreed(room: Room, row: Row, body: closeout.ChangeAgreed, _names: bool) -> Words:
    chips = (_("change"), *filter(None, (body.owner, body.due)))
    return Words(room.ref(row.stream), "", body.text, chips)


def _tell_thanks(_room: Room, _row: Row, body: closeout.ThanksGiven, _names: bool) -> Words:
    return Words(bold=_("Thanks to {name}.").format(name=body.name), text=body.text)


def _tell_kept(_room: Room, _row: Row, body: records.Kept, _names: bool) -> Words:
    return Words(bold=_("Record kept."), text=body.name)


def _tell_attached(room: Room, row: Row, body: attachments.Attached, _names: bool) -> Words:
    said = _("attached {name}, {size}").format(name=body.name, size=size_words(body.size))
    text = " · ".join(filter(None, (said, body.note)))
    return Words(room.ref(row.stream), "", text, (word("type", "file"),))


def _tell_erased(_room: Room, _row: Row, body: erasure.Erased, _names: bool) -> Words:
    count = len(body.seqs)
    return Words(
        text=body.text
        or ngettext(
            "The words of {count} entry were erased.", "The words of {count} entries were erased.", count
        ).format(count=count)
    )


_TELLERS: Final[dict[type, Callable[[Room, Row, Any, bool], Words]]] = {
    **wording_stations.TELLERS,
    **wording_asks.TELLERS,
    **wording_procedures.TELLERS,
    incident.Declared: _tell_declared,
    incident.Changed: _tell_changes,
    incident.PhaseEntered: _tell_phase,
    incident.Closed: _tell_closed,
    hypotheses.Stated: _tell_stated,
    hypotheses.Changed: _tell_changes,
    hypotheses.StatusSet: _tell_status,
    evidence.Found: _tell_found,
    evidence.Changed: _tell_changes,
    fixes.Proposed: _tell_proposed,
    fixes.Changed: _tell_changes,
    fixes.Moved: _tell_moved,
    fixes.FateSet: _tell_fate,
    asks.Changed: _tell_changes,
    closeout.FactorFound: _tell_factor,
    closeout.LearningNoted: _tell_learning,
    closeout.ChangeAgreed: _tell_agreed,
    closeout.ChangeUpdated: _tell_changes,
    closeout.ThanksGiven: _tell_thanks,
    records.Kept: _tell_kept,
    attachments.Attached: _tell_attached,
    erasure.Erased: _tell_erased,
    **dict.fromkeys(house.SLICES, tell_written),
}
