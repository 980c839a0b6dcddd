"""What the inspector shows of anything in the room: facts, history and everything linked to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from warroom.domain.room import Room
from warroom.domain.rules.fixes import risk_band
from warroom.domain.rules.procedures import step_of
from warroom.domain.rules.scoring import live_evidence, score
from warroom.domain.state.evidence import Evidence
from warroom.domain.state.fixes import Risk
from warroom.domain.state.hypotheses import Hypothesis
from warroom.domain.state.stations import PREFIX as STATION
from warroom.domain.state.timeline import Row
from warroom.i18n import _
from warroom.services.inspecting_ask import ask_sheet, call_sheet
from warroom.services.inspecting_change import change_sheet
from warroom.services.inspecting_eyes import eyes_sheet
from warroom.services.inspecting_file import attached_section, file_sheet, record_sheet
from warroom.services.inspecting_guard import guard_sheet
from warroom.services.inspecting_house import house_sheet
from warroom.services.inspecting_incident import incident_sheet
from warroom.services.inspecting_moment import moment_sections
from warroom.services.inspecting_points import PREFIX as POINT
from warroom.services.inspecting_points import point_sheet
from warroom.services.inspecting_procedure import run_sheet, step_sheet
from warroom.services.inspecting_station import station_sheet
from warroom.services.links import attached_to, linked_rows
from warroom.services.sheets import Fact, Line, Section, Sheet
from warroom.services.times import duration, full_time, mission_time, shown_time, t_plus
from warroom.services.vocabulary import SIGNS, word
from warroom.services.wording import change_words, reason_words, refs, row_words


def sheet(room: Room, stream: str, seq: int = 0) -> Sheet:
    """Make the sheet of a stream; `seq` picks the row of the timeline that was selected."""
    if stream == "incident":
        return incident_sheet(room)
    if stream.startswith(STATION) and not seq:
        return station_sheet(room, stream)
    if stream.startswith(POINT):
        return point_sheet(room, stream)
    row = room.timeline.by_seq.get(seq) or room.timeline.first.get(stream)
    made = next((make(room, stream) for holds, make in _SHEETS if holds(room, stream)), None)
    if made is None and row is not None:
        made = _row(room, row)
    return with_history(room, made, stream, row, moment=bool(seq)) if made else Sheet("", "")


def with_history(room: Room, made: Sheet, stream: str, row: Row | None, moment: bool = False) -> Sheet:
    """Add when the selected row happened, was written and recorded, its corrections, moment and links."""
    sections = [*made.sections, *attached_section(room, stream)]
    if row is not None:
        sections.append(Section(_("This entry"), _times(room, row)))
        if row.corrections or row.marks:
            sections.append(Section(_("Corrections and marks"), _corrections(room, row)))
        if moment:
            sections += moment_sections(room, row)
    attached = {each.id for each in attached_to(room, stream)}
    related = linked_rows(room, stream, row.seq if row else 0)
    lines = tuple(
        Line(shown_time(room, other.occurred_at), row_words(room, other).plain, other.stream)
        for other in related
        if other.stream not in attached
    )
    if lines:
        sections.append(Section(_("Linked"), lines))
    return msgspec.structs.replace(made, sections=tuple(sections))


def _times(room: Room, row: Row) -> tuple[Line, ...]:
    occurred = full_time(room, row.occurred_at)
    if row.precision != "exact":
        occurred = f"{occurred} ({word('precision', row.precision)})"
    lines = [Line(_("happened"), occurred)]
    elapsed = " · ".join(filter(None, (mission_time(room, row.occurred_at), t_plus(room, row.occurred_at))))
    if elapsed:
        lines.append(Line("", elapsed))
    if row.written_at[:19] != row.occurred_at[:19]:
        lines.append(Line(_("written"), full_time(room, row.written_at)))
    lines.append(Line(_("recorded"), full_time(room, row.recorded_at)))
    who = " · ".join(filter(None, (row.station, room.stations.name(row.actor))))
    lines.append(Line(_("by"), who or "–"))
    lines.append(Line(_("log"), _("entry {seq}").format(seq=row.seq)))
    return tuple(lines)


def _corrections(room: Room, row: Row) -> tuple[Line, ...]:
    lines: list[Line] = []
    for each in sorted((*row.corrections, *row.marks), key=lambda each: each.seq):
        lines.extend(Line(shown_time(room, each.at), change_words(room, change)) for change in each.changes)
        if each.reason:
            lines.append(Line("", reason_words(each.reason)))
    return tuple(lines)


def _row(room: Room, row: Row) -> Sheet:
    said = row_words(room, row)
    facts: list[Fact] = []
    if row.tags:
        facts.append(Fact(_("Tags"), ", ".join(row.tags)))
    if row.key:
        facts.append(Fact(_("Key moment"), "◆", "info"))
    facts += _withdrawn(row.withdrawn)
    later = room.timeline.replaced(row.stream)
    sections: tuple[Section, ...] = ()
    if later:
        new = room.timeline.first[later]
        line = Line(room.ref(later), row_words(room, new).text, later)
        sections = (Section(_("Replaced by"), (line,)),)
    caption = " ".join(filter(None, (word("type", row.type), said.ref)))
    title = " ".join(filter(None, (said.bold, said.text)))
    return Sheet(caption, title, tuple(facts), sections, said.struck)


def _rated(room: Room, found: Hypothesis) -> list[Section]:
    """List the live evidence by what it says of a hypothesis."""
    live = live_evidence(room)
    parts = []
    for caption, codes in (
        (_("Against it"), ("II", "I")),
        (_("For it"), ("CC", "C")),
        (_("Says nothing"), ("N", "NA")),
    ):
        lines = []
        for item in live:
            rating = item.rating(found.id, found.owner)
            if rating and rating.code in codes:
                text = item.text
                if rating.station not in ("", found.owner):
                    text = _("{text} (as {station} sees it)").format(text=text, station=rating.station)
                lines.append(Line(item.ref, text, item.id, end=SIGNS[rating.code]))
        if lines:
            parts.append(Section(caption, tuple(lines)))
    unrated = [item for item in live if item.rating(found.id, found.owner) is None]
    if unrated and found.alive:
        parts.append(Section(_("Not rated yet"), tuple(Line(i.ref, i.text, i.id) for i in unrated)))
    return parts


def _hypothesis(room: Room, stream: str) -> Sheet:
    found = room.hypotheses[stream]
    given = score(found, live_evidence(room))
    standing = f"{given.weighted:.1f}".replace("-", "−") if given.ranked else _("not yet tested")
    facts = (
        Fact(_("Status"), word("status", found.status), "info" if found.status == "leading" else ""),
        Fact(_("Owner"), found.owner or _("nobody"), "" if found.owner else "caution"),
        Fact(_("Contradicted"), standing),
        Fact(_("Evidence rated"), _("{rated} of {live}").format(rated=given.rated, live=given.live)),
        *_withdrawn(found.withdrawn),
    )
    parts = _rated(room, found)
    verdicts = tuple(
        Line(
            shown_time(room, each.at),
            " · ".join(
                filter(None, (word("status", each.status), refs(room, each.by), reason_words(each.reason)))
            ),
        )
        for each in found.verdicts
    )
    if verdicts:
        parts.insert(0, Section(_("What became of it"), verdicts))
    caption = _("Hypothesis {ref}").format(ref=found.ref)
    struck = found.status == "ruled_out" or found.withdrawn is not None
    return Sheet(caption, found.statement, facts, tuple(parts), struck)


def _withdrawn(reason: str | None) -> tuple[Fact, ...]:
    """Say that something was taken back, and why; nothing for what stands."""
    return () if reason is None else (Fact(_("Withdrawn"), reason_words(reason) or _("yes"), "caution"),)


def _evidence(room: Room, stream: str) -> Sheet:
    item = room.evidence[stream]
    facts = [
        Fact(_("Credibility"), word("weight", item.credibility)),
        Fact(_("Relevance"), word("weight", item.relevance)),
        Fact(_("Found by"), item.station or "–"),
    ]
    if item.source:
        facts.append(Fact(_("Source"), item.source))
    facts += _withdrawn(item.withdrawn)
    lines = []
    for hypothesis in room.hypotheses.values():
        rating = item.rating(hypothesis.id, hypothesis.owner)
        if hypothesis.withdrawn is not None or (rating is None and not hypothesis.alive):
            continue
        sign = SIGNS[rating.code] if rating else "–"
        tone = "dim" if hypothesis.status == "ruled_out" else ""
        lines.append(Line(hypothesis.ref, hypothesis.statement, hypothesis.id, tone, sign))
    sections = [Section(_("Would we expect this, if it were true?"), tuple(lines))] if lines else []
    if item.judgements:
        sections.append(Section(_("Ratings as they came"), _judgements(room, item)))
    caption = _("Evidence {ref}").format(ref=item.ref)
    return Sheet(caption, item.text, tuple(facts), tuple(sections), item.withdrawn is not None)


def _judgements(room: Room, item: Evidence) -> tuple[Line, ...]:
    lines = []
    for each in item.judgements:
        said = ", ".join(
            f"{room.ref(change.field)} {SIGNS.get(change.old) or '–'} → {SIGNS.get(change.new) or '–'}"
            for change in each.changes
            if room.ref(change.field)
        )
        lines.append(Line(shown_time(room, each.at), " · ".join(filter(None, (each.station, said)))))
    return tuple(lines)


def _risk(risk: Risk) -> str:
    band = word("band", risk_band(risk))
    if risk.likelihood:
        band = f"{risk.likelihood} × {risk.impact} · {band}"
    return f"{band} · {risk.text}" if risk.text else band


def _fix(room: Room, stream: str) -> Sheet:
    fix = room.fixes[stream]
    facts: list[Any] = [
        Fact(_("State"), word("state", fix.state)),
        Fact(_("Owner"), fix.owner or _("nobody"), "" if fix.owner else "caution"),
        Fact(_("Answers"), refs(room, fix.answers) or "–"),
        Fact(_("Risk of acting"), _risk(fix.risk_acting)),
        Fact(_("Risk of waiting"), _risk(fix.risk_waiting)),
        Fact(
            _("Reversibility"),
            word("reversibility", fix.reversibility),
            "caution" if fix.reversibility == "R2" else "",
        ),
        Fact(_("Way back"), fix.way_back or _("none written"), "" if fix.way_back else "caution"),
        Fact(_("Expected effect"), expected(fix.effect_from_min, fix.effect_to_min)),
    ]
    if fix.fate:
        facts.append(Fact(_("Fate"), " · ".join(filter(None, (word("fate", fix.fate), fix.procedure)))))
    facts += _withdrawn(fix.withdrawn)
    moves = tuple(
        Line(
            shown_time(room, move.at),
            " · ".join(filter(None, (word("state", move.state), move.station, reason_words(move.reason)))),
        )
        for move in fix.moves
    )
    sections = [Section(_("How far it went"), moves)]
    answered = tuple(
        Line(room.hypotheses[each].ref, room.hypotheses[each].statement, each)
        for each in fix.answers
        if each in room.hypotheses
    )
    if answered:
        sections.append(Section(_("Answers"), answered))
    struck = fix.state in ("rejected", "rolled_back") or fix.withdrawn is not None
    caption = _("Candidate fix {ref}").format(ref=fix.ref)
    return Sheet(caption, fix.title, tuple(facts), tuple(sections), struck)


def expected(start: int, end: int) -> str:
    """Write an expected time to effect, given in minutes; 0 is unknown."""
    if not start and not end:
        return _("not estimated")
    if not start or not end or start == end:
        return duration((end or start) * 60)
    return _("{start} to {end}").format(start=duration(start * 60), end=duration(end * 60))


_SHEETS: Final[tuple[tuple[Callable[[Room, str], bool], Callable[[Room, str], Sheet]], ...]] = (
    (lambda room, stream: stream in room.hypotheses, _hypothesis),
    (lambda room, stream: stream in room.evidence, _evidence),
    (lambda room, stream: stream in room.fixes, _fix),
    (lambda room, stream: stream in room.asks, ask_sheet),
    (lambda room, stream: stream in room.procedures, run_sheet),
    (lambda room, stream: step_of(room, stream) is not None, step_sheet),
    (lambda room, stream: stream in room.calls, call_sheet),
    (lambda room, stream: stream in room.closeout.changes, change_sheet),
    (lambda room, stream: stream in room.attachments, file_sheet),
    (lambda room, stream: stream in room.records, record_sheet),
    (lambda room, stream: room.house.item(stream) is not None, house_sheet),
    (lambda room, stream: stream in room.guards, guard_sheet),
    (lambda room, stream: stream in room.eyes, eyes_sheet),
)
"""Which streams have a sheet of their own, with its history and links under it."""
