"""The writer: one thread that appends what a desk decided, one after the other."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Final

import msgspec

from warroom.domain.entry import Draft, Entry
from warroom.domain.rules.command import Command
from warroom.errors import WarRoomError
from warroom.store.store import Store

DRAIN_SECONDS: Final = 2.0
GRACE_SECONDS: Final = 0.3
"""What a wait for a silent server may still take when it was given up."""


class Job(msgspec.Struct, frozen=True):
    """Drafts for a log, with the command they came from and how often it was tried."""

    incident: str
    command: Command
    drafts: tuple[Draft, ...]
    tries: int = 1


class Outcome(msgspec.Struct, frozen=True):
    """What became of a job: the entries as the log holds them, or why not."""

    job: Job
    entries: tuple[Entry, ...] = ()
    error: BaseException | None = None


class Writer:
    """Appends jobs in their order on a thread of its own; `tell` is called there with each outcome."""

    def __init__(self, store: Store, tell: Callable[[Outcome], None]) -> None:
        self._store = store
        self._tell = tell
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._run, name="writer")
        self._thread.start()

    def put(self, job: Job) -> None:
        """Hand a job over; returns at once."""
        self._jobs.put(job)

    def stop(self) -> bool:
        """Finish what was handed over, for two seconds at most; says whether all of it was done."""
        self._jobs.put(None)
        self._thread.join(DRAIN_SECONDS)
        self._left.set()
        self._thread.join(GRACE_SECONDS)
        return not self._thread.is_alive()

    def _run(self) -> None:
        self._store.leave_when(self._left)
        while (job := self._jobs.get()) is not None:
            try:
                entries = self._store.append(job.incident, job.drafts)
            except WarRoomError as refused:
                self._tell(Outcome(job, error=refused))
            except Exception as bug:  # noqa: BLE001 - the desk shows it and keeps the words; the thread lives on
                self._tell(Outcome(job, error=bug))
            else:
                self._tell(Outcome(job, tuple(entries)))
