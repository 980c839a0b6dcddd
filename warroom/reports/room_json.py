"""The folded room as plain values for other programs; keys are added, never renamed.

Nothing is always an empty text, list or 0, never null. Times are UTC, durations seconds.
"""

from __future__ import annotations

from typing import Any

import msgspec

from warroom.domain.room import Room
from warroom.domain.rules.asks import late_by
from warroom.domain.rules.closeout import checklist
from warroom.domain.rules.incident import proposed_severity
from warroom.domain.rules.scoring import live_evidence, score
from warroom.domain.rules.stations import quiet_for
from warroom.domain.state.asks import Ask
from warroom.domain.state.attachments import Attachment
from warroom.domain.state.calls import Call
from warroom.domain.state.evidence import Evidence
from warroom.domain.state.eyes import Eyes
from warroom.domain.state.fixes import Fix
from warroom.domain.state.guards import Guard
from warroom.domain.state.hypotheses import Hypothesis
from warroom.domain.state.stations import Station
from warroom.domain.state.timeline import Row
from warroom.reports.procedures_json import procedures_json
from warroom.services.inspecting_ask import outcome
from warroom.services.links import about
from warroom.services.times import mission_time, t_plus
from warroom.services.wording import reason_words, row_words

Plain = dict[str, Any]


class LogHead(msgspec.Struct, frozen=True):
    """The whole log's length and last hash (hex), and whether its chain was found intact."""

    seq: int
    hash: str
    intact: bool


def room_json(room: Room, log: LogHead) -> Plain:
    """Give a room, as of now or of any time, with the head of the log it was folded from."""
    return {
        "incident": _incident(room),
        "stations": [_station(room, each) for each in room.stations.by_key.values()],
        "timeline": [_row(room, each) for each in room.timeline.rows],
        "hypotheses": [_hypothesis(room, each) for each in room.hypotheses.values()],
        "evidence": [_evidence(room, each) for each in room.evidence.values()],
        "fixes": [_fix(room, each) for each in room.fixes.values()],
        "guards": [_guard(each) for each in room.guards.values()],
        "eyes": [_eyes(each) for each in room.eyes.values()],
        "asks": [_ask(room, each) for each in room.asks.values()],
        "calls": [_call(each) for each in room.calls.values()],
        "decisions": [_decision(room, each) for each in room.timeline.decisions],
        "closeout": _closeout(room),
        "attachments": attachments_json(room),
        "procedures": procedures_json(room),
        "log": msgspec.to_builtins(log),
    }


def _incident(room: Room) -> Plain:
    incident = room.incident
    plain: Plain = msgspec.to_builtins(incident)
    proposed = proposed_severity(incident.affected, incident.harm, incident.urgency, room.house.bands)
    return {**plain, "proposed_severity": proposed}


def _station(room: Room, station: Station) -> Plain:
    seat = station.seat
    return {
        "key": station.key,
        "name": station.name,
        "duty": station.duty,
        "person": room.stations.name(seat.person) if seat else "",
        "since": seat.since if seat else "",
        "last_seen": station.last_seen,
        "quiet_for": round(quiet_for(room, station, room.now)),
        "status": station.status,
        "under": station.under,
        "report": _report(station),
    }


def _report(station: Station) -> Plain:
    names = ("conditions", "good", "actions", "needs", "at")
    return {name: getattr(station.report, name) if station.report else "" for name in names}


def _eyes(line: Eyes) -> Plain:
    return {**msgspec.to_builtins(line), "withdrawn": line.withdrawn is not None}


def _guard(guard: Guard) -> Plain:
    return {
        "ref": guard.ref,
        "text": guard.text,
        "reason": guard.reason,
        "station": guard.station,
        "state": guard.state,
        "set_at": guard.set_at,
        "lifted_at": guard.moved_at if guard.state == "lifted" else "",
        "lifted_reason": reason_words(guard.moved_reason) if guard.state == "lifted" else "",
        "withdrawn": guard.withdrawn is not None,
    }


def _row(room: Room, row: Row) -> Plain:
    told = row_words(room, row)
    return {
        "seq": row.seq,
        "id": row.id,
        "type": row.type,
        "kind": row.kind,
        "at": row.occurred_at,
        "precision": row.precision,
        "recorded_at": row.recorded_at,
        "t_plus": t_plus(room, row.occurred_at).replace("−", "-"),
        "mission_time": mission_time(room, row.occurred_at),
        "station": row.station,
        "text": " ".join(filter(None, (told.bold, told.text))),
        "ref": room.ref(row.stream),
        "key": row.key,
        "tags": row.tags,
        "links": [_link(room, stream) for stream in row.links],
        "corrected": bool(row.corrections),
        "withdrawn": row.withdrawn is not None,
    }


def _link(room: Room, stream: str) -> str:
    """Name what a row points to: its reference, else the id of the row that began it."""
    first = room.timeline.first.get(stream)
    return room.ref(stream) or (first.id if first else stream)


def _hypothesis(room: Room, hypothesis: Hypothesis) -> Plain:
    given = score(hypothesis, live_evidence(room))
    return {
        "ref": hypothesis.ref,
        "statement": hypothesis.statement,
        "status": hypothesis.status,
        "owner": hypothesis.owner,
        "score": given.score,
        "weighted": round(given.weighted, 4) + 0.0,
        "rated": given.rated,
        "live": given.live,
        "ranked": given.ranked,
        "stated_at": hypothesis.stated_at,
        "withdrawn": hypothesis.withdrawn is not None,
    }


def _evidence(room: Room, item: Evidence) -> Plain:
    ratings = {
        hypothesis.ref: rating.code
        for hypothesis in room.hypotheses.values()
        if (rating := item.rating(hypothesis.id, hypothesis.owner)) is not None
    }
    return {
        "ref": item.ref,
        "text": item.text,
        "credibility": item.credibility,
        "relevance": item.relevance,
        "source": item.source,
        "station": item.station,
        "found_at": item.found_at,
        "ratings": ratings,
        "withdrawn": item.withdrawn is not None,
    }


def _fix(room: Room, fix: Fix) -> Plain:
    moves = [
        {"state": move.state, "at": move.at, "station": move.station, "reason": reason_words(move.reason)}
        for move in fix.moves
    ]
    return {
        "ref": fix.ref,
        "title": fix.title,
        "state": fix.state,
        "owner": fix.owner,
        "answers": [ref for ref in map(room.ref, fix.answers) if ref],
        "risk_acting": _risk(fix.risk_acting),
        "risk_waiting": _risk(fix.risk_waiting),
        "reversibility": fix.reversibility,
        "way_back": fix.way_back,
        "effect_from_min": fix.effect_from_min,
        "effect_to_min": fix.effect_to_min,
        "moves": moves,
        "fate": fix.fate,
        "procedure": fix.procedure,
        "withdrawn": fix.withdrawn is not None,
    }


def _risk(risk: Any) -> Plain:
    return {"likelihood": risk.likelihood, "impact": risk.impact, "text": risk.text}


def _ask(room: Room, ask: Ask) -> Plain:
    names = ("ref", "kind", "text", "to", "due", "asker", "origin", "asked_at", "copied_at", "state")
    return {
        **{name: getattr(ask, name) for name in names},
        "settled_at": ask.settled_at,
        "outcome": outcome(ask),
        "late_by": round(late_by(room, ask)),
        "withdrawn": ask.withdrawn is not None,
    }


def _call(call: Call) -> Plain:
    return _item(call, "station", "text", "at", "state", "ended_at")


def _decision(room: Room, stream: str) -> Plain:
    row = room.timeline.first[stream]
    return {
        "ref": room.ref(stream),
        "text": row.text,
        "at": row.occurred_at,
        "station": row.station,
        "superseded_by": room.ref(room.timeline.replaced(stream)),
        "withdrawn": row.withdrawn is not None,
    }


def _closeout(room: Room) -> Plain:
    left = room.closeout
    return {
        "checklist": [
            {
                "id": point.id,
                "done": point.done,
                "open": [ref for ref in map(room.ref, point.open_streams) if ref],
            }
            for point in checklist(room)
        ],
        "factors": [_item(each, "category", "text") for each in left.factors.values()],
        "learnings": [_item(each, "category", "text") for each in left.learnings.values()],
        "changes": [
            _item(each, "ref", "text", "owner", "due", "check_due", "strength", "state", "agreed_at")
            for each in left.changes.values()
        ],
        "thanks": [_item(each, "name", "text") for each in left.thanks.values()],
        "records": records_json(room),
    }


def attachments_json(room: Room) -> list[Plain]:
    """Give the files that were attached."""
    return [_attachment(room, each) for each in room.attachments.values()]


def records_json(room: Room) -> list[Plain]:
    """Give the records that were kept."""
    names = ("name", "media_type", "size", "language", "at", "seq")
    return [{name: getattr(each, name) for name in names} for each in room.records.values()]


def _attachment(room: Room, attachment: Attachment) -> Plain:
    return {
        **_item(attachment, "ref", "name", "media_type", "size", "sha256", "note", "station", "at"),
        "about": [_link(room, stream) for stream in about(room, attachment)],
    }


def _item(item: Any, *names: str) -> Plain:
    return {**{name: getattr(item, name) for name in names}, "withdrawn": item.withdrawn is not None}
