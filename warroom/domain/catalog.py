"""Every kind of entry: how its body is read, what line of the timeline it is, which slice it concerns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from warroom.domain import upcasts
from warroom.domain.entry import Body
from warroom.domain.state import (
    asks,
    attachments,
    calls,
    clockwork,
    closeout,
    erasure,
    evidence,
    eyes,
    fixes,
    guards,
    house,
    hypotheses,
    incident,
    procedures,
    records,
    restores,
    stations,
    timeline,
)


class Unknown(Body, frozen=True):
    """The body of a kind that this version does not know."""


class Kind(msgspec.Struct, frozen=True):
    """One line of the catalogue; an empty `row` shows no line of its own in the timeline."""

    body: type[Body]
    slice: str
    row: str
    schema: int = 1


KINDS: Final[dict[str, Kind]] = {
    "incident.declared": Kind(incident.Declared, "incident", "incident"),
    "incident.changed": Kind(incident.Changed, "incident", "incident"),
    "incident.phase": Kind(incident.PhaseEntered, "incident", "phase"),
    "incident.closed": Kind(incident.Closed, "incident", "phase"),
    "question.dismissed": Kind(incident.QuestionDismissed, "incident", "incident"),
    "person.named": Kind(stations.PersonNamed, "stations", ""),
    "station.opened": Kind(stations.Opened, "stations", ""),
    "station.taken": Kind(stations.Taken, "stations", "station"),
    "station.offered": Kind(stations.Offered, "stations", "station"),
    "station.accepted": Kind(stations.Accepted, "stations", "station"),
    "station.left": Kind(stations.Left, "stations", "station"),
    "station.checked_in": Kind(stations.CheckedIn, "stations", "station"),
    "station.reported": Kind(stations.Reported, "stations", "station"),
    "station.placed": Kind(stations.Placed, "stations", "station"),
    "guard.set": Kind(guards.GuardSet, "guards", "guard"),
    "guard.moved": Kind(guards.GuardMoved, "guards", "guard"),
    "eyes.called": Kind(eyes.EyesCalled, "eyes", "eyes"),
    "eyes.released": Kind(eyes.EyesReleased, "eyes", "eyes"),
    "entry.logged": Kind(timeline.Logged, "timeline", "note"),
    "entry.corrected": Kind(timeline.Corrected, "timeline", ""),
    "item.marked": Kind(timeline.Marked, "timeline", ""),
    "item.withdrawn": Kind(timeline.Withdrawn, "timeline", ""),
    "hypothesis.stated": Kind(hypotheses.Stated, "hypotheses", "hypothesis"),
    "hypothesis.changed": Kind(hypotheses.Changed, "hypotheses", "hypothesis"),
    "hypothesis.status": Kind(hypotheses.StatusSet, "hypotheses", "hypothesis"),
    "evidence.found": Kind(evidence.Found, "evidence", "evidence"),
    "evidence.changed": Kind(evidence.Changed, "evidence", "evidence"),
    "evidence.rated": Kind(evidence.Rated, "evidence", ""),
    "fix.proposed": Kind(fixes.Proposed, "fixes", "fix"),
    "fix.changed": Kind(fixes.Changed, "fixes", "fix"),
    "fix.moved": Kind(fixes.Moved, "fixes", "fix"),
    "fix.fate": Kind(fixes.FateSet, "fixes", "closeout"),
    "ask.asked": Kind(asks.Asked, "asks", "ask"),
    "ask.copied": Kind(asks.Acknowledged, "asks", "ask"),
    "ask.changed": Kind(asks.Changed, "asks", "ask"),
    "ask.answered": Kind(asks.Answered, "asks", "ask"),
    "ask.dropped": Kind(asks.Dropped, "asks", "ask"),
    "ask.reopened": Kind(asks.Reopened, "asks", "ask"),
    "call.raised": Kind(calls.Called, "calls", "call"),
    "call.heard": Kind(calls.Heard, "calls", "call"),
    "call.taken_back": Kind(calls.TakenBack, "calls", "call"),
    "factor.found": Kind(closeout.FactorFound, "closeout", "closeout"),
    "learning.noted": Kind(closeout.LearningNoted, "closeout", "closeout"),
    "change.agreed": Kind(closeout.ChangeAgreed, "closeout", "closeout"),
    "change.updated": Kind(closeout.ChangeUpdated, "closeout", "closeout"),
    "thanks.given": Kind(closeout.ThanksGiven, "closeout", "closeout"),
    "run.started": Kind(procedures.Started, "procedures", "procedure"),
    "run.step": Kind(procedures.StepSet, "procedures", "procedure"),
    "run.stopped": Kind(procedures.Stopped, "procedures", "procedure"),
    "record.kept": Kind(records.Kept, "records", "record"),
    "file.attached": Kind(attachments.Attached, "attachments", "file"),
    "body.erased": Kind(erasure.Erased, "timeline", "erasure"),
    "clock.shifted": Kind(clockwork.Shifted, "clock", ""),
    "house.opened": Kind(clockwork.HouseOpened, "house", ""),
    "company.written": Kind(house.CompanyWritten, "house", "house"),
    "colleague.written": Kind(house.ColleagueWritten, "house", "house"),
    "department.written": Kind(house.DepartmentWritten, "house", "house"),
    "station_set.written": Kind(house.StationSetWritten, "house", "house"),
    "procedure.written": Kind(house.ProcedureWritten, "house", "house"),
    "template.written": Kind(house.TemplateWritten, "house", "house"),
    "thresholds.written": Kind(house.ThresholdsWritten, "house", "house"),
    "house.copied_in": Kind(clockwork.CopiedIn, "house", ""),
    "house.restored": Kind(restores.Restored, "house", ""),
}
UNKNOWN: Final = Kind(Unknown, "unknown", "unknown")
UNREADABLE: Final = (
    msgspec.MsgspecError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
)
"""What a body that is not what its kind promises may raise, in decoding or in an upcast."""
NAMES: Final[dict[type[Body], str]] = {kind.body: name for name, kind in KINDS.items()}
_readers: Final[dict[str, Callable[[bytes], Any]]] = {
    name: msgspec.json.Decoder(kind.body).decode for name, kind in KINDS.items()
}


def read_body(kind: str, schema: int, body: bytes | None) -> Any:
    """Read a body as its struct; one that is missing, unknown or unreadable gives an empty one."""
    known = KINDS.get(kind)
    if known is None or schema > known.schema:
        return Unknown()
    if body is None:
        return known.body()
    try:
        if schema < known.schema:
            body = upcasts.lift(kind, schema, known.schema, body)
        return _readers[kind](body)
    except UNREADABLE:
        return Unknown()
