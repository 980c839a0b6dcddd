"""What is selected at the desk, and what kinds of thing it is."""

from __future__ import annotations

from warroom.domain.room import Room
from warroom.domain.state.stations import PREFIX
from warroom.domain.state.timeline import Row


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
        """Say what the selection is: row, any, hypothesis, evidence, rateable, fix, change, station."""
        found: set[str] = set()
        stream = self.stream
        if stream in room.hypotheses:
            found |= {"hypothesis", "rateable"}
        elif stream in room.evidence:
            found |= {"evidence", "rateable"}
        elif stream in room.fixes:
            found.add("fix")
        elif stream in room.closeout.changes:
            found.add("change")
        elif stream.startswith(PREFIX):
            found.add("station")
        if stream == "incident":
            found.add("any")
        elif self.row(room) is not None and not stream.startswith(PREFIX):
            found |= {"row", "any"}
        return frozenset(found)
