"""What waits in the outbox, shown on top of the room as if the log had taken it already."""

from __future__ import annotations

from warroom.clock import real_now
from warroom.domain.changes import Changes
from warroom.domain.entry import Draft, Entry, seal
from warroom.domain.room import Room
from warroom.services.job import Job


class OnTop:
    """The jobs that wait, in their order; a room with them on it is read anew before it takes real entries."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._begun: list[Job] = []

    def __bool__(self) -> bool:
        return bool(self._jobs or self._begun)

    def __contains__(self, command: str) -> bool:
        return command in self._jobs

    def add(self, job: Job, room: Room | None, changes: Changes) -> None:
        """Let a job wait, and lay it on a room that is there."""
        if job.command.id not in self._jobs:
            self._jobs[job.command.id] = job
            if room is not None:
                _lay(room, job, changes)

    def begins(self, job: Job) -> bool:
        """Note a job that begins to wait; whether it is the first since others were laid on the room."""
        self._begun.append(job)
        return len(self._begun) == 1

    def lay_begun(self, room: Room | None) -> Changes | None:
        """Let all wait that were noted, lay them on a room that is there, and say what changed; None for none."""
        if not self._begun:
            return None
        begun, self._begun, changes = self._begun, [], Changes()
        for job in begun:
            self.add(job, room, changes)
        return changes

    def lay(self, room: Room) -> None:
        """Lay all jobs on a room that was just read."""
        for job in self._jobs.values():
            _lay(room, job, Changes())

    def settle(self, command: str) -> None:
        """Let a job wait no longer."""
        self._jobs.pop(command, None)


def _lay(room: Room, job: Job, changes: Changes) -> None:
    """Lay a job on a room, unless the log took it and only its answer was lost: then it is there already."""
    for draft in job.drafts:
        if room.versions.get(draft.stream, 0) < draft.version:
            room.waits_from = room.waits_from or room.seq + 1
            room.apply(_entry(room, draft), changes)


def _entry(room: Room, draft: Draft) -> Entry:
    """Make what the log would hold, but for the head: that one stays the log's."""
    entry = seal(draft, room.id, room.seq + 1, real_now(), b"", room.hash)
    entry.hash = room.hash
    return entry
