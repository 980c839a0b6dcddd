"""What is selected at the desk, and what kinds of thing it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from warroom.domain.room import Room
from warroom.domain.rules.procedures import step_of
from warroom.domain.state.fixes import APPLIED
from warroom.domain.state.hypotheses import Hypothesis
from warroom.domain.state.procedures import Run
from warroom.domain.state.stations import PREFIX
from warroom.domain.state.timeline import Row
from warroom.services.inspecting_points import PREFIX as POINT

HOUSE_PROCEDURE: Final = "procedures:"
"""How the streams of the procedures of the house begin."""


class Selection:
    """A stream, or one entry of a stream; begins with the incident itself."""

    def __init__(self) -> None:
        self.stream = "incident"
        self.seq = 0

    def choose(self, stream: str, seq: int = 0) -> None:
        """Select a stream, or the entry `seq` of it."""
        self.stream, self.seq = stream, seq

    def row(self, room: Room) -> Row | None:
        """Give the row of the timeline the selection stands for: the entry, else the stream's first."""
        return room.timeline.by_seq.get(self.seq) or room.timeline.first.get(self.stream)

    def kinds(self, room: Room) -> frozenset[str]:
        """Say what the selection is, as the action table names it; what was withdrawn is only a row."""
        found: set[str] = set()
        stream = self.stream
        item = room.item(stream)
        if item is not None and item.withdrawn is None:
            found |= _kinds_of(room, stream)
        elif stream.startswith(PREFIX):
            found.add("station")
        elif stream.startswith(HOUSE_PROCEDURE):
            found |= {"house procedure", "checklist"}
        elif step_of(room, stream) is not None:
            found |= {"step", "checklist", "any"}
        elif stream in room.records and room.records[stream].chunks:
            found.add("file")
        if stream == "incident" or stream.startswith(POINT) or (stream.startswith(PREFIX) and not self.seq):
            found.add("any")
        elif self.row(room) is not None:
            found |= {"row", "any"}
        return frozenset(found)


def _kinds_of(room: Room, stream: str) -> set[str]:
    """Ask the table below; the first slice that holds the stream answers."""
    for slice_of, kinds in _KINDS:
        items = slice_of(room)
        if stream in items:
            return kinds(items[stream])
    return set()


def _runs(run: Run) -> set[str]:
    if run.running:
        return {"running procedure", "checklist"}
    return {"stopped procedure"} if run.stopped_at else {"finished procedure"}


def _verdicts(hypothesis: Hypothesis) -> set[str]:
    if hypothesis.status == "open":
        return {"open hypothesis", "live hypothesis"}
    return {"live hypothesis", "judged hypothesis"} if hypothesis.alive else {"judged hypothesis"}


_KINDS: Final[tuple[tuple[Callable[[Room], dict[str, Any]], Callable[[Any], set[str]]], ...]] = (
    (lambda room: room.hypotheses, lambda found: {"rateable", *_verdicts(found)}),
    (lambda room: room.evidence, lambda _found: {"evidence", "rateable"}),
    (lambda room: room.fixes, lambda fix: {"fix", "applied fix"} if fix.state in APPLIED else {"fix"}),
    (lambda room: room.asks, lambda ask: {"open ask"} if ask.open else {"settled ask"}),
    (lambda room: room.procedures, _runs),
    (lambda room: room.attachments, lambda file: {"file"} if file.chunks else set()),
    (lambda room: room.guards, lambda guard: {"guard rule"} if guard.in_force else {"lifted guard rule"}),
    (lambda room: room.closeout.changes, lambda _change: {"change"}),
)
"""What a thing is for the actions, by the slice that holds it."""
