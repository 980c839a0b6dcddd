"""The timeline: every entry people read as one line, with its corrections, marks and links."""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec
from msgspec import UNSET, UnsetType

from warroom.clock import Instant
from warroom.domain.changes import FieldChange
from warroom.domain.entry import Body, Entry, Precision

UNDONE: Final = "undo"
"""The reason that compensating entries carry."""
LogType = Literal["note", "observation", "decision", "action", "communication"]


class Logged(Body, frozen=True):
    """A line written by a person; a decision may supersede another one (its stream)."""

    type: LogType = "note"
    text: str = ""
    supersedes: str = ""


class Corrected(Body, frozen=True):
    """A correction: what is given replaces the value shown, the original stays in the log."""

    text: str | UnsetType = UNSET
    type: LogType | UnsetType = UNSET
    occurred_at: Instant | UnsetType = UNSET
    precision: Precision | UnsetType = UNSET
    reason: str = ""


class Marked(Body, frozen=True):
    """Key moment, tags or links of a line, set anew."""

    set_key: bool | UnsetType = UNSET
    set_tags: tuple[str, ...] | UnsetType = UNSET
    set_links: tuple[str, ...] | UnsetType = UNSET


class Withdrawn(Body, frozen=True):
    """What the stream holds was taken back by the one who wrote it; it stays readable."""

    reason: str = ""


class Correction(msgspec.Struct, frozen=True):
    """One correction of a row: what changed, why, by whom and when it was written."""

    seq: int
    at: Instant
    actor: str
    station: str
    reason: str
    changes: tuple[FieldChange, ...]


class Row(msgspec.Struct):
    """One line of the timeline: the entry's header, its body, and what became of it since."""

    seq: int
    id: str
    stream: str
    kind: str
    type: str
    actor: str
    station: str
    occurred_at: Instant
    precision: str
    written_at: Instant
    recorded_at: Instant
    body: Any
    key: bool
    tags: tuple[str, ...]
    links: tuple[str, ...]
    text: str
    changes: tuple[FieldChange, ...]
    corrections: tuple[Correction, ...] = ()
    marks: tuple[Correction, ...] = ()
    withdrawn: str | None = None
    erased: bool = False


class Timeline(msgspec.Struct):
    """All rows in the order of the log, the first row of each stream, and decisions in order.

    `numbers` are the decisions' own: 4 for the one that people call D4. `pointing` names, for each
    stream, the streams whose first row links to it.
    """

    rows: list[Row] = msgspec.field(default_factory=list)
    by_seq: dict[int, Row] = msgspec.field(default_factory=dict)
    first: dict[str, Row] = msgspec.field(default_factory=dict)
    decisions: list[str] = msgspec.field(default_factory=list)
    numbers: dict[str, int] = msgspec.field(default_factory=dict)
    pointing: dict[str, list[str]] = msgspec.field(default_factory=dict)
    superseded: dict[str, str] = msgspec.field(default_factory=dict)

    def replaced(self, stream: str) -> str:
        """Give the stream of the decision in force that superseded this one, or nothing."""
        later = self.superseded.get(stream, "")
        row = self.first.get(later)
        stands = row is not None and row.withdrawn is None and row.type == "decision"
        return later if stands else ""

    def decide(self, stream: str) -> None:
        """Give a decision its number; the one it has stays."""
        if stream not in self.numbers:
            self.decisions.append(stream)
            self.numbers[stream] = len(self.decisions)


def add(
    timeline: Timeline,
    entry: Entry,
    type_: str,
    body: Any,
    changes: tuple[FieldChange, ...],
    recorded_at: Instant,
) -> Row:
    """Put a new row at the end; `type_` comes from the catalogue, `recorded_at` is on the room's clock."""
    logged = isinstance(body, Logged)
    row = Row(
        entry.seq,
        entry.id,
        entry.stream,
        entry.kind,
        body.type if logged else type_,
        entry.actor,
        entry.station,
        entry.occurred_at,
        entry.precision,
        entry.written_at,
        recorded_at,
        body,
        body.key,
        body.tags,
        body.links,
        body.text if logged else "",
        changes,
        erased=entry.body is None,
    )
    timeline.rows.append(row)
    timeline.by_seq[row.seq] = row
    if timeline.first.setdefault(row.stream, row) is row and row.links:
        _point(timeline, row.stream, (), row.links)
    if logged and row.type == "decision":
        timeline.decide(row.stream)
        if body.supersedes:
            timeline.superseded[body.supersedes] = row.stream
    return row


def amend(timeline: Timeline, entry: Entry, body: object) -> Row | None:
    """Correct, mark or withdraw the first row of the entry's stream; None if there is no such row."""
    row = timeline.first.get(entry.stream)
    if row is None:
        return None
    match body:
        case Corrected():
            _correct(timeline, row, entry, body)
        case Marked():
            given = {"key": body.set_key, "tags": body.set_tags, "links": body.set_links}
            before = row.links
            row.marks += (_note(entry, "", _set(row, given)),)
            _point(timeline, row.stream, before, row.links)
        case Withdrawn():
            row.withdrawn = body.reason
    return row


def _point(timeline: Timeline, stream: str, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    for link in dict.fromkeys(before):
        if link not in after:
            timeline.pointing[link].remove(stream)
    for link in dict.fromkeys(after):
        if link not in before:
            timeline.pointing.setdefault(link, []).append(stream)


def _correct(timeline: Timeline, row: Row, entry: Entry, body: Corrected) -> None:
    names = ("text", "type", "occurred_at", "precision")
    changes = _set(row, {name: getattr(body, name) for name in names})
    row.corrections += (_note(entry, body.reason, changes),)
    if row.type == "decision":
        timeline.decide(row.stream)


def _set(row: Row, given: dict[str, Any]) -> tuple[FieldChange, ...]:
    found = []
    for name, value in given.items():
        old = getattr(row, name)
        if value is not UNSET and value != old:
            found.append(FieldChange(name, old, value))
            setattr(row, name, value)
    return tuple(found)


def _note(entry: Entry, reason: str, changes: tuple[FieldChange, ...]) -> Correction:
    return Correction(entry.seq, entry.written_at, entry.actor, entry.station, reason, changes)
