"""What hangs together: rows that point at a thing or that it points at, and what a station owns, which files belong to what."""

from __future__ import annotations

from warroom.domain.room import Room
from warroom.domain.state.asks import Ask
from warroom.domain.state.attachments import Attachment
from warroom.domain.state.fixes import Fix
from warroom.domain.state.hypotheses import Hypothesis
from warroom.domain.state.procedures import Run, RunStep
from warroom.domain.state.stations import Station
from warroom.domain.state.timeline import Row

MOST = 40


def linked_rows(room: Room, stream: str, skip_seq: int = 0) -> list[Row]:
    """Give the first rows of everything linked with a stream, in the order of time, 40 at most."""
    streams = linked_streams(room, stream)
    rows = [room.timeline.first[each] for each in streams if each in room.timeline.first]
    rows = [row for row in rows if row.seq != skip_seq]
    return sorted(rows, key=lambda row: (row.occurred_at, row.seq))[:MOST]


def linked_streams(room: Room, stream: str) -> set[str]:
    """Name everything linked with a stream, from either end."""
    streams = set(_pointing(room, stream))
    own = room.timeline.first.get(stream)
    if own is not None:
        streams.update(own.links)
    streams.discard(stream)
    return streams


def _pointing(room: Room, stream: str) -> list[str]:
    found = list(room.timeline.pointing.get(stream, ()))
    found += [fix.id for fix in room.fixes.values() if stream in fix.answers]
    for old, new in room.timeline.superseded.items():
        if new == stream:
            found.append(old)
    for hypothesis in room.hypotheses.values():
        if any(stream in verdict.by for verdict in hypothesis.verdicts):
            found.append(hypothesis.id)
    return found


def owned_hypotheses(room: Room, key: str) -> list[Hypothesis]:
    """Give the hypotheses alive that a station owns."""
    return [each for each in room.hypotheses.values() if each.owner == key and each.alive]


def owned_fixes(room: Room, key: str) -> list[Fix]:
    """Give the fixes that a station owns and that were not put aside."""
    aside = ("rejected", "rolled_back", "parked")
    return [
        each
        for each in room.fixes.values()
        if each.owner == key and each.withdrawn is None and each.state not in aside
    ]


def attached_to(room: Room, stream: str) -> list[Attachment]:
    """Give the files that are attached to a stream and were not withdrawn, in the order they came."""
    if not room.attachments:
        return []
    pointing = room.timeline.pointing.get(stream, ())
    found = (room.attachments[each] for each in pointing if each in room.attachments)
    return sorted((each for each in found if each.withdrawn is None), key=lambda each: each.seq)


def about(room: Room, attachment: Attachment) -> tuple[str, ...]:
    """Give the streams that a file is about."""
    row = room.timeline.first.get(attachment.id)
    return row.links if row is not None else ()


def owned_steps(room: Room, station: Station) -> list[tuple[Run, RunStep]]:
    """Give the steps of running procedures that a station has to do, by its call sign or its duty."""
    return [
        (run, step)
        for run in room.procedures.values()
        for step in run.steps
        if run.running and not step.settled and step.owner in (station.key, station.duty)
    ]


def owed_asks(room: Room, key: str) -> list[Ask]:
    """Give the open asks that a station still owes an answer to, what is due first before the rest."""
    owed = [each for each in room.asks.values() if each.to == key and each.open]
    return sorted(owed, key=lambda each: (not each.due, each.due, each.seq))
