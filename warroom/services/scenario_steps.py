"""The verbs of a scenario: how each step of the file becomes a command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from warroom import ids
from warroom.clock import Instant
from warroom.domain.room import Room
from warroom.domain.rules import (
    asks,
    calls,
    closeout,
    evidence,
    fixes,
    guards,
    hypotheses,
    incident,
    stations,
    timeline,
)
from warroom.domain.rules.command import Command
from warroom.domain.state.fixes import Proposed
from warroom.domain.state.incident import Changed

Streams = dict[str, str]
At = Callable[[str], Instant]
Maker = Callable[[Room, Streams, dict[str, Any], At], Command]


def person_id(name: str) -> str:
    """Give the id that a historical person has in every telling."""
    return ids.derived("person", name)


def _marks(streams: Streams, step: dict[str, Any]) -> dict[str, Any]:
    return {
        "links": tuple(streams[ref] for ref in step.get("links", ())),
        "tags": tuple(step.get("tags", ())),
        "key": bool(step.get("key", False)),
    }


def _log(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    supersedes = step.get("supersedes", "")
    return timeline.Log(
        text=step["text"],
        type=step.get("type", "note"),
        supersedes=streams[supersedes] if supersedes else "",
        **_marks(streams, step),
    )


def _hypothesis(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    owner = step.get("owner", step["station"])
    return hypotheses.StateHypothesis(statement=step["statement"], owner=owner, **_marks(streams, step))


def _status(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return hypotheses.SetStatus(
        stream=streams[step["ref"]],
        status=step["status"],
        by=tuple(streams[ref] for ref in step.get("by", ())),
        reason=step.get("text", ""),
        key=bool(step.get("key", False)),
    )


def _evidence(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return evidence.FindEvidence(
        text=step["text"],
        credibility=step.get("credibility", "medium"),
        relevance=step.get("relevance", "medium"),
        source=step.get("source", ""),
        **_marks(streams, step),
    )


def _rate(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    ratings = {streams[ref]: code for ref, code in step["ratings"].items()}
    return evidence.Rate(stream=streams[step["evidence"]], ratings=ratings)


def _withdraw(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return timeline.Withdraw(stream=streams[step["ref"]], reason=step["text"])


def _fix(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    names = ("reversibility", "way_back", "effect_from_min", "effect_to_min", "risk_acting", "risk_waiting")
    plain = {name: step[name] for name in names if name in step}
    plain |= {"title": step["title"], "owner": step.get("owner", step["station"])}
    plain |= {"answers": tuple(streams[ref] for ref in step.get("answers", ()))}
    return fixes.ProposeFix(proposed=msgspec.convert(plain | _marks(streams, step), Proposed))


def _fix_state(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return fixes.MoveFix(
        stream=streams[step["ref"]],
        state=step["state"],
        reason=step.get("text", ""),
        key=bool(step.get("key", False)),
    )


def _fix_fate(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return fixes.SetFate(
        stream=streams[step["ref"]],
        fate=step["fate"],
        procedure=step.get("procedure", ""),
        reason=step.get("text", ""),
    )


def _phase(_room: Room, _streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return incident.EnterPhase(phase=step["phase"], reason=step.get("text", ""))


def _change_incident(_room: Room, _streams: Streams, step: dict[str, Any], at: At) -> Command:
    plain = {name: at(value) if name.endswith("_at") else value for name, value in step["changes"].items()}
    changed = msgspec.convert({**plain, "reason": step.get("text", "")}, Changed)
    return incident.ChangeIncident(changed=changed)


def _take(_room: Room, _streams: Streams, step: dict[str, Any], _at: At) -> Command:
    name = step["person"]
    return stations.TakeStation(key=step["station"], person=person_id(name), name=name)


def _handover(_room: Room, _streams: Streams, step: dict[str, Any], _at: At) -> Command:
    name = step["person"]
    return stations.OfferStation(
        key=step["station"], person=person_id(name), name=name, notes=step.get("text", "")
    )


def _accept(_room: Room, _streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return stations.AcceptStation(key=step["station"], person=person_id(step["person"]))


def _leave(_room: Room, _streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return stations.LeaveStation(key=step["station"], reason=step.get("text", ""))


def _check_in(_room: Room, _streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return stations.CheckIn(key=step["station"], status=step.get("text", ""))


def _correct(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return timeline.Correct(stream=streams[step["target"]], text=step["text"], reason=step.get("reason", ""))


def _ask(_room: Room, streams: Streams, step: dict[str, Any], at: At) -> Command:
    due = at(step["due"]) if step.get("due") else ""
    kind = step.get("kind", "question")
    return asks.AskStation(text=step["text"], to=step["to"], kind=kind, due=due, **_marks(streams, step))


def _answer(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return asks.AnswerAsk(stream=streams[step["ref"]], text=step.get("text", ""))


def _drop(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return asks.DropAsk(stream=streams[step["ref"]], reason=step["text"])


def _call(_room: Room, _streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return calls.CallLead(text=step.get("text", ""))


def _hear(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return calls.HearCall(stream=streams[step["ref"]], text=step.get("text", ""))


def _guard(_room: Room, _streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return guards.SetGuard(text=step["text"], reason=step.get("reason", ""))


def _lift(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return guards.LiftGuard(stream=streams[step["ref"]], reason=step["text"])


def _factor(_room: Room, _streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return closeout.AddFactor(category=step["category"], text=step["text"])


def _learning(_room: Room, _streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return closeout.AddLearning(category=step["category"], text=step["text"])


def _change(_room: Room, _streams: Streams, step: dict[str, Any], _at: At) -> Command:
    names = ("owner", "due", "check_due", "strength")
    return closeout.AgreeChange(text=step["text"], **{name: step.get(name, "") for name in names})


def _change_state(_room: Room, streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return closeout.UpdateChange(
        stream=streams[step["ref"]], state=step["state"], reason=step.get("text", "")
    )


def _thanks(_room: Room, _streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return closeout.Thank(name=step["name"], text=step["text"])


def _close(_room: Room, _streams: Streams, step: dict[str, Any], _at: At) -> Command:
    return closeout.Close(summary=step["text"], override=step.get("override", ""))


_MAKERS: Final[dict[str, Maker]] = {
    "log": _log,
    "hypothesis": _hypothesis,
    "hypothesis_status": _status,
    "evidence": _evidence,
    "rate": _rate,
    "withdraw_evidence": _withdraw,
    "fix": _fix,
    "fix_state": _fix_state,
    "fix_fate": _fix_fate,
    "phase": _phase,
    "incident_change": _change_incident,
    "take": _take,
    "handover": _handover,
    "accept": _accept,
    "leave": _leave,
    "checkin": _check_in,
    "correct": _correct,
    "ask": _ask,
    "answer": _answer,
    "drop_ask": _drop,
    "call": _call,
    "hear": _hear,
    "guard": _guard,
    "lift_guard": _lift,
    "factor": _factor,
    "learning": _learning,
    "change": _change,
    "change_state": _change_state,
    "thanks": _thanks,
    "close": _close,
}


def commands(room: Room, streams: Streams, step: dict[str, Any], at: At) -> list[Command]:
    """Make the commands of a step; `streams` maps the file's references to the room's streams.

    Raises KeyError for an unknown verb, reference or missing key.
    """
    if step["do"] == "rate_all":
        return _rate_all(room, streams, step["rate_all"])
    return [_MAKERS[step["do"]](room, streams, step, at)]


def told_beside(step: dict[str, Any], stream: str) -> list[Command]:
    """Make the observation that tells the historical fact behind a hypothesis or a fix just stated."""
    if step["do"] not in ("hypothesis", "fix") or not step.get("text"):
        return []
    return [timeline.Log(type="observation", text=step["text"], links=(stream,))]


def _rate_all(room: Room, streams: Streams, wanted: dict[str, Any]) -> list[Command]:
    hypothesis = streams[wanted["hypothesis"]]
    without = {streams[ref] for ref in wanted.get("except", ())}
    return [
        evidence.Rate(stream=item.id, ratings={hypothesis: wanted["rating"]})
        for item in room.evidence.values()
        if item.withdrawn is None and item.id not in without and hypothesis not in item.ratings
    ]
