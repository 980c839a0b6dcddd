"""What was believed, found and decided: hypotheses with their evidence, and decisions."""

from __future__ import annotations

from collections.abc import Iterator

from warroom.domain.room import Room
from warroom.domain.rules.scoring import Score, standing
from warroom.domain.state.hypotheses import Hypothesis as Held
from warroom.domain.state.hypotheses import Verdict
from warroom.domain.state.timeline import Row
from warroom.i18n import _
from warroom.reports.paper_times import minute, span
from warroom.reports.record_data import Belief, Decision, Evidence, Hypothesis, Tone
from warroom.services.vocabulary import SIGNS, word
from warroom.services.wording import refs

TONES: dict[str, Tone] = {"ruled_out": "struck", "confirmed": "strong"}


def beliefs(room: Room) -> tuple[Belief, ...]:
    """Tell in order of time what was held from when to when, and what ended it."""
    told = [
        (start, _belief(room, held, start, verdict))
        for held in room.hypotheses.values()
        if held.withdrawn is None
        for start, verdict in _periods(held)
    ]
    return tuple(belief for _start, belief in sorted(told, key=lambda each: each[0]))


def _periods(held: Held) -> Iterator[tuple[str, Verdict | None]]:
    """Give each stretch in which the hypothesis was alive, with the verdict that ended it."""
    start = held.stated_at
    for verdict in held.verdicts:
        if verdict.status in TONES:
            if start:
                yield start, verdict
            start = ""
        elif not start:
            start = verdict.at
    if start:
        yield start, None


def _belief(room: Room, held: Held, start: str, verdict: Verdict | None) -> Belief:
    if verdict is None:
        outcome = _("leading") if held.status == "leading" else _("not decided")
        return Belief(period=span(room, start, ""), statement=held.statement, outcome=outcome)
    period = span(room, start, verdict.at)
    tone = TONES[verdict.status]
    return Belief(period=period, statement=held.statement, outcome=_verdict(room, verdict), tone=tone)


def _verdict(room: Room, verdict: Verdict) -> str:
    said = word("status", verdict.status)
    by = refs(room, verdict.by)
    return _("{status} by {evidence}").format(status=said, evidence=by) if by else said


def hypotheses(room: Room) -> tuple[Hypothesis, ...]:
    """Give the rows of the matrix, the least contradicted first, the ruled out last."""
    return tuple(_hypothesis(room, held, score) for held, score in standing(room))


def _hypothesis(room: Room, held: Held, score: Score) -> Hypothesis:
    status = word("status", held.status)
    if held.verdicts:
        last = held.verdicts[-1]
        status = f"{_verdict(room, last)}, {minute(room, last.at)}"
    given = (item.rating(held.id, held.owner) for item in room.evidence.values())
    return Hypothesis(
        ref=held.ref,
        statement=held.statement,
        owner=held.owner,
        status=status,
        score=f"{score.weighted:.2f}".replace("-", "−") if score.ranked else "–",
        rated=_("{rated} of {live}").format(rated=score.rated, live=score.live),
        ratings=tuple(SIGNS.get(rating.code, "") if rating else "" for rating in given),
        tone=TONES.get(held.status, "plain"),
    )


def evidence(room: Room) -> tuple[Evidence, ...]:
    """List what was found in the order of the log; what was withdrawn stays, struck."""
    return tuple(
        Evidence(
            ref=item.ref,
            time=minute(room, item.found_at),
            text=item.text,
            station=item.station,
            credibility=word("weight", item.credibility),
            relevance=word("weight", item.relevance),
            tone="plain" if item.withdrawn is None else "struck",
        )
        for item in room.evidence.values()
    )


def decisions(room: Room) -> tuple[Decision, ...]:
    """List the decisions; one that was replaced is struck and points to the later one."""
    rows = (room.timeline.first[stream] for stream in room.timeline.decisions)
    return tuple(_decision(room, row) for row in rows)


def _decision(room: Room, row: Row) -> Decision:
    notes: list[str] = []
    later = room.timeline.replaced(row.stream)
    if later:
        at = minute(room, room.timeline.first[later].occurred_at)
        notes.append(_("replaced by {ref} at {time}").format(ref=room.ref(later), time=at))
    earlier = getattr(row.body, "supersedes", "")
    if earlier:
        notes.append(_("replaces {ref}").format(ref=room.ref(earlier)))
    if row.withdrawn is not None:
        notes.append(_("withdrawn"))
    fallen = bool(later) or row.withdrawn is not None
    return Decision(
        time=minute(room, row.occurred_at),
        ref=room.ref(row.stream),
        text=_("The words of this entry were erased.") if row.erased else row.text,
        station=row.station,
        note=" · ".join(notes),
        tone="struck" if fallen else "plain",
    )
