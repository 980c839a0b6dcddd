"""What is selected at the desk, and what kinds of thing it is."""

from __future__ import annotations

from warroom.domain.room import Room
from warroom.domain.state.fixes import APPLIED
from warroom.domain.state.hypotheses import Hypothesis
from warroom.domain.state.stations import PREFIX
from warroom.domain.state.timeline import Row
from warroom.services.inspecting_points import PREFIX as POINT


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
        elif stream in room.records and room.records[stream].chunks:
            found.add("file")
        if stream == "incident" or stream.startswith(POINT) or (stream.startswith(PREFIX) and not self.seq):
            found.add("any")
        elif self.row(room) is not None:
            found |= {"row", "any"}
        return frozenset(found)


def _kinds_of(room: Room, stream: str) -> set[str]:
    if stream in room.hypotheses:
        return {"rateable", *_verdicts(room.hypotheses[stream])}
    if stream in room.evidence:
        return {"evidence", "rateable"}
    if stream in room.fixes:
        return {"fix", "applied fix"} if room.fixes[stream].state in APPLIED else {"fix"}
    if stream in room.asks:
        return {"open ask"} if room.asks[stream].open else {"settled ask"}
    if stream in room.attachments:
        return {"file"} if room.attachments[stream].chunks else set()
    return {"change"} if stream in room.closeout.changes else set()


def _verdicts(hypothesis: Hypothesis) -> set[str]:
    if hypothesis.status == "open":
        return {"open hypothesis", "live hypothesis"}
    return {"live hypothesis", "judged hypothesis"} if hypothesis.alive else {"judged hypothesis"}
