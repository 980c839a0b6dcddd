"""The writer: one thread that appends what a desk decided, one after the other."""

from __future__ import annotations

import logging
import queue
import threading
from collections import deque
from collections.abc import Callable
from typing import Final

import msgspec

from warroom.config import folders
from warroom.domain.entry import Entry
from warroom.domain.rules.acts import ACTS
from warroom.errors import Conflict, Unavailable, WarRoomError
from warroom.services.job import Job, Outcome, decode_job, encode_job
from warroom.store.outbox import Outbox
from warroom.store.store import Store

DRAIN_SECONDS: Final = 2.0
GRACE_SECONDS: Final = 0.3
"""What a wait for a silent server may still take when it was given up."""
RETRY_SECONDS: Final = 1.0
"""How long the writer waits before it tries a database that was away again."""
_log: Final = logging.getLogger(__name__)


def outbox_of(store: Store) -> Outbox | None:
    """Give the outbox of this person for a server; a file needs none, and a broken disk has none."""
    if store.file is not None:
        return None
    try:
        return Outbox(folders().data / "outbox.db")
    except WarRoomError:
        return None


class _Forgotten(msgspec.Struct, frozen=True):
    """A job that nobody sends any more."""

    job: Job


class Writer:
    """Appends jobs in their order on a thread of its own; `tell` is called there with each outcome.

    With an outbox a job is on this machine's disk before it is sent, and waits there, in its place, while
    the database is away. Sent twice it is still there once: the log knows the ids of its entries.
    """

    def __init__(
        self,
        store: Store,
        tell: Callable[[Outcome], None],
        outbox: Outbox | None = None,
        incident: str = "",
    ) -> None:
        self._store = store
        self._incident = incident
        self._tell = tell
        self._outbox = outbox
        self._jobs: queue.SimpleQueue[Job | _Forgotten | None] = queue.SimpleQueue()
        self._line: deque[Job] = deque()
        self._told: set[str] = set()
        self._leave = threading.Event()
        self._ending = False
        self._thread = threading.Thread(target=self._run, name="writer")
        self._thread.start()

    def put(self, job: Job) -> None:
        """Hand a job over; returns at once."""
        self._jobs.put(job)

    def forget(self, job: Job) -> None:
        """Let the outbox forget a job that ended with a refusal, and whose words are not lost with it."""
        self._jobs.put(_Forgotten(job))

    def away(self) -> None:
        """Wait no longer for a server that somebody noticed to be away; from any thread."""
        self._leave.set()

    def stop(self) -> bool:
        """Finish what was handed over, for two seconds at most; says whether all of it was done.

        What a server did not take stays in the outbox.
        """
        self._jobs.put(None)
        self._thread.join(DRAIN_SECONDS)
        self._ending = True
        self._leave.set()
        self._thread.join(GRACE_SECONDS)
        return not self._thread.is_alive()

    def _run(self) -> None:
        self._store.leave_when(self._leave)
        self._find_waiting()
        while self._receive():
            while self._line and self._send(self._line[0]):
                if not self._jobs.empty():
                    break  # what was just written is on the disk before anything else is sent
        if self._outbox is not None:
            self._outbox.close()

    def _receive(self) -> bool:
        """Take in what was handed over; waits for more unless something can be sent. False at the end."""
        waits = None if not self._line else RETRY_SECONDS if self._told else 0.0
        try:
            job = self._jobs.get(timeout=waits)
            while job is not None:
                self._take(job)
                job = self._jobs.get_nowait()
        except queue.Empty:
            return True
        # The end: one last time, unless nobody answered before.
        while self._line and not self._told and self._send(self._line[0]):
            pass
        return False

    def _take(self, job: Job | _Forgotten) -> None:
        if isinstance(job, _Forgotten):
            self._forget(job.job)
            return
        self._keep(job)
        self._line.append(job)
        if self._told:
            self._secure()
            self._wait(job)

    def _find_waiting(self) -> None:
        """Take up what an earlier run left in the outbox."""
        if self._outbox is None:
            return
        try:
            found = self._outbox.waiting(self._incident)
        except WarRoomError:
            _log.warning("the outbox cannot be read; what waits in it is sent at the next start")
            return
        for data in found:
            try:
                job = decode_job(data)
            except (msgspec.MsgspecError, KeyError):
                _log.warning("an entry of the outbox is of a newer version and stays there")
                continue
            if self._store.login and job.command.actor != self._store.login:
                continue  # of somebody else who works at this computer: the server would take it as one's own
            self._line.append(job)
            self._wait(job)

    def _keep(self, job: Job) -> None:
        """Put a job on the disk; a disk that refuses does not keep it from being sent."""
        if self._outbox is not None and not isinstance(job.command, ACTS):
            try:
                self._outbox.keep(job.incident, job.command.id, encode_job(job))
            except WarRoomError:
                _log.warning("the outbox cannot be written; entries are kept in memory only")

    def _secure(self) -> None:
        """What waits long is on the disk itself before one is told that it waits."""
        assert self._outbox is not None
        try:
            self._outbox.secure()
        except WarRoomError:
            _log.warning("the outbox cannot be written; entries are kept in memory only")

    def _forget(self, job: Job) -> None:
        if self._outbox is not None and not isinstance(job.command, ACTS):
            try:
                self._outbox.drop(job.incident, job.command.id)
            except WarRoomError:
                _log.warning("the outbox cannot be written; what was sent is sent again, and there once")

    def _wait(self, job: Job) -> None:
        self._told.add(job.command.id)
        self._tell(Outcome(job, waits=True))

    def _send(self, job: Job) -> bool:
        """Append a job; false when the database is away and the job waits."""
        if not self._ending:
            self._leave.clear()
        try:
            entries: list[Entry] = self._store.append(job.incident, job.drafts)
        except Unavailable as away:
            if self._outbox is not None and not isinstance(job.command, ACTS):
                self._secure()
                for each in self._line:
                    if each.command.id not in self._told:
                        self._wait(each)
                return False
            self._end(Outcome(job, error=away))
        except WarRoomError as refused:
            self._end(Outcome(job, error=refused))
        except Exception as bug:  # noqa: BLE001 - the desk shows it and keeps the words; the thread lives on
            self._end(Outcome(job, error=bug))
        else:
            self._end(Outcome(job, tuple(entries)))
        return True

    def _end(self, outcome: Outcome) -> None:
        waited = outcome.job.command.id in self._told
        self._line.popleft()
        self._told.discard(outcome.job.command.id)
        self._tell(outcome)
        # One in conflict is decided again, and keeps its place until then; one that waited and is refused
        # stays until its words are somewhere else.
        if not (isinstance(outcome.error, Conflict) or (waited and outcome.error is not None)):
            self._forget(outcome.job)
