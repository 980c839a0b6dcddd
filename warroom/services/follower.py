"""The follower: opens a room, then hands over what anybody appends to it, and verifies the chain."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from warroom.clock import Instant
from warroom.domain.entry import Entry
from warroom.domain.room import Room, fold
from warroom.errors import N_, Unavailable, WarRoomError
from warroom.services import copying, own_clock
from warroom.services.copying import Copying
from warroom.services.entrance import rejoin
from warroom.services.presence import Attendance, Company, Here
from warroom.services.session import quiet_memory
from warroom.services.witness import Doubt, witness_of
from warroom.store.chain import ChainCheck, Finding
from warroom.store.heads import Head
from warroom.store.read import PAGE
from warroom.store.store import Store
from warroom.store.watch import Bell

RETRY_SECONDS: Final = 1.0
CHECK_SLICE: Final = 250
REST_SECONDS: Final = 0.05
"""How long nothing may arrive before what did is verified: the desk that paints it has the processor first."""
OWN_KEPT: Final = 100
NOTE_SECONDS: Final = 5.0
"""How often the head is noted while a log grows; a fall of the desk forgets no more than that."""
CLOCK_SECONDS: Final = 300.0
"""How often this machine's clock is compared with the server's, beside each time they connect."""
_FOLLOWING: Final[set[Follower]] = set()
"""All that follow now: what one of them loaded stays out of the collector's sight while any does."""


class Loaded(msgspec.Struct, frozen=True):
    """The folded room, which the receiver owns from now on, and the newest entries of `actor`.

    `as_of` is empty, or the time of the copy from which it comes while the server is away.
    """

    room: Room
    own: tuple[Entry, ...]
    as_of: Instant = ""


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


class Doubted(msgspec.Struct, frozen=True):
    """The log does not extend what this desk saw of it; None when it does, or was taken as it is."""

    doubt: Doubt | None


class ClockAhead(msgspec.Struct, frozen=True):
    """By how many seconds this machine's clock is ahead of the server's; 0 when they agree."""

    seconds: float


class Sealed(msgspec.Struct, frozen=True):
    """The room moved to this address and can only be read here; empty when it is here again."""

    address: str


News = Loaded | Batch | Verified | Trouble | Doubted | ClockAhead | Sealed | Company


class Follower:
    """Follows one log on a thread of its own and tells each piece of news there."""

    def __init__(
        self, store: Store, incident: str, actor: str, tell: Callable[[News], None], person: str = ""
    ) -> None:
        self._store = store
        self._incident = incident
        self._actor = actor
        self._tell = tell
        self._stop = threading.Event()
        self._bell: Bell | None = None
        self._file: tuple[int, int] | None = None
        self._anew = threading.Event()
        self._accepted = threading.Event()
        self._witness = witness_of(store, incident)
        self._doubt: Doubt | None = None
        self._ahead = 0.0
        self._moved_to = ""
        self._stirred = False
        self._clock_due = 0.0
        self._noted = 0
        self._note_due = 0.0
        self._attendance = Attendance(store, incident, (actor, person), tell)
        self._copying = Copying(store, incident)
        self._recalled = False
        self._begin()
        _FOLLOWING.add(self)
        self._thread = threading.Thread(target=self._run, name="follower")
        self._thread.start()

    def _begin(self) -> None:
        self._last = 0
        self._hash = b""
        self._loaded = False
        self._check = ChainCheck(self._incident)
        self._unchecked: list[Entry] = []
        self._broken = False

    def ring(self) -> None:
        """Look at once, after an own write; from any thread."""
        bell = self._bell
        if bell is not None:
            bell.ring()

    def be(self, here: Here) -> None:
        """Say what one does at this desk, for the others; from any thread."""
        self._attendance.be(here)

    def read_anew(self) -> None:
        """Read the log from its beginning again and tell the room anew; from any thread."""
        self._anew.set()
        self.ring()

    def accept(self) -> None:
        """Take the log as it is for what was seen; from any thread, when a person read what does not fit."""
        self._accepted.set()
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
                self._note()
                self._attendance.part(leave=self._stop.is_set())
                if self._bell is not None:
                    self._bell.close()
                    self._bell = None
                    self._copying.pause()
        self._copying.abandon()

    def _follow(self) -> None:
        self._find_file()
        self._bell = self._connect()
        whole = [] if self._loaded else self._load()
        if self._last:
            self._tell(Trouble(None))
        self._compare_clocks(self._bell)
        self._verify_whole(whole)
        self._take_pages()
        self._attendance.meet(self._bell)
        while not self._stop.is_set():
            rest = REST_SECONDS if self._stirred else self._copying.patience()
            rung = self._bell.wait(min(rest, self._attendance.patience()))
            if time.monotonic() >= self._note_due:
                self._note()
            if time.monotonic() >= self._clock_due:
                self._compare_clocks(self._bell)
            if self._accepted.is_set():
                self._accepted.clear()
                self._begin_again()
            if self._anew.is_set():
                self._anew.clear()
                self._read_anew()
            elif rung:
                self._take_pages()
            elif self._stirred:
                self._stirred = False
                self._check_rest()
                self._look_where()
            elif self._store.file and _identity(self._store.file) != self._file:
                raise _gone(self._store.place)
            else:
                self._copying.turn()
            self._attendance.turn()

    def _connect(self) -> Bell:
        """Reach the database; while a server is away, its room is told as the copy on this computer has it."""
        if self._store.away is not None:
            self._recall(self._store.away)
        try:
            rejoin(self._store, stop=self._stop)
            return self._store.bell()
        except Unavailable as wrong:
            if wrong.cause in copying.AWAY:
                self._recall(wrong)
            raise

    def _recall(self, away: Unavailable) -> None:
        if self._loaded or self._recalled or self._store.file is not None:
            return
        self._recalled = True
        self._tell(Trouble(away))
        with quiet_memory():
            found = copying.recall(self._store, self._incident)
            if not found.entries:
                return
            self._tell_room(found.entries, found.as_of)
        self._stand_at(found.moved_to)
        self._verify(found.entries)
        if self._broken:
            copying.drop(self._store, self._incident)
        self._begin()

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
            self._note()
            self._store.close()
            self._begin()
        self._file = found

    def _load(self) -> list[Entry]:
        with quiet_memory():
            entries = self._store.read_on(self._incident)
            if not entries:
                self._store.head(self._incident)
            self._keep_place(entries)
            self._loaded = True
            self._tell_room(entries)
        self._look_back(entries)
        return entries

    def _tell_room(self, entries: list[Entry], as_of: Instant = "") -> None:
        room = fold(self._incident, entries)
        # What was made stays as long as the room is open: the collector need not walk it again and again.
        gc.freeze()
        own = [entry for entry in entries[-5000:] if entry.actor == self._actor]
        self._tell(Loaded(room, tuple(own[-OWN_KEPT:]), as_of))

    def _read_anew(self) -> None:
        """Read the log from its beginning; what was seen of it until now is noted first."""
        self._note()
        self._begin()
        self._verify_whole(self._load())

    def _verify_whole(self, entries: list[Entry]) -> None:
        """Verify a log that was read whole; its copy follows it unless it is in doubt."""
        self._verify(entries)
        self._note()
        head = self._look_where()
        if self._sound(entries):
            self._copying.begin(entries, head)
        elif entries:
            self._copying.abandon()

    def _sound(self, entries: list[Entry]) -> bool:
        """Say whether all of these were verified, and the log is what this desk saw of it."""
        verified = bool(entries) and self._check.seq == entries[-1].seq and not self._broken
        return verified and self._doubt is None

    def _keep_place(self, entries: list[Entry]) -> None:
        if entries:
            self._last, self._hash = entries[-1].seq, entries[-1].hash

    def _look_back(self, entries: list[Entry]) -> None:
        """Compare a log that was read whole with what this desk saw of it."""
        doubt = self._witness.doubt(entries)
        if doubt is not None:
            doubt = self._witness.explained(doubt, entries, self._store)
        if doubt != self._doubt:
            self._doubt = doubt
            self._tell(Doubted(doubt))

    def _compare_clocks(self, bell: Bell) -> None:
        found = own_clock.compare(bell)
        self._clock_due = time.monotonic() + CLOCK_SECONDS
        if round(found) != round(self._ahead):
            self._ahead = found
            self._tell(ClockAhead(found))

    def _begin_again(self) -> None:
        if self._doubt is not None:
            self._witness.begin_again(self._check.seq, self._check.previous)
            self._noted, self._doubt = self._check.seq, None
            self._tell(Doubted(None))
            if self._store.file is None:
                self._anew.set()  # its copy begins again, too

    def _note(self) -> None:
        """Note the verified head, unless it is noted or in doubt."""
        if self._check.seq != self._noted and not self._broken and self._doubt is None:
            self._witness.note(self._check.seq, self._check.previous)
            self._noted = self._check.seq
        self._note_due = time.monotonic() + NOTE_SECONDS

    def _take_pages(self) -> None:
        self._stirred = (
            True  # also what came while there was no bell is verified as soon as nothing more comes
        )
        while not self._stop.is_set():
            # The last entry is read with what follows: a log that was cut or replaced has another there, or none.
            known = 1 if self._last else 0
            entries = self._store.read_on(self._incident, self._last - known, PAGE + known)
            if known and (not entries or (entries[0].seq, entries[0].hash) != (self._last, self._hash)):
                self._read_anew()
                return
            fresh = entries[known:]
            if fresh:
                self._keep_place(fresh)
                self._tell(Batch(tuple(fresh)))
                self._unchecked += fresh
            if len(self._unchecked) >= CHECK_SLICE:
                self._check_rest()
            if len(fresh) < PAGE:
                return

    def _look_where(self) -> Head:
        """See whether the room was moved away, which its log does not say."""
        head = self._store.head(self._incident)
        self._stand_at(head.moved_to)
        self._copying.stand(head)
        return head

    def _stand_at(self, moved_to: str) -> None:
        if moved_to != self._moved_to:
            self._moved_to = moved_to
            self._tell(Sealed(moved_to))

    def _check_rest(self) -> None:
        """Verify what arrived, now that nothing more does."""
        unchecked, self._unchecked = self._unchecked, []
        self._verify(unchecked)
        if self._sound(unchecked):
            self._copying.add(unchecked)

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
