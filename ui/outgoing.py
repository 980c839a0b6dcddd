"""What a desk wrote, until the log has it: sent, laid on the room while it waits, decided anew, kept as words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warroom.domain.entry import Entry
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.errors import N_, Conflict, Rejected, WarRoomError
from warroom.services.follower import Follower
from warroom.services.job import Job, Outcome
from warroom.services.late import late_note
from warroom.services.on_top import OnTop
from warroom.services.overtaking import decide_anew
from warroom.services.saying import say
from warroom.services.session import TRIES
from warroom.services.writer import Writer

if TYPE_CHECKING:
    from ui.bridge import Bridge


class Refusal(msgspec.Struct, frozen=True):
    """A command that did not become an entry, and why."""

    command: Command
    error: BaseException


class Acceptance(msgspec.Struct, frozen=True):
    """A command that was taken: by the log, with its entries, or by the outbox, which has none of them yet."""

    command: Command
    entries: tuple[Entry, ...]


class Outgoing:
    """The half of the bridge that leads out; tells by the bridge's signals, on the GUI thread."""

    def __init__(self, bridge: Bridge, writer: Writer, follower: Follower) -> None:
        self._bridge = bridge
        self._writer = writer
        self._follower = follower
        self.sent: set[str] = set()
        """Commands that are not in the log yet, nor refused, by their ids."""
        self.on_top = OnTop()
        self._retry: list[Job] = []
        self._late: set[str] = set()
        self._taken: list[Command] = []
        """What its writer is told to be taken as soon as it is shown to wait."""
        self._notes: dict[str, Job] = {}
        """What waited and was refused, by the command of the note that keeps its words."""
        self._unnoted: list[tuple[Job, BaseException]] = []

    def put(self, job: Job) -> None:
        """Hand a job to the writer."""
        self.sent.add(job.command.id)
        self._writer.put(job)
        self._bridge.state_changed.emit()

    def take(self, outcome: Outcome) -> None:
        """Take in what became of a job."""
        if outcome.waits:
            self._begin_to_wait(outcome.job)
            return
        self._lay_on_top()
        waited = outcome.job.command.id in self.on_top
        self.on_top.settle(outcome.job.command.id)
        if waited and not self.on_top:
            self._follower.read_anew()
        if isinstance(outcome.error, Conflict) and outcome.job.tries < TRIES:
            self._retry.append(outcome.job)
            room = self._bridge.room
            if room is None or room.waits_from:
                self._follower.read_anew()
            elif room.versions.get(outcome.error.stream, 0) >= outcome.error.version:
                self.decide_again()
            else:
                self._follower.ring()
            return
        if outcome.error is not None:
            self._refuse(outcome.job, outcome.error)
        else:
            self._follower.ring()
            self._accept(outcome)
        self._bridge.state_changed.emit()

    def _accept(self, outcome: Outcome) -> None:
        """Tell who wrote it, unless it was told already when it began to wait."""
        command = outcome.job.command
        self.sent.discard(command.id)
        noted = self._notes.pop(command.id, None)
        if noted is not None:
            self._writer.forget(noted)
        if command.id not in self._late:
            self._bridge.accepted.emit(Acceptance(command, outcome.entries))
        self._late.discard(command.id)

    def _refuse(self, job: Job, error: BaseException) -> None:
        """Tell who wrote it; what waited for the database is logged as words, for its writer may be gone."""
        waited = job.command.id in self._late
        self.sent.discard(job.command.id)
        self._late.discard(job.command.id)
        if self._notes.pop(job.command.id, None) is not None:
            self._writer.forget(job)
            self._stay(job, error)
            return
        self._bridge.refused.emit(Refusal(job.command, error))
        if not waited:
            self._writer.forget(job)
        elif self._bridge.room is None:
            self._unnoted.append((job, error))
        else:
            self._note(job, error)

    def _note(self, job: Job, error: BaseException) -> None:
        """Log the words of what waited and was refused; the outbox keeps it until the log has them."""
        try:
            note = late_note(self._bridge.ready, job, error)
        except WarRoomError as wrong:
            self._stay(job, wrong)
            return
        self._notes[note.command.id] = job
        self.put(note)

    def _stay(self, job: Job, error: BaseException) -> None:
        """Say that not even the words could be logged: the outbox keeps them for the next time."""
        why = Rejected(
            N_("{why} What you wrote stays on this computer, and is tried again when the room is opened."),
            why=say(error),
        )
        self._bridge.refused.emit(Refusal(job.command, why))

    def _begin_to_wait(self, job: Job) -> None:
        """Count what waits in the outbox, from now or from an earlier run; it is shown with all that begins to."""
        id_ = job.command.id
        if id_ in self.sent and id_ not in self._late:
            self._taken.append(job.command)
        self.sent.add(id_)
        self._late.add(id_)
        if self.on_top.begins(job):
            self._bridge.soon(self._lay_on_top)

    def _lay_on_top(self) -> None:
        """Show what begins to wait, all of it at once; to who wrote it just now, it is taken."""
        room = self._bridge.room
        changes = self.on_top.lay_begun(room)
        if changes is None:
            return
        if room is not None:
            if room.waits_from:
                self._bridge.let_wait()
            self._bridge.changed.emit(changes)
        taken, self._taken = self._taken, []
        for command in taken:
            self._bridge.accepted.emit(Acceptance(command, ()))
        self._bridge.state_changed.emit()

    def lay(self, room: Room) -> None:
        """Lay what waits on a room that was read."""
        self.on_top.lay(room)

    def go_on(self) -> None:
        """Go on, now that there is a room, with what was refused before it was read."""
        self.decide_again()
        unnoted, self._unnoted = self._unnoted, []
        for job, error in unnoted:
            self._note(job, error)

    def decide_again(self) -> None:
        """Decide anew what came too late, on the room as it is now."""
        jobs, self._retry = self._retry, []
        for job in jobs:
            try:
                drafts = decide_anew(self._bridge.ready, job.command, job.drafts)
            except WarRoomError as refused:
                self._refuse(job, refused)
                continue
            self._writer.put(msgspec.structs.replace(job, drafts=drafts, tries=job.tries + 1))
