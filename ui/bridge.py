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
from warroom.domain.rules.acts import ACTS
from warroom.domain.rules.command import Command
from warroom.domain.rules.stations import NamePerson
from warroom.domain.state.timeline import UNDONE
from warroom.errors import N_, Conflict, Rejected, WarRoomError
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
from warroom.services.late import late_note
from warroom.services.moving import refuse_moved
from warroom.services.on_top import OnTop
from warroom.services.overtaking import decide_anew
from warroom.services.presence import Company, Here
from warroom.services.saying import say
from warroom.services.session import TRIES, stamp
from warroom.services.witness import Doubt
from warroom.services.writer import Writer, outbox_of

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
    """A command that was taken: by the log, with its entries, or by the outbox, which has none of them yet."""

    command: Command
    entries: tuple[Entry, ...]


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
        self.doubt: Doubt | None = None
        self.ahead = 0.0
        """By how many seconds this machine's clock is ahead of the server's, when it is worth a word."""
        self.moved_to = ""
        """Where the room is, when it was moved away and can only be read here."""
        self.company = Company()
        """Who else is here."""
        self.here = Here()
        """What the others are told of this desk."""
        self._sent: set[str] = set()
        self.own: list[Entry] = []
        self._waiting: deque[Entry] = deque()
        self._retry: list[Job] = []
        self._slicing = False
        self._held: list[Callable[[], None]] | None = None
        self._introduced = False
        self._news.connect(self._take_news, Qt.ConnectionType.QueuedConnection)
        self._outcome.connect(self._take_outcome, Qt.ConnectionType.QueuedConnection)
        self._on_top = OnTop()
        self._late: set[str] = set()
        self._notes: dict[str, Job] = {}
        """What waited and was refused, by the command of the note that keeps its words."""
        self._unnoted: list[tuple[Job, BaseException]] = []
        self._asked: Command | None = None
        self._writer = Writer(store, self._outcome.emit, outbox_of(store), incident)
        self._follower = Follower(store, incident, self.actor, self._news.emit, person)

    @property
    def sending(self) -> int:
        """How many commands are not in the log yet, nor refused."""
        return len(self._sent)

    @property
    def away(self) -> bool:
        """Whether the server is away, and what is written waits for it in the outbox."""
        return self.store.file is None and (self.trouble is not None or bool(self._on_top))

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
        self._sent.add(job.command.id)
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
        if outcome.waits:
            self._lay_on_top(outcome.job)
            return
        waited = outcome.job.command.id in self._on_top
        self._on_top.settle(outcome.job.command.id)
        if waited and not self._on_top:
            self._follower.read_anew()
        if isinstance(outcome.error, Conflict) and outcome.job.tries < TRIES:
            self._retry.append(outcome.job)
            if self.room is None or self.room.waits_from:
                self._follower.read_anew()
            elif self.ready.versions.get(outcome.error.stream, 0) >= outcome.error.version:
                self._decide_again()
            else:
                self._follower.ring()
            return
        if outcome.error is not None:
            self._refuse(outcome.job, outcome.error)
        else:
            self._follower.ring()
            self._accept(outcome)
        self.state_changed.emit()

    def _accept(self, outcome: Outcome) -> None:
        """Tell who wrote it, unless it was told already when it began to wait."""
        command = outcome.job.command
        self._sent.discard(command.id)
        noted = self._notes.pop(command.id, None)
        if noted is not None:
            self._writer.forget(noted)
        if command.id not in self._late:
            self.accepted.emit(Acceptance(command, outcome.entries))
        self._late.discard(command.id)

    def _refuse(self, job: Job, error: BaseException) -> None:
        """Tell who wrote it; what waited for the database is logged as words, for its writer may be gone."""
        waited = job.command.id in self._late
        self._sent.discard(job.command.id)
        self._late.discard(job.command.id)
        if self._notes.pop(job.command.id, None) is not None:
            self._writer.forget(job)
            self._stay(job, error)
            return
        self.refused.emit(Refusal(job.command, error))
        if not waited:
            self._writer.forget(job)
        elif self.room is None:
            self._unnoted.append((job, error))
        else:
            self._note(job, error)

    def _note(self, job: Job, error: BaseException) -> None:
        """Log the words of what waited and was refused; the outbox keeps it until the log has them."""
        try:
            note = late_note(self.ready, job, error)
        except WarRoomError as wrong:
            self._stay(job, wrong)
            return
        self._notes[note.command.id] = job
        self._put(note)

    def _stay(self, job: Job, error: BaseException) -> None:
        """Say that not even the words could be logged: the outbox keeps them for the next time."""
        why = Rejected(
            N_("{why} What you wrote stays on this computer, and is tried again when the room is opened."),
            why=say(error),
        )
        self.refused.emit(Refusal(job.command, why))

    def _lay_on_top(self, job: Job) -> None:
        """Show what waits in the outbox, from now or from an earlier run; to who wrote it, it is taken."""
        taken = job.command.id in self._sent and job.command.id not in self._late
        self._sent.add(job.command.id)
        self._late.add(job.command.id)
        changes = Changes()
        self._on_top.add(job, self.room, changes)
        if self.room is not None and self.room.waits_from:
            self._waiting.clear()
        if self.room is not None:
            self.changed.emit(changes)
        if taken:
            self.accepted.emit(Acceptance(job.command, ()))
        self.state_changed.emit()

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
            self._apply_slice()

    def meet(self, company: Company) -> None:
        """Take in who else is here."""
        self.company = company
        if self.room is not None:
            others = frozenset(who.person for who in company.others)
            self.room.here = others | {self.actor} if others else others
        self.company_changed.emit()

    def _take_room(self, news: Loaded) -> None:
        self.room = news.room
        self.room.held = self.store.held
        self.meet(self.company)
        self._on_top.lay(news.room)
        self.own = list(news.own)
        self._waiting.clear()
        self.loaded.emit()
        self._decide_again()
        unnoted, self._unnoted = self._unnoted, []
        for job, error in unnoted:
            self._note(job, error)

    def _take_trouble(self, trouble: WarRoomError | None) -> None:
        self.trouble = trouble
        if trouble is not None:
            self._writer.away()
        elif self._asked is not None:
            asked, self._asked = self._asked, None
            self.asks_again.emit(asked)

    def _apply_slice(self) -> None:
        self._slicing = False
        if self._held is not None:
            self._held.append(self._apply_slice)
            return
        if not self._waiting:
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
        self._decide_again()
        if self._waiting and not self._slicing:
            self._slicing = True
            QTimer.singleShot(0, self._apply_slice)

    def _decide_again(self) -> None:
        jobs, self._retry = self._retry, []
        for job in jobs:
            try:
                drafts = decide_anew(self.ready, job.command, job.drafts)
            except WarRoomError as refused:
                self._refuse(job, refused)
                continue
            again = msgspec.structs.replace(job, drafts=drafts, tries=job.tries + 1)
            self._writer.put(again)
