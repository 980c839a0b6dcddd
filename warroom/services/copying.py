"""Copying: each room of a server that is opened here leaves a copy on this computer, kept in step at rest.

The copy is made of what was verified and read anyway, in small steps between which whatever arrives goes
first. A disk that refuses costs nothing but the copy.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import math
import time
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec

from warroom import config
from warroom.clock import Instant, later, real_now
from warroom.domain.entry import Entry
from warroom.errors import Conflict, Corrupt, Unavailable, WarRoomError
from warroom.services.witness import witness_of
from warroom.store.address import account_of, is_server, read_address
from warroom.store.chain import ChainCheck
from warroom.store.copies import BESIDE, Copies
from warroom.store.heads import HOUSE, Head
from warroom.store.store import Store

FOLDER: Final = "copies"
AWAY: Final = frozenset({"silent", "host", "refused", "ended", "starting"})
"""Causes for which a server counts as away: nobody answers there, or not yet. All else is for a person to mend."""
ROOMS: Final = 20
"""How many rooms of a server keep a copy, the ones opened last."""
DAYS: Final = 90
"""After how many days in which nobody opened a room its copy goes."""
DAY: Final = 86400.0
"""Seconds."""
SLICE: Final = 200
"""How many entries are copied in one step."""
PAUSE: Final = 0.004
"""Seconds between two steps, for whoever else needs the processor."""
TOUCH_SECONDS: Final = 60.0
"""How often it is noted that a copy still holds all, while nothing happens."""
_log: Final = logging.getLogger(__name__)


class Recalled(msgspec.Struct, frozen=True):
    """A log from its copy: its entries, until when it is whole, and where its room had moved by then."""

    entries: list[Entry]
    as_of: Instant = ""
    moved_to: str = ""


def copies_of(url: str) -> Copies | None:
    """Give the copies of a server's database and login; None for a file, and where they cannot be."""
    if not is_server(url) or not read_address(url)[0].user:
        return None
    name = hashlib.sha256(account_of(url).encode()).hexdigest()[:32]
    try:
        return Copies(config.folders().data / FOLDER / f"{name}.db")
    except WarRoomError:
        return None


def forget(url: str) -> None:
    """Throw the copies of a database and login away; raises `Unavailable` where they stay."""
    copies = copies_of(url)
    if copies is not None:
        try:
            copies.discard()
        except OSError as wrong:
            raise config.unusable(copies.file, wrong) from wrong


def usable(url: str) -> Copies | None:
    """Give the copies of a server if there is a room in them; what is damaged is thrown away."""
    copies = copies_of(url)
    if copies is None or not copies.there:
        return None
    try:
        if copies.heads():
            return copies
    except Corrupt:
        _throw_away(copies)
    except WarRoomError as wrong:
        _log.info("the copies of a server cannot be read: %s", wrong)
    copies.close()
    return None


def leave(store: Store, away: Unavailable) -> bool:
    """Read from the copies from now on if the server is away and there are some; says whether."""
    if away.cause not in AWAY or store.file is not None:
        return False
    if store.away is None:
        copies = usable(store.kept_url)
        if copies is None:
            return False
        store.leave(copies, away)
    return True


def recall(store: Store, incident: str) -> Recalled:
    """Read the copy of a log, which is not verified yet; nothing where there is none."""
    with _copies_in_use(store) as copies:
        if copies is not None and copies.there:
            entries = copies.read(incident)
            moved = (each.moved_to for each in copies.heads() if each.id == incident)
            return Recalled(entries, copies.as_of().get(incident, ""), next(moved, ""))
    return Recalled([])


def drop(store: Store, incident: str) -> None:
    """Throw a copy away that does not hold; it is made anew when its log is read the next time."""
    with _copies_in_use(store) as copies:
        if copies is not None and copies.there:
            copies.drop(incident)


@contextlib.contextmanager
def _copies_in_use(store: Store) -> Iterator[Copies | None]:
    """Lend the copies of a server; a file of them that is damaged is thrown away."""
    copies = store.copies or copies_of(store.kept_url)
    try:
        yield copies
    except Corrupt:
        if copies is not None:
            _throw_away(copies)
    except WarRoomError as wrong:
        _log.info("the copies of a server cannot be used: %s", wrong)
    finally:
        if copies is not None and copies is not store.copies:
            copies.close()


def keep_beside(store: Store, heads: Sequence[Head], house: Sequence[Entry]) -> None:
    """Note how many rooms a server has, and copy its house, where there are copies of some rooms."""
    copies = copies_of(store.kept_url) if store.away is None else None
    if copies is None or not copies.there:
        return
    try:
        copies.know(rooms=len(heads))
    except WarRoomError:
        _log.info("the copies of a server cannot be written")
        return
    finally:
        copies.close()
    if house and ChainCheck(HOUSE).take(house) is None and witness_of(store, HOUSE).doubt(house) is None:
        keeping = Copying(store, HOUSE)
        keeping.begin(house, store.head(HOUSE))
        while keeping.patience() <= PAUSE:
            keeping.turn()
        keeping.abandon()


class Copying:
    """Keeps the copy of one log in step, on the thread of its follower."""

    def __init__(self, store: Store, incident: str) -> None:
        self._store = store
        self._incident = incident
        self._copies: Copies | None = None
        self._pending: deque[Entry] = deque()
        self._head: Head | None = None
        self._noted = False
        self._touch_due = 0.0

    def begin(self, entries: Sequence[Entry], head: Head) -> None:
        """Take a log that was read whole and verified: what the copy lacks is added, what was erased is erased."""
        self.abandon()
        self._copies = copies_of(self._store.kept_url)
        self._head = head
        for _time in range(2):
            try:
                self._begin(entries, head)
            except Corrupt:
                self._discard()
                continue
            except WarRoomError as wrong:
                self._give_up(wrong)
            return

    def _begin(self, entries: Sequence[Entry], head: Head) -> None:
        copies, now = self._copies, real_now()
        if copies is None or not entries:
            return
        there = copies.begin(head, self._store.kept_url, now)
        have = copies.bodies(self._incident) if there.seq else set()
        wanted = {each.seq for each in islice(entries, there.seq) if each.body is not None}
        fits = not there.seq or (there.seq <= len(entries) and entries[there.seq - 1].hash == there.hash)
        if not fits or wanted - have:
            copies.drop(self._incident)
            there = copies.begin(head, self._store.kept_url, now)
        elif have - wanted:
            copies.erase(self._incident, sorted(have - wanted))
        held = tuple(sorted(self._store.held or ()))
        copies.know(login=self._store.login, held=held)
        copies.sweep(ROOMS, later(now, -DAYS * DAY))
        _sweep_files(copies.file.parent)
        self._pending.extend(islice(entries, there.seq, None))
        self._noted = False

    def add(self, entries: Sequence[Entry]) -> None:
        """Take entries that were verified and follow."""
        if self._copies is not None and entries:
            self._pending.extend(entries)
            self._noted = False

    def stand(self, head: Head) -> None:
        """Take in what the list of rooms says of the log."""
        if self._head is not None and _listed(head) != _listed(self._head):
            self._noted = False
        self._head = head

    def patience(self) -> float:
        """Say for how many seconds there is nothing to do."""
        if self._copies is None:
            return math.inf
        return PAUSE if self._pending or not self._noted else max(0.0, self._touch_due - time.monotonic())

    def turn(self) -> None:
        """Do one step."""
        if self._copies is None or self.patience() > PAUSE:
            return
        try:
            if self._pending:
                self._add(self._copies)
            else:
                self._touch(self._copies)
        except Corrupt:
            self._discard()
        except WarRoomError as wrong:
            self._give_up(wrong)

    def _add(self, copies: Copies) -> None:
        page = list(islice(self._pending, SLICE))
        try:
            copies.add(page)
        except Conflict:
            # Another desk of this computer copies the same log.
            assert self._head is not None
            there = copies.begin(self._head, self._store.kept_url, real_now()).seq
            if there < page[0].seq - 1:
                self.abandon()
                return
            page = [each for each in page if each.seq <= there]
        for _each in page:
            self._pending.popleft()

    def _touch(self, copies: Copies) -> None:
        assert self._head is not None
        copies.current(self._head, real_now())
        self._noted = True
        self._touch_due = time.monotonic() + TOUCH_SECONDS

    def pause(self) -> None:
        """Note until when the copy holds all, if it does: the server is left, or went away."""
        if self._copies is not None and not self._pending:
            self._noted = False
            self.turn()

    def abandon(self) -> None:
        """Let go of the copy as it is: what its log holds now is in doubt."""
        if self._copies is not None:
            self._copies.close()
        self._copies = None
        self._pending.clear()

    def _discard(self) -> None:
        """Throw a damaged file away; it is begun anew when the log is read the next time."""
        if self._copies is not None:
            _throw_away(self._copies)
        self._pending.clear()

    def _give_up(self, wrong: WarRoomError) -> None:
        _log.info("the copy of a room cannot be kept: %s", wrong)
        self.abandon()


def _sweep_files(folder: Path) -> None:
    """Throw away the copies of servers where nobody was for as long as a room's copy lasts."""
    oldest = time.time() - DAYS * DAY
    for file in folder.glob("*.db"):
        beside = (file.with_name(file.name + ending) for ending in BESIDE)
        with contextlib.suppress(OSError):
            if max(each.stat().st_mtime for each in beside if each.exists()) < oldest:
                Copies(file).discard()


def _listed(head: Head) -> tuple[str, int, str, str]:
    """Give what the list of rooms shows of a log, beside its length."""
    return head.title, head.severity, head.phase, head.moved_to


def _throw_away(copies: Copies) -> None:
    try:
        copies.discard()
        _log.info("the copies of a server were damaged and were thrown away")
    except OSError as wrong:
        _log.info("the copies of a server cannot be thrown away: %s", wrong)
