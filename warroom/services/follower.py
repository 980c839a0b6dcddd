"""The follower: opens a room, then hands over what anybody appends to it, and verifies the chain."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

import msgspec

from warroom.domain.entry import Entry
from warroom.domain.room import Room, fold
from warroom.errors import WarRoomError
from warroom.services.session import quiet_memory
from warroom.store.chain import ChainCheck, Finding
from warroom.store.read import PAGE
from warroom.store.store import Store
from warroom.store.watch import Bell

RETRY_SECONDS: Final = 1.0
CHECK_SLICE: Final = 250
OWN_KEPT: Final = 100


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
        self._last = 0
        self._loaded = False
        self._check = ChainCheck(incident)
        self._broken = False
        self._thread = threading.Thread(target=self._run, name="follower")
        self._thread.start()

    def ring(self) -> None:
        """Look at once, after an own write; from any thread."""
        bell = self._bell
        if bell is not None:
            bell.ring()

    def stop(self) -> None:
        """Stop following and wait until the thread ended."""
        self._stop.set()
        self.ring()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._follow()
            except WarRoomError as trouble:
                self._tell(Trouble(trouble))
                self._stop.wait(RETRY_SECONDS)
            finally:
                if self._bell is not None:
                    self._bell.close()
                    self._bell = None

    def _follow(self) -> None:
        self._bell = self._store.bell()
        unchecked = self._load() if not self._loaded else []
        if self._last:
            self._tell(Trouble(None))
        self._verify(unchecked)
        self._take_pages()
        while not self._stop.is_set():
            if self._bell.wait():
                self._take_pages()

    def _load(self) -> list[Entry]:
        with quiet_memory():
            entries = self._store.read(self._incident)
            room = fold(self._incident, entries)
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
