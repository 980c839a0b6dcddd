"""The one border between the threads of the room and the screens: commands in, changes out."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Final

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from ui.outgoing import Acceptance, Outgoing, Refusal
from warroom.domain.changes import Changes
from warroom.domain.decide import decide
from warroom.domain.entry import Entry
from warroom.domain.room import Room
from warroom.domain.rules.acts import ACTS
from warroom.domain.rules.command import Command
from warroom.domain.rules.stations import NamePerson
from warroom.domain.state.timeline import UNDONE
from warroom.errors import N_, Rejected, WarRoomError
from warroom.services.database import Database
from warroom.services.follower import (
    Batch,
    ClockAhead,
    Doubted,
    Follower,
    Loaded,
    News,
    Sealed,
    Trouble,
    Verified,
)
from warroom.services.job import Job, Outcome
from warroom.services.moving import refuse_moved
from warroom.services.presence import Company, Here
from warroom.services.session import stamp
from warroom.services.witness import Doubt
from warroom.services.writer import Writer, outbox_of

__all__ = ["Acceptance", "Bridge", "Refusal"]

SLICE_SECONDS: Final = 0.008
"""The longest time for which entries are applied before the window may paint."""
UNDO_DEPTH: Final = 100
KEPT_BESIDE: Final = ("clock", "record:")
"""Streams that hold what nobody undoes: the room's clock, and files."""


class Bridge(QObject):
    """Owns the folded room on the GUI thread; everything a screen shows comes from `room`."""

    loaded = Signal()
    changed = Signal(object)
    accepted = Signal(object)
    refused = Signal(object)
    asks_again = Signal(object)
    """The database is back, and this command was not for the outbox."""
    state_changed = Signal()
    company_changed = Signal()
    wrote = Signal(object)
    """Others wrote these entries, and the room has them."""
    _news = Signal(object)
    _outcome = Signal(object)
    _ended = Signal()

    def __init__(
        self, store: Database, incident: str, actor: str, person: str = "", reads_only: bool = False
    ) -> None:
        super().__init__()
        self.store = store
        self.incident = incident
        self.actor = store.login or actor
        self.person = person
        self.station = ""
        self.room: Room | None = None
        self.trouble: WarRoomError | None = None
        self.verified = Verified(0)
        self.doubt: Doubt | None = None
        self.ahead = 0.0
        """By how many seconds this machine's clock is ahead of the server's, when it is worth a word."""
        self.moved_to = ""
        """Where the room is, when it was moved away and can only be read here."""
        self.company = Company()
        """Who else is here."""
        self.here = Here()
        """What the others are told of this desk."""
        self.as_of = ""
        """The time of the copy that is shown, until the server was read."""
        self.own: list[Entry] = []
        self._waiting: deque[Entry] = deque()
        self._outcomes: deque[Outcome] = deque()
        self._many = False
        """Whether outcomes come together with one that was taken in just now."""
        self._slicing = False
        self._held: list[Callable[[], None]] | None = None
        self._introduced = False
        self._news.connect(self._take_news, Qt.ConnectionType.QueuedConnection)
        self._outcome.connect(self._take_outcome, Qt.ConnectionType.QueuedConnection)
        self._asked: Command | None = None
        self._writer = Writer(store, self._outcome.emit, None if reads_only else outbox_of(store), incident)
        self._follower = Follower(store, incident, self.actor, self._news.emit, person)
        self._outgoing = Outgoing(self, self._writer, self._follower)

    @property
    def sending(self) -> int:
        """How many commands are not in the log yet, nor refused."""
        return len(self._outgoing.sent)

    @property
    def away(self) -> bool:
        """Whether the server is away, and what is written waits for it in the outbox."""
        return self.store.file is None and (self.trouble is not None or bool(self._outgoing.on_top))

    @property
    def ready(self) -> Room:
        """The room, which must have been loaded."""
        assert self.room is not None
        return self.room

    def submit(self, command: Command) -> str:
        """Decide a command and hand it to the writer; returns its id.

        Raises `Rejected` at once when the rules say no; `accepted` or `refused` follows.
        """
        refuse_moved(self.moved_to)
        stamped = stamp(command, self.ready, self.actor, self.station)
        drafts = decide(self.ready, stamped)
        if self.away and isinstance(command, ACTS):
            self._asked = command
            raise Rejected(
                N_(
                    "The database is away, and this is for all to see at once. You are asked again when it is back."
                )
            )
        self._introduce()
        self._outgoing.put(Job(self.incident, stamped, tuple(drafts)))
        return stamped.id

    def _introduce(self) -> None:
        """Give one's name to a room in which one writes for the first time."""
        if self._introduced or not self.person or self.actor in self.ready.stations.people:
            return
        self._introduced = True
        naming = stamp(NamePerson(person=self.actor, name=self.person), self.ready, self.actor)
        self._outgoing.put(Job(self.incident, naming, tuple(decide(self.ready, naming))))

    def undoable(self) -> Entry | None:
        """Find one's own newest entry that can still be undone: it is neither undone nor an undoing."""
        for entry in reversed(self.own):
            undoing = entry.body is not None and f'"{UNDONE}"'.encode() in entry.body
            stands = self.ready.versions.get(entry.stream) == entry.version
            if not undoing and stands and not entry.stream.startswith(KEPT_BESIDE):
                return entry
        return None

    def accept_log(self) -> None:
        """Take the log as it is, although it does not extend what this desk saw of it."""
        self._follower.accept()

    def tell_others(self, **changes: object) -> None:
        """Tell the others what one does here: the fields of `Here` that are different now."""
        self.here = msgspec.structs.replace(self.here, station=self.station, **changes)
        self._follower.be(self.here)

    def hold(self) -> None:
        """Tell nothing until `go_on`: there is nobody who could show it, or give a refused line back."""
        self._held = []

    def go_on(self) -> None:
        """Tell what came since `hold`, in its order."""
        held, self._held = self._held or [], None
        for told in held:
            told()

    def stop(self) -> None:
        """Stop the threads of this room; what was handed to the writer is written first."""
        self._writer.stop()
        self._follower.stop()

    def end(self) -> None:
        """Stop beside the window, and let go of the room: nobody shows it any more."""
        self.hold()
        self.destroyed.connect(partial(setattr, self, "room", None))
        self._ended.connect(self.deleteLater, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._stop_and_tell, name="ending").start()

    def _stop_and_tell(self) -> None:
        self.stop()
        self._ended.emit()

    @Slot(object)
    def _take_outcome(self, outcome: Outcome) -> None:
        if self._held is not None:
            self._held.append(partial(self._take_outcome, outcome))
            return
        self._outcomes.append(outcome)
        if not self._many:
            self._many = True
            self.soon(self._take_outcomes)
            self._outgoing.take(self._outcomes.popleft())

    def _take_outcomes(self) -> None:
        """Take in, in short turns, what came together with the outcome before: a server that was frozen answers all."""
        end = time.perf_counter() + SLICE_SECONDS
        while self._outcomes and time.perf_counter() < end:
            self._outgoing.take(self._outcomes.popleft())
        self._many = bool(self._outcomes)
        if self._many:
            self.soon(self._take_outcomes)

    @Slot(object)
    def _take_news(self, news: News) -> None:
        if self._held is not None:
            self._held.append(partial(self._take_news, news))
            return
        match news:
            case Loaded():
                self._take_room(news)
            case Batch():
                self._take_batch(news)
            case Verified():
                self.verified = news
            case Doubted():
                self.doubt = news.doubt
            case ClockAhead():
                self.ahead = news.seconds
            case Sealed():
                self.moved_to = news.address
            case Company():
                self.meet(news)
                return
            case Trouble():
                self._take_trouble(news.error)
        self.state_changed.emit()

    def _take_batch(self, batch: Batch) -> None:
        # A room with waiting entries on it takes no others: it is read anew when they are in.
        if not self.ready.waits_from:
            self._waiting.extend(batch.entries)
            if not self._slicing:
                self._apply_slice()

    def soon(self, do: Callable[[], None]) -> None:
        """Do something in a turn of its own, with all that comes in this one."""
        QTimer.singleShot(0, self, partial(self._do, do))

    def _do(self, do: Callable[[], None]) -> None:
        if self._held is not None:
            self._held.append(do)
        else:
            do()

    def let_wait(self) -> None:
        """Apply nothing more to a room with waiting entries on it: it is read anew when they are in."""
        self._waiting.clear()

    def meet(self, company: Company) -> None:
        """Take in who else is here."""
        self.company = company
        if self.room is not None:
            others = frozenset(who.person for who in company.others)
            self.room.here = others | {self.actor} if others else others
        self.company_changed.emit()

    def _take_room(self, news: Loaded) -> None:
        self.room = news.room
        self.room.held, self.as_of = self.store.held, news.as_of
        self.meet(self.company)
        self._outgoing.lay(news.room)
        self.own = list(news.own)
        self._waiting.clear()
        self.loaded.emit()
        self._outgoing.go_on()

    def _take_trouble(self, trouble: WarRoomError | None) -> None:
        self.trouble = trouble
        if trouble is not None:
            self._writer.away()
        elif self._asked is not None:
            asked, self._asked = self._asked, None
            self.asks_again.emit(asked)

    def _apply_slice(self) -> None:
        self._slicing = False
        if not self._waiting:
            return
        if self._held is not None:
            self._held.append(self._apply_slice)
            return
        room, changes = self.ready, Changes()
        others: list[Entry] = []
        end = time.perf_counter() + SLICE_SECONDS
        while self._waiting and time.perf_counter() < end:
            entry = self._waiting.popleft()
            room.apply(entry, changes)
            if entry.actor != self.actor:
                others.append(entry)
            elif entry.kind != "person.named":
                self.own = [*self.own[-UNDO_DEPTH:], entry]
        self.changed.emit(changes)
        if others:
            self.wrote.emit(tuple(others))
        self._outgoing.decide_again()
        # What else comes in this turn is shown in the next: after an outage much comes together.
        self._slicing = True
        QTimer.singleShot(0, self._apply_slice)
