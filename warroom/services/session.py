"""A room in use by one person: folded state, commands in, entries out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from warroom import ids
from warroom.clock import Instant, real_now
from warroom.domain.changes import Changes
from warroom.domain.decide import decide
from warroom.domain.entry import Draft, Entry
from warroom.domain.room import Room, fold
from warroom.domain.rules.command import Command
from warroom.domain.rules.incident import Declare
from warroom.domain.state.house import THRESHOLDS
from warroom.domain.state.incident import Declared
from warroom.errors import N_, Conflict, Rejected
from warroom.services.overtaking import decide_anew
from warroom.store.heads import HOUSE
from warroom.store.store import Store

TRIES = 3


@contextmanager
def quiet_memory() -> Iterator[None]:
    """Keep the garbage collector still while very many objects are made that all stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def load(store: Store, incident: str, as_of: Instant = "", known_at: Instant = "") -> Room:
    """Read a log and fold it, now or as of a time."""
    with quiet_memory():
        room = fold(incident, store.read(incident), as_of, known_at)
    room.held = store.held
    return room


def stamp(command: Command, room: Room, actor: str, station: str = "") -> Command:
    """Complete a command with who writes it, where, and the room's time."""
    now = room.clock.now()
    return msgspec.structs.replace(
        command,
        actor=command.actor or actor,
        station=command.station or station,
        written_at=command.written_at or now,
        occurred_at=command.occurred_at or command.written_at or now,
    )


class Session:
    """One person's open room, used from one thread; the command line and the exporters work with it."""

    def __init__(self, store: Store, incident: str, actor: str, station: str = "") -> None:
        self.store = store
        self.actor = store.login or actor
        self.station = station
        self.room = load(store, incident)

    def submit(self, command: Command) -> list[Entry]:
        """Decide and append, catching up and deciding again when somebody was faster.

        Raises `Rejected` when the rules say no or it would mean something else now, `Conflict` after three lost races, `Unavailable`.
        """
        stamped = stamp(command, self.room, self.actor, self.station)
        drafts = tuple(decide(self.room, stamped))
        for attempt in range(TRIES):
            try:
                entries = self.store.append(self.room.id, drafts)
            except Conflict:
                if attempt == TRIES - 1:
                    raise
                self.catch_up()
                drafts = decide_anew(self.room, stamped, drafts)
                continue
            self.catch_up()
            return entries
        raise AssertionError(attempt)

    def catch_up(self) -> Changes:
        """Take in what others appended."""
        changes = Changes()
        for entry in self.store.read(self.room.id, self.room.seq):
            self.room.apply(entry, changes)
        return changes


def declare(
    store: Store, declared: Declared, actor: str, stations: tuple[tuple[str, str, str], ...] = ()
) -> str:
    """Open a room with its first entries and return its id; only the title is needed.

    `stations` are call sign, name and duty of each. Raises `Rejected` for an empty title.
    """
    if not declared.title.strip():
        raise Rejected(N_("Write a few words here."), field="title")
    incident = ids.new()
    room = Room(incident)
    bands = fold(HOUSE, store.house()).house.thresholds.get(THRESHOLDS)
    now = real_now()

    def make(reference: str, slug: str) -> list[Draft]:
        body = msgspec.structs.replace(declared, reference=reference, slug=slug)
        command = Declare(
            id=incident,
            actor=store.login or actor,
            written_at=now,
            occurred_at=now,
            declared=body,
            stations=stations,
            thresholds=bands.body if bands else None,
        )
        return decide(room, command)

    store.open_log(incident, ids.slug(declared.title), declared.nature, make)
    return incident
