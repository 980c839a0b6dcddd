"""The lines of the hypotheses page: least contradicted first, the evidence below."""

from __future__ import annotations

from ui.models.lines import Cell, Column, Line
from warroom.clock import age_text, seconds_between
from warroom.domain.room import Room
from warroom.domain.rules.scoring import Score, live_evidence, standing
from warroom.domain.state.evidence import Evidence
from warroom.domain.state.hypotheses import Hypothesis
from warroom.i18n import _
from warroom.services.times import shown_time
from warroom.services.vocabulary import SIGNS, word
from warroom.services.wording import reason_words, refs

WORST_SHOWN = 8.0
"""The weighted score at which the bar is full; it only compares, the number is beside it."""


def columns() -> tuple[Column, ...]:
    """Give the columns of the page."""
    return (
        Column("", 40, mono=True),
        Column(_("Hypothesis")),
        Column(_("Status"), 116),
        Column(_("Owner"), 88, above=860),
        Column(_("Contradicted"), 170),
        Column(_("Rated"), 134, above=960),
        Column(_("Age"), 56, mono=True, right=True, above=800),
    )


def lines(room: Room) -> list[Line]:
    """Give hypotheses in their standing, then the evidence, newest first."""
    made = [_hypothesis(room, hypothesis, score) for hypothesis, score in standing(room)]
    evidence = [_evidence(room, item) for item in reversed(room.evidence.values())]
    if evidence:
        made.append(Line("", (Cell(_("Evidence")),), heading=True))
    return made + evidence


def _hypothesis(room: Room, hypothesis: Hypothesis, score: Score) -> Line:
    fallen = hypothesis.status == "ruled_out"
    tone = {"leading": "info", "ruled_out": "dim"}.get(hypothesis.status, "")
    last = hypothesis.verdicts[-1] if hypothesis.verdicts else None
    by = refs(room, last.by) if last and fallen else ""
    rated = _("{rated} of {live}").format(rated=score.rated, live=score.live)
    bar = min(1.0, -score.weighted / WORST_SHOWN) if score.ranked else -1.0
    untested = _("not yet tested, {rated} of {live}").format(rated=score.rated, live=score.live)
    number = f"{score.weighted:.1f}".replace("-", "−") if score.ranked else untested
    since = last.at if last else hypothesis.stated_at
    return Line(
        hypothesis.id,
        (
            Cell(hypothesis.ref, tone="muted"),
            Cell(
                hypothesis.statement, _why(room, hypothesis), tone, hypothesis.status == "confirmed", fallen
            ),
            Cell(word("status", hypothesis.status), by, tone, hypothesis.status in ("leading", "confirmed")),
            Cell(hypothesis.owner or "–", tone="muted"),
            Cell(number, tone="dim" if fallen else "text" if score.ranked else "muted", bar=bar),
            Cell(rated if score.ranked else "", tone="muted"),
            Cell(age_text(seconds_between(since, room.now)), tone="muted"),
        ),
        mark="info" if hypothesis.status == "leading" else "",
    )


def _why(room: Room, hypothesis: Hypothesis) -> str:
    if hypothesis.verdicts and hypothesis.verdicts[-1].reason:
        return reason_words(hypothesis.verdicts[-1].reason)
    return _("stated {time}").format(time=shown_time(room, hypothesis.stated_at))


def _evidence(room: Room, item: Evidence) -> Line:
    gone = item.withdrawn is not None
    said = []
    for hypothesis in room.hypotheses.values():
        rating = item.rating(hypothesis.id, hypothesis.owner)
        if rating and rating.code in ("CC", "C", "I", "II"):
            said.append(f"{hypothesis.ref} {SIGNS[rating.code]}")
    return Line(
        item.id,
        (
            Cell(item.ref, tone="muted"),
            Cell(item.text, "   ".join(said), "dim" if gone else "", struck=gone),
            Cell(_("withdrawn") if gone else ""),
            Cell(item.station or "–", tone="muted"),
            Cell(_("credibility {weight}").format(weight=word("weight", item.credibility)), tone="muted"),
            Cell(_("relevance {weight}").format(weight=word("weight", item.relevance)), tone="muted"),
            Cell(age_text(seconds_between(item.found_at, room.now)), tone="muted"),
        ),
    )


def counts(room: Room) -> tuple[int, int]:
    """Count hypotheses alive, and live evidence."""
    return sum(1 for each in room.hypotheses.values() if each.alive), len(live_evidence(room))
