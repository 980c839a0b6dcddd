"""The record's own words: headings, names of columns, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator

from warroom.domain.room import Room
from warroom.i18n import _
from warroom.reports.record_data import RecordData, Term


def labels() -> dict[str, str]:
    """Give the words that the template looks up by key."""
    return _headings() | _columns()


def _headings() -> dict[str, str]:
    return {
        "story": _("What happened, and why it made sense"),
        "beliefs": _("What we believed, and when"),
        "changes": _("What changes"),
        "factors": _("Contributing factors"),
        "went-well": _("What went well"),
        "lucky": _("Where we were lucky"),
        "decisions": _("Decisions"),
        "hypotheses": _("Hypotheses"),
        "matrix": _("How the evidence fits"),
        "matrix-key": _(
            "++ strongly expected, + expected, · says nothing, − not expected, −− cannot be, "
            "NA does not apply; empty: not rated"
        ),
        "evidence": _("Evidence"),
        "fixes": _("Candidate fixes"),
        "moments": _("Key moments"),
        "files": _("Files"),
        "seats": _("Stations"),
        "checklist": _("Close-out"),
        "thanks": _("Thanks"),
        "timeline": _("Full timeline"),
        "reading": _("How to read this record"),
        "proof": _("How to check this record"),
    }


def _columns() -> dict[str, str]:
    return {
        "period": _("Held"),
        "believed": _("Hypothesis"),
        "change": _("Change"),
        "strength": _("Strength"),
        "owner": _("Owner"),
        "due": _("Due"),
        "checked": _("Check"),
        "category": _("Category"),
        "factor": _("Factor"),
        "time": _("Time"),
        "ref": _("Ref"),
        "decision": _("Decision"),
        "station": _("Station"),
        "statement": _("Statement"),
        "status": _("Status"),
        "score": _("Score"),
        "rated": _("Rated"),
        "found": _("What was found"),
        "credibility": _("Credibility"),
        "relevance": _("Relevance"),
        "state": _("State"),
        "why": _("Why"),
        "elapsed": _("T+"),
        "mission": _("Mission time"),
        "text": _("What happened"),
        "duty": _("What for"),
        "held": _("Held"),
        "check": _("Point"),
        "file": _("File"),
        "about": _("About"),
        "size": _("Size"),
        "digest": _("SHA-256"),
    }


def reading(room: Room) -> tuple[Term, ...]:
    """Explain the words and signs that this record uses, and no others."""
    return tuple(Term(term=term, meaning=meaning) for term, meaning in _terms(room))


def _terms(room: Room) -> Iterator[tuple[str, str]]:
    yield _("T+"), _("Time since the first hurt; where that is not known, since it was noticed or declared.")
    if room.incident.mission_epoch:
        yield _("Mission time"), _("Hours, minutes and seconds since the mission began.")
    rows = room.timeline.rows
    if any(row.precision == "estimated" for row in rows):
        yield _("≈ before a time"), _("The time is estimated.")
    if any(row.key for row in rows):
        yield _("Dot before a line"), _("A key moment.")
    if any(row.corrections for row in rows):
        meaning = _(
            "The log is never changed: a correction is an entry of its own, and what stood there stays."
        )
        yield _("Corrected"), meaning
    if room.hypotheses:
        yield _("Struck through"), _("Ruled out, replaced or withdrawn; it stays readable.")
    if room.evidence:
        yield (
            _("Score"),
            _(
                "How strongly the evidence contradicts a hypothesis: nearest to zero is least contradicted. "
                "It is a ranking, not a probability. A dash: rated on less than half of the evidence."
            ),
        )
    if any(fix.reversibility for fix in room.fixes.values()):
        yield "R0, R1, R2", _("Reversible at once; reversible with effort; cannot be undone.")
    yield _("Stations and names"), _("What happened is told by station. People are named to thank them.")


def absent(data: RecordData) -> str:
    """Say which parts of the record are missing because nothing was recorded about them."""
    parts = (
        (data.hypotheses, _("hypotheses")),
        (data.evidence, _("evidence")),
        (data.decisions, _("decisions")),
        (data.fixes, _("candidate fixes")),
        (data.factors, _("contributing factors")),
        (data.went_well, _("what went well")),
        (data.lucky, _("where we were lucky")),
        (data.changes, _("changes")),
        (data.thanks, _("thanks")),
    )
    missing = [name for part, name in parts if not part]
    if not missing:
        return ""
    return _("Nothing was recorded about: {parts}.").format(parts=", ".join(missing))
