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

from warroom.domain.changes import Changes
from warroom.domain.decide import decide
from warroom.domain.entry import Entry
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.stations import NamePerson
from warroom.domain.state.timeline import UNDONE
from warroom.errors import Conflict, WarRoomError
from warroom.services.database import Database
from warroom.services.follower import Batch, Follower, Loaded, News, Trouble, Verified
from warroom.services.session import TRIES, stamp
from warroom.services.writer import Job, Outcome, Writer

SLICE_SECONDS: Final = 0.008
"""The longest time for which entries are applied before the window may paint."""
UNDO_DEPTH: Final = 100
KEPT_BESIDE: Final = ("clock", "record:")
"""Streams that hold what nobody undoes: the room's clock, and files."""


class Refusal(msgspec.Struct, frozen=True):
    """A command that did not become an entry, and why."""

    command: Command
    error: BaseException


class Acceptance(msgspec.Struct, frozen=True):
    """A command that the log took, with its entries."""

    command: Command
    entries: tuple[Entry, ...]


class Bridge(QObject):
    """Owns the folded room on the GUI thread; everything a screen shows comes from `room`."""

    loaded = Signal()
    changed = Signal(object)
    accepted = Signal(object)
    refused = Signal(object)
    state_changed = Signal()
    _news = Signal(object)
    _outcome = Signal(object)
    _ended = Signal()

    def __init__(self, store: Database, incident: str, actor: str, person: str = "") -> None:
        super().__init__()
        self.store = store
        self.incident = incident
        self.actor = store.login or actor
        self.person = person
        self.station = ""
        self.room: Room | None = None
        self.trouble: WarRoomError | None = None
        self.verified = Verified(0)
        self.sending = 0
        self.own: list[Entry] = []
        self._waiting: deque[Entry] = deque()
        self._retry: list[Job] = []
        self._slicing = False
        self._held: list[Callable[[], None]] | None = None
        self._introduced = False
        self._news.connect(self._take_news, Qt.ConnectionType.QueuedConnection)
        self._outcome.connect(self._take_outcome, Qt.ConnectionType.QueuedConnection)
        self._writer = Writer(store, self._outcome.emit)
        self._follower = Follower(store, incident, self.actor, self._news.emit)

    @property
    def ready(self) -> Room:
        """The room, which must have been loaded."""
        assert self.room is not None
        return self.room

    def submit(self, command: Command) -> str:
        """Decide a command and hand it to the writer; returns its id.

        Raises `Rejected` at once when the rules say no; `accepted` or `refused` follows.
        """
        stamped = stamp(command, self.ready, self.actor, self.station)
        drafts = decide(self.ready, stamped)
        self._introduce()
        self._put(Job(self.incident, stamped, tuple(drafts)))
        return stamped.id

    def _introduce(self) -> None:
        """Give one's name to a room in which one writes for the first time."""
        if self._introduced or not self.person or self.actor in self.ready.stations.people:
            return
        self._introduced = True
        naming = stamp(NamePerson(person=self.actor, name=self.person), self.ready, self.actor)
        self._put(Job(self.incident, naming, tuple(decide(self.ready, naming))))

    def _put(self, job: Job) -> None:
        self.sending += 1
        self._writer.put(job)
        self.state_changed.emit()

    def undoable(self) -> Entry | None:
        """Find one's own newest entry that can still be undone: it is neither undone nor an undoing."""
        for entry in reversed(self.own):
            undoing = entry.body is not None and f'"{UNDONE}"'.encode() in entry.body
            stands = self.ready.versions.get(entry.stream) == entry.version
            if not undoing and stands and not entry.stream.startswith(KEPT_BESIDE):
                return entry
        return None

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
        if isinstance(outcome.error, Conflict) and outcome.job.tries < TRIES:
            self._retry.append(outcome.job)
            if self.ready.versions.get(outcome.error.stream, 0) >= outcome.error.version:
                self._decide_again()
            else:
                self._follower.ring()
            return
        self.sending -= 1
        if outcome.error is not None:
            self.refused.emit(Refusal(outcome.job.command, outcome.error))
        else:
            self._follower.ring()
            self.accepted.emit(Acceptance(outcome.job.command, outcome.entries))
        self.state_changed.emit()

    @Slot(object)
    def _take_news(self, news: News) -> None:
        if self._held is not None:
            self._held.append(partial(self._take_news, news))
            return
        match news:
            case Loaded():
                self.room = news.room
                self.room.held = self.store.held
                self.own = list(news.own)
                self._waiting.clear()
                self.loaded.emit()
                self._decide_again()
            case Batch():
                self._waiting.extend(news.entries)
                self._apply_slice()
            case Verified():
                self.verified = news
            case Trouble():
                self.trouble = news.error
        self.state_changed.emit()

    def _apply_slice(self) -> None:
        self._slicing = False
        if self._held is not None:
            self._held.append(self._apply_slice)
            return
        if not self._waiting:
            return
        room, changes = self.ready, Changes()
        end = time.perf_counter() + SLICE_SECONDS
        while self._waiting and time.perf_counter() < end:
            entry = self._waiting.popleft()
            room.apply(entry, changes)
            if entry.actor == self.actor and entry.kind != "person.named":
                self.own = [*self.own[-UNDO_DEPTH:], entry]
        self.changed.emit(changes)
        self._decide_again()
        if self._waiting and not self._slicing:
            self._slicing = True
            QTimer.singleShot(0, self._apply_slice)

    def _decide_again(self) -> None:
        jobs, self._retry = self._retry, []
        for job in jobs:
            try:
                drafts = decide(self.ready, job.command)
            except WarRoomError as refused:
                self.sending -= 1
                self.refused.emit(Refusal(job.command, refused))
                continue
            again = msgspec.structs.replace(job, drafts=tuple(drafts), tries=job.tries + 1)
            self._writer.put(again)
