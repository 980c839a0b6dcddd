"""The room: all slices folded from one log, and the fold as of any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

import msgspec

from warroom.clock import Instant, RoomClock
from warroom.domain.catalog import KINDS, UNKNOWN, read_body
from warroom.domain.changes import Changes, FieldChange
from warroom.domain.entry import GENESIS, Entry, is_instant
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
    records,
    stations,
    timeline,
)
from warroom.domain.state.clockwork import HouseOpened, Shifted
from warroom.domain.state.timeline import Corrected

AMENDMENTS: Final = frozenset({"entry.corrected", "item.marked", "item.withdrawn"})
TIMELESS: Final = frozenset({"entry.corrected", "item.marked", "person.named", "station.opened"})
"""Kinds that hold whenever what they are about holds, not from a moment on."""


_WITHDRAWABLE: Final = (
    "hypotheses",
    "evidence",
    "fixes",
    "guards",
    "eyes",
    "asks",
    "procedures",
    "calls",
    "closeout",
    "attachments",
    "house",
)
"""The slices that hold what can be withdrawn."""


class Room(msgspec.Struct):
    """What a log says, slice by slice; one owner may change it, by `apply` alone.

    `held` and `here` are no part of the log: the duties of the person here, None where the database keeps
    none, and the people at a desk now, when one is not alone.
    """

    id: str
    seq: int = 0
    hash: bytes = GENESIS
    clock: RoomClock = RoomClock()
    as_of: Instant = ""
    known_at: Instant = ""
    held: frozenset[str] | None = None
    here: frozenset[str] = frozenset()
    versions: dict[str, int] = msgspec.field(default_factory=dict)
    unreadable: set[str] = msgspec.field(default_factory=set)
    incident: incident.Incident = msgspec.field(default_factory=incident.Incident)
    stations: stations.Stations = msgspec.field(default_factory=stations.Stations)
    timeline: timeline.Timeline = msgspec.field(default_factory=timeline.Timeline)
    hypotheses: dict[str, hypotheses.Hypothesis] = msgspec.field(default_factory=dict)
    evidence: dict[str, evidence.Evidence] = msgspec.field(default_factory=dict)
    fixes: dict[str, fixes.Fix] = msgspec.field(default_factory=dict)
    guards: dict[str, guards.Guard] = msgspec.field(default_factory=dict)
    eyes: dict[str, eyes.Eyes] = msgspec.field(default_factory=dict)
    asks: dict[str, asks.Ask] = msgspec.field(default_factory=dict)
    calls: dict[str, calls.Call] = msgspec.field(default_factory=dict)
    closeout: closeout.CloseOut = msgspec.field(default_factory=closeout.CloseOut)
    records: dict[str, records.KeptFile] = msgspec.field(default_factory=dict)
    attachments: dict[str, attachments.Attachment] = msgspec.field(default_factory=dict)
    procedures: procedures.Runs = msgspec.field(default_factory=dict)
    house: house.House = msgspec.field(default_factory=house.House)
    waits_from: int = 0
    """The place from which entries wait in an outbox, laid on top of what the log holds; 0 for none."""

    @property
    def length(self) -> int:
        """How many entries the log holds, as far as they are known here."""
        return self.waits_from - 1 if self.waits_from else self.seq

    @property
    def now(self) -> Instant:
        """The room's time: that of its clock, or the moment it is shown as of."""
        return self.as_of or self.known_at or self.clock.now()

    @property
    def exists(self) -> bool:
        """Whether the incident was declared by the time shown."""
        return "incident" in self.versions

    def apply(self, entry: Entry, changes: Changes) -> None:
        """Take one entry into account and add to `changes` what it changed; never fails."""
        kind = KINDS.get(entry.kind, UNKNOWN)
        body = read_body(entry.kind, entry.schema, entry.body)
        self.seq = entry.seq
        self.hash = entry.hash
        self.versions[entry.stream] = entry.version
        changes.slices.add(kind.slice)
        readable = type(body) is kind.body and kind is not UNKNOWN
        if not readable:
            self.unreadable.add(entry.stream)
        if entry.kind in AMENDMENTS:
            self._amend(entry, body, changes)
            return
        taker = _TAKERS.get(kind.slice)
        made: tuple[FieldChange, ...] = taker(self, entry, body) if taker else ()
        if kind.row:
            recorded_at = _room_time(self.clock, entry.recorded_at)
            type_ = kind.row if readable else UNKNOWN.row
            changes.added.append(timeline.add(self.timeline, entry, type_, body, made, recorded_at))
            changes.slices.add("timeline")
        if entry.station and (not self.as_of or entry.occurred_at <= self.as_of):
            self.stations.seen(entry.station, entry.occurred_at)

    def _amend(self, entry: Entry, body: Any, changes: Changes) -> None:
        row = timeline.amend(self.timeline, entry, body)
        if row is not None:
            changes.touched.add(row.seq)
        if isinstance(body, timeline.Withdrawn):
            item = self.item(entry.stream)
            if item is not None:
                item.withdrawn = body.reason
                changes.slices.update(_WITHDRAWABLE)

    def item(self, stream: str) -> Any:
        """Find what can be withdrawn by its stream: a hypothesis, evidence, a fix...; None for other streams."""
        return next((slice_[stream] for slice_ in self._items() if stream in slice_), None)

    def _items(self) -> tuple[dict[str, Any], ...]:
        """List the slices whose items can be withdrawn."""
        parts = self.closeout
        own = (self.calls, self.eyes, parts.factors, parts.learnings, parts.thanks)
        return (*self._referred(), *own, *self.house.slices())

    def _referred(self) -> tuple[dict[str, Any], ...]:
        """List the slices whose items people call by a letter and a number."""
        return (
            self.hypotheses,
            self.evidence,
            self.fixes,
            self.guards,
            self.asks,
            self.procedures,
            self.closeout.changes,
            self.attachments,
        )

    def ref(self, stream: str) -> str:
        """Give what people call a stream: H3, E14, F2, A7, C1, P1, D4; else nothing."""
        item = self.item(stream)
        if item is not None:
            return str(getattr(item, "ref", ""))
        number = self.timeline.numbers.get(stream)
        return f"D{number}" if number else ""

    def stream_of(self, ref: str) -> str:
        """Find the stream that people call `ref`, in any case; empty if there is none."""
        wanted = ref.upper()
        for stream, number in self.timeline.numbers.items():
            if wanted == f"D{number}":
                return stream
        found = (
            stream for slice_ in self._referred() for stream, item in slice_.items() if item.ref == wanted
        )
        return next(found, "")

    def number_as(self, whole: Room) -> None:
        """Give everything the reference it has in the whole log."""
        numbers = whole.timeline.numbers
        self.timeline.numbers = {stream: numbers[stream] for stream in self.timeline.decisions}
        for slice_ in self._referred():
            for stream, item in slice_.items():
                item.ref = whole.ref(stream)


def _take_house(room: Room, entry: Entry, body: Any) -> tuple[FieldChange, ...]:
    if isinstance(body, HouseOpened):
        room.house.opened = True
    row = room.timeline.first.get(entry.stream)
    if row is not None:
        row.withdrawn = None
    return house.apply(room.house, entry, body)


_TAKERS: Final[dict[str, Callable[[Room, Entry, Any], tuple[FieldChange, ...]]]] = {
    "incident": lambda room, entry, body: incident.apply(room.incident, entry, body),
    "stations": lambda room, entry, body: stations.apply(room.stations, entry, body),
    "hypotheses": lambda room, entry, body: hypotheses.apply(room.hypotheses, entry, body),
    "evidence": lambda room, entry, body: evidence.apply(room.evidence, entry, body),
    "fixes": lambda room, entry, body: fixes.apply(room.fixes, entry, body),
    "guards": lambda room, entry, body: guards.apply(room.guards, entry, body),
    "eyes": lambda room, entry, body: eyes.apply(room.eyes, entry, body),
    "asks": lambda room, entry, body: asks.apply(room.asks, entry, body),
    "calls": lambda room, entry, body: calls.apply(room.calls, entry, body),
    "closeout": lambda room, entry, body: closeout.apply(room.closeout, entry, body),
    "records": lambda room, entry, body: records.apply(room.records, entry, body),
    "attachments": lambda room, entry, body: attachments.apply(room.attachments, entry, body),
    "procedures": lambda room, entry, body: procedures.apply(room.procedures, entry, body),
    "house": _take_house,
    "clock": lambda room, entry, body: _set_clock(room, body),
}


def _set_clock(room: Room, body: Any) -> tuple[FieldChange, ...]:
    room.clock = _clock_from(body) or room.clock
    return ()


def _clock_from(body: object) -> RoomClock | None:
    """Make the clock that an entry sets; None where its instants are none."""
    if not isinstance(body, Shifted):
        return None
    if body.real_anchor and not (is_instant(body.real_anchor) and is_instant(body.room_anchor)):
        return None
    return RoomClock(body.real_anchor, body.room_anchor, body.scale)


def _room_time(clock: RoomClock, recorded_at: Instant) -> Instant:
    """Give the room's time of recording; one that was altered behind the log's back stays as it is."""
    try:
        return clock.to_room(recorded_at)
    except (ValueError, TypeError):
        return recorded_at


def fold(incident_id: str, entries: Iterable[Entry], as_of: Instant = "", known_at: Instant = "") -> Room:
    """Fold a log into a room.

    `as_of` takes the entries that had occurred by then (corrected times count), `known_at` those
    recorded by then on the room's clock; an entry whose antecedent is missing is left out. H3 is H3
    at any time shown: references are those of the whole log.
    """
    room = Room(incident_id, as_of=as_of, known_at=known_at)
    changes = Changes()
    if not as_of and not known_at:
        for entry in entries:
            room.apply(entry, changes)
        return room
    chosen = list(entries)
    if known_at:
        chosen = _known(chosen, known_at)
    moved = _moved_times(chosen)
    for entry in chosen:
        occurred = entry.occurred_at if entry.version > 1 else moved.get(entry.stream, entry.occurred_at)
        happened = not as_of or occurred <= as_of or entry.kind in TIMELESS or _never_was(entry)
        if happened and (entry.version == 1 or entry.stream in room.versions):
            room.apply(entry, changes)
    if as_of:
        room.number_as(fold(incident_id, chosen))
    return room


def _never_was(entry: Entry) -> bool:
    """Say whether an entry takes something back as if it had never been written."""
    body = read_body(entry.kind, entry.schema, entry.body) if entry.kind == "item.withdrawn" else None
    return isinstance(body, timeline.Withdrawn) and body.reason == timeline.UNDONE


def _known(entries: list[Entry], known_at: Instant) -> list[Entry]:
    clock = RoomClock()
    known: list[Entry] = []
    for entry in entries:
        if entry.kind == "clock.shifted":
            clock = _clock_from(read_body(entry.kind, entry.schema, entry.body)) or clock
        if _room_time(clock, entry.recorded_at) <= known_at:
            known.append(entry)
    return known


def _moved_times(entries: list[Entry]) -> dict[str, Instant]:
    moved: dict[str, Instant] = {}
    for entry in entries:
        if entry.kind == "entry.corrected":
            body = read_body(entry.kind, entry.schema, entry.body)
            if isinstance(body, Corrected) and isinstance(body.occurred_at, str):
                moved[entry.stream] = body.occurred_at
    return moved
