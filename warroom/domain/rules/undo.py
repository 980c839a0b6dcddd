"""Undo: the entry that compensates one's own last entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from warroom.domain.catalog import read_body
from warroom.domain.changes import COMMON
from warroom.domain.entry import Body, Draft, Entry
from warroom.domain.room import Room
from warroom.domain.rules.calls import call_of
from warroom.domain.rules.command import Command, Drafting, require_open, require_readable
from warroom.domain.state import (
    asks,
    attachments,
    calls,
    closeout,
    evidence,
    eyes,
    fixes,
    guards,
    house,
    hypotheses,
    incident,
    procedures,
    stations,
    timeline,
)
from warroom.domain.state.timeline import UNDONE, Row
from warroom.errors import N_, Rejected


class Undo(Command, frozen=True, kw_only=True):
    """Compensate the entry `seq`, which must be the newest of its stream and one's own."""

    entry: Entry


def _creation(_room: Room, _entry: Entry, _body: Any, _row: Row | None) -> Body:
    return timeline.Withdrawn(reason=UNDONE)


def _restore(_room: Room, _entry: Entry, body: Any, row: Row | None) -> Body:
    assert row is not None
    old = {change.field: change.old for change in row.changes if change.field not in COMMON}
    plain = {name: msgspec.to_builtins(value) for name, value in old.items()}
    made: Body = msgspec.convert({**plain, "reason": UNDONE}, type(body))
    return made


def _status(room: Room, entry: Entry, _body: Any, _row: Row | None) -> Body:
    verdicts = room.hypotheses[entry.stream].verdicts
    before = verdicts[-2] if len(verdicts) > 1 else None
    plain = {
        "status": before.status if before else "open",
        "by": before.by if before else (),
        "reason": UNDONE,
    }
    return msgspec.convert(plain, hypotheses.StatusSet)


def _move(room: Room, entry: Entry, _body: Any, _row: Row | None) -> Body:
    moves = room.fixes[entry.stream].moves
    return msgspec.convert({"state": moves[-2].state, "reason": UNDONE}, fixes.Moved)


def _fate(_room: Room, _entry: Entry, body: Any, row: Row | None) -> Body:
    assert row is not None
    old = {"fate": body.fate, "procedure": body.procedure}
    old |= {change.field: change.old for change in row.changes}
    return msgspec.convert({**old, "reason": UNDONE}, fixes.FateSet)


def _phase(_room: Room, _entry: Entry, _body: Any, row: Row | None) -> Body:
    if row is None or not row.changes:
        raise Rejected(N_("This cannot be undone."))
    old = {change.field: change.old for change in row.changes}
    return msgspec.convert({**old, "reason": UNDONE}, incident.PhaseEntered)


def _settled(_room: Room, _entry: Entry, _body: Any, _row: Row | None) -> Body:
    return asks.Reopened(reason=UNDONE)


def _reopened(room: Room, entry: Entry, _body: Any, _row: Row | None) -> Body:
    """Settle an ask again as it was settled before it was opened."""
    before = next(step for step in reversed(room.asks[entry.stream].steps) if step.seq < entry.seq)
    if before.what == "answered":
        return asks.Answered(text=before.text, reason=UNDONE)
    return asks.Dropped(reason=before.text)


def _copied(_room: Room, _entry: Entry, body: Any, _row: Row | None) -> Body:
    return asks.Acknowledged(stands=not body.stands)


def _called(room: Room, entry: Entry, body: Any, row: Row | None) -> Body:
    """Take a call, or a line on the wall, away as if it had never been; one called again ends as it had ended."""
    if entry.version == 1:
        return _creation(room, entry, body, row)
    before = (each for each in reversed(room.timeline.rows) if each.stream == entry.stream)
    ended: Body = next(each.body for each in before if each.seq < entry.seq)
    return ended


def _ended(room: Room, entry: Entry, _body: Any, _row: Row | None) -> Body:
    """Let a call wait again in its old place, unless its station waits with another one."""
    call = room.calls[entry.stream]
    if call_of(room, call.station) is not None:
        raise Rejected(N_("This cannot be undone."))
    return calls.Called(text=call.text, reason=UNDONE)


def _sit(_room: Room, _entry: Entry, _body: Any, _row: Row | None) -> Body:
    return stations.Left(reason=UNDONE)


def _offer(room: Room, entry: Entry, _body: Any, _row: Row | None) -> Body:
    """Bring back what was offered before; nothing, where the station's last word was another."""
    before = (
        row for row in reversed(room.timeline.rows) if row.stream == entry.stream and row.seq < entry.seq
    )
    last = next((row.body for row in before if not isinstance(row.body, stations.CheckedIn)), None)
    return last if isinstance(last, stations.Offered) else stations.Offered()


def _left(_room: Room, _entry: Entry, _body: Any, row: Row | None) -> Body:
    if row is None or not row.changes:
        raise Rejected(N_("This cannot be undone."))
    return stations.Taken(person=str(row.changes[0].old))


def _report(room: Room, entry: Entry, _body: Any, _row: Row | None) -> Body:
    """Say again what was reported before; nothing, where this was the first report."""
    reports = room.stations.by_key[entry.stream.removeprefix(stations.PREFIX)].reports
    before = reports[-2] if len(reports) > 1 else None
    names = stations.Reported.__struct_fields__
    said = {name: getattr(before, name) for name in names if hasattr(before, name)}
    return stations.Reported(**said)


def _placed(_room: Room, _entry: Entry, _body: Any, row: Row | None) -> Body:
    if row is None or not row.changes:
        raise Rejected(N_("This cannot be undone."))
    return stations.Placed(under=str(row.changes[0].old))


def _guard(_room: Room, _entry: Entry, body: Any, _row: Row | None) -> Body:
    back: guards.GuardState = "lifted" if body.state == "in_force" else "in_force"
    return guards.GuardMoved(state=back, reason=UNDONE)


def _lowered(room: Room, entry: Entry, _body: Any, _row: Row | None) -> Body:
    """Let a line that was taken down stand on the wall again, for what is left of its time."""
    line = room.eyes[entry.stream]
    return eyes.EyesCalled(text=line.text, minutes=line.minutes, customer_safe=line.customer_safe)


def _question(_room: Room, _entry: Entry, body: Any, row: Row | None) -> Body:
    assert row is not None
    return incident.QuestionDismissed(question=body.question, reason=str(row.changes[0].old))


def _correction(room: Room, entry: Entry, _body: Any, _row: Row | None) -> Body:
    corrections = room.timeline.first[entry.stream].corrections
    old = {change.field: change.old for change in corrections[-1].changes}
    return msgspec.convert({**old, "reason": UNDONE}, timeline.Corrected)


def _rating(room: Room, entry: Entry, _body: Any, _row: Row | None) -> Body:
    judgement = room.evidence[entry.stream].judgements[-1]
    return evidence.Rated(ratings={change.field: change.old for change in judgement.changes})


def _mark(room: Room, entry: Entry, _body: Any, _row: Row | None) -> Body:
    marks = room.timeline.first[entry.stream].marks
    old = {f"set_{change.field}": change.old for change in marks[-1].changes}
    return msgspec.convert(old, timeline.Marked)


def _step(_room: Room, _entry: Entry, body: Any, row: Row | None) -> Body:
    assert row is not None
    old = {change.field: change.old for change in row.changes}
    return msgspec.convert({**old, "step": body.step, "reason": UNDONE}, procedures.StepSet)


def _stop(_room: Room, _entry: Entry, body: Any, _row: Row | None) -> Body:
    return procedures.Stopped(stopped=not body.stopped, reason=UNDONE)


def _unwrite(room: Room, entry: Entry, body: Any, _row: Row | None) -> Body:
    """Write the version before again; what was written for the first time is taken back."""
    item = room.house.item(entry.stream)
    before = [version for version in item.versions if version.seq < entry.seq] if item else []
    if before:
        made: Body = msgspec.structs.replace(before[-1].body, reason=UNDONE)
        return made
    if entry.stream in (house.COMPANY, house.THRESHOLDS):
        return type(body)(reason=UNDONE)  # type: ignore[no-any-return]
    return timeline.Withdrawn(reason=UNDONE)


def _revive(room: Room, entry: Entry, _body: Any, _row: Row | None) -> Body:
    """Write a withdrawn thing of the house again; what a room withdrew stays so."""
    item = room.house.item(entry.stream)
    if item is None:
        raise Rejected(N_("This cannot be undone."))
    made: Body = msgspec.structs.replace(item.body, reason=UNDONE)
    return made


_INVERSE: Final[dict[type[Body], Callable[[Room, Entry, Any, Row | None], Body]]] = {
    timeline.Logged: _creation,
    hypotheses.Stated: _creation,
    evidence.Found: _creation,
    fixes.Proposed: _creation,
    attachments.Attached: _creation,
    asks.Asked: _creation,
    calls.Called: _called,
    closeout.FactorFound: _creation,
    closeout.LearningNoted: _creation,
    closeout.ChangeAgreed: _creation,
    closeout.ThanksGiven: _creation,
    incident.Changed: _restore,
    hypotheses.Changed: _restore,
    evidence.Changed: _restore,
    evidence.Rated: _rating,
    fixes.Changed: _restore,
    asks.Changed: _restore,
    asks.Answered: _settled,
    asks.Dropped: _settled,
    asks.Reopened: _reopened,
    asks.Acknowledged: _copied,
    calls.Heard: _ended,
    calls.TakenBack: _ended,
    closeout.ChangeUpdated: _restore,
    hypotheses.StatusSet: _status,
    fixes.Moved: _move,
    fixes.FateSet: _fate,
    incident.PhaseEntered: _phase,
    stations.Taken: _sit,
    stations.Offered: _offer,
    stations.Left: _left,
    stations.Reported: _report,
    stations.Placed: _placed,
    guards.GuardSet: _creation,
    guards.GuardMoved: _guard,
    eyes.EyesCalled: _called,
    eyes.EyesReleased: _lowered,
    incident.QuestionDismissed: _question,
    timeline.Corrected: _correction,
    timeline.Marked: _mark,
    procedures.Started: _creation,
    procedures.StepSet: _step,
    procedures.Stopped: _stop,
    timeline.Withdrawn: _revive,
    **dict.fromkeys(house.SLICES, _unwrite),
}


def _undo(room: Room, command: Undo) -> list[Draft]:
    require_open(room)
    entry = command.entry
    if entry.actor != command.actor:
        raise Rejected(N_("Only one's own entries can be undone."))
    require_readable(room, entry.stream)
    if room.versions.get(entry.stream) != entry.version:
        raise Rejected(N_("Somebody worked on it since; change it by hand."))
    body = read_body(entry.kind, entry.schema, entry.body)
    inverse = _INVERSE.get(type(body))
    if inverse is None:
        raise Rejected(N_("This cannot be undone."))
    row = room.timeline.by_seq.get(entry.seq)
    if isinstance(body, evidence.Rated):
        # A rating is its station's; whoever takes it back may sit elsewhere by now.
        command = msgspec.structs.replace(command, station=entry.station)
    try:
        made = inverse(room, entry, body, row)
    except LookupError:
        raise Rejected(N_("This cannot be undone.")) from None
    return Drafting(room, command).add(entry.stream, made).drafts


DECIDE: Final[dict[type[Command], Callable[[Room, Any], list[Draft]]]] = {Undo: _undo}
