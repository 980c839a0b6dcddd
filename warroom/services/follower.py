"""The follower: opens a room, then hands over what anybody appends to it, and verifies the chain."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from warroom.domain.entry import Entry
from warroom.domain.room import Room, fold
from warroom.errors import N_, Unavailable, WarRoomError
from warroom.services.session import quiet_memory
from warroom.store.chain import ChainCheck, Finding
from warroom.store.read import PAGE
from warroom.store.store import Store
from warroom.store.watch import Bell

RETRY_SECONDS: Final = 1.0
CHECK_SLICE: Final = 250
OWN_KEPT: Final = 100
_FOLLOWING: Final[set[Follower]] = set()
"""All that follow now: what one of them loaded stays out of the collector's sight while any does."""


class Loaded(msgspec.Struct, frozen=True):
    """The folded room, which the receiver owns from now on, and the newest entries of `actor`."""

    room: Room
    own: tuple[Entry, ...]


class Batch(msgspec.Struct, frozen=True):
    """More entries, in order."""

    entries: tuple[Entry, ...]


class Verified(msgspec.Struct, frozen=True):
    """The chain holds up to `seq`, or `finding` says where it does not."""

    seq: int
    finding: Finding | None = None


class Trouble(msgspec.Struct, frozen=True):
    """The database does not answer; None when it does again."""

    error: WarRoomError | None


News = Loaded | Batch | Verified | Trouble


class Follower:
    """Follows one log on a thread of its own and tells each piece of news there."""

    def __init__(self, store: Store, incident: str, actor: str, tell: Callable[[News], None]) -> None:
        self._store = store
        self._incident = incident
        self._actor = actor
        self._tell = tell
        self._stop = threading.Event()
        self._bell: Bell | None = None
        self._file: tuple[int, int] | None = None
        self._anew = threading.Event()
        self._begin()
        _FOLLOWING.add(self)
        self._thread = threading.Thread(target=self._run, name="follower")
        self._thread.start()

    def _begin(self) -> None:
        self._last = 0
        self._loaded = False
        self._check = ChainCheck(self._incident)
        self._broken = False

    def ring(self) -> None:
        """Look at once, after an own write; from any thread."""
        bell = self._bell
        if bell is not None:
            bell.ring()

    def read_anew(self) -> None:
        """Read the log from its beginning again and tell the room anew; from any thread."""
        self._anew.set()
        self.ring()

    def stop(self) -> None:
        """Stop following and wait until the thread ended; after the last, the garbage collector sees rooms again."""
        self._stop.set()
        self.ring()
        self._thread.join()
        _FOLLOWING.discard(self)
        if not _FOLLOWING:
            gc.unfreeze()

    def _run(self) -> None:
        self._store.leave_when(self._stop)
        while not self._stop.is_set():
            try:
                self._follow()
            except WarRoomError as trouble:
                if not self._stop.is_set():
                    self._tell(Trouble(trouble))
                    self._stop.wait(RETRY_SECONDS)
            finally:
                if self._bell is not None:
                    self._bell.close()
                    self._bell = None

    def _follow(self) -> None:
        self._find_file()
        self._bell = self._store.bell()
        unchecked = self._load() if not self._loaded else []
        if self._last:
            self._tell(Trouble(None))
        self._verify(unchecked)
        self._take_pages()
        while not self._stop.is_set():
            rung = self._bell.wait()
            if self._anew.is_set():
                self._anew.clear()
                self._begin()
                self._verify(self._load())
            elif rung:
                self._take_pages()
            elif self._store.file and _identity(self._store.file) != self._file:
                raise _gone(self._store.place)

    def _find_file(self) -> None:
        """See that the file is there; one that took the place of the first is read from its beginning.

        An open connection goes on with a file that was deleted or replaced as if nothing had happened.
        """
        if self._store.file is None:
            return
        found = _identity(self._store.file)
        if found is None:
            raise _gone(self._store.place)
        if self._file not in (None, found):
            self._store.close()
            self._begin()
        self._file = found

    def _load(self) -> list[Entry]:
        with quiet_memory():
            entries = self._store.read(self._incident)
            if not entries:
                self._store.head(self._incident)
            room = fold(self._incident, entries)
            # What was made stays as long as the room is open: the collector need not walk it again and again.
            gc.freeze()
        own = [entry for entry in entries[-5000:] if entry.actor == self._actor]
        self._last = room.seq
        self._loaded = True
        self._tell(Loaded(room, tuple(own[-OWN_KEPT:])))
        return entries

    def _take_pages(self) -> None:
        while not self._stop.is_set():
            entries = self._store.read(self._incident, self._last, PAGE)
            if not entries:
                return
            self._last = entries[-1].seq
            self._tell(Batch(tuple(entries)))
            self._verify(entries)

    def _verify(self, entries: list[Entry]) -> None:
        for start in range(0, len(entries), CHECK_SLICE):
            if self._stop.wait(0.0005) or self._broken:
                return
            finding = self._check.take(entries[start : start + CHECK_SLICE])
            if finding:
                self._broken = True
                self._tell(Verified(self._check.seq, finding))
                return
        if entries:
            self._tell(Verified(self._check.seq))


def _identity(file: Path) -> tuple[int, int] | None:
    """Say which file stands at a place; None if there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _gone(place: str) -> Unavailable:
    return Unavailable(N_("{place} is no longer there. Put it back before you write on."), place=place)
