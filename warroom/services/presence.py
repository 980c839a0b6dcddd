"""Who is here: what a desk says of itself and finds out of the others, on the follower's thread.

A word every few seconds, and at once when something changes, but never twice in a second. Who says nothing
for `GONE_SECONDS` is gone; who leaves in order is gone at once.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from warroom import config, ids
from warroom.errors import WarRoomError
from warroom.store.presence import GONE_SECONDS, Desk, Here, Presence, Present
from warroom.store.store import Store
from warroom.store.watch import Bell

__all__ = ["Attendance", "Company", "Here", "Present"]

HEARTBEAT: Final = 5.0
APART: Final = 1.0
"""Seconds between two words, and between two looks at the others."""
SILENT: Final = 10.0
"""Seconds without a word after which a desk is marked as silent: a heartbeat was missed."""


class Company(msgspec.Struct, frozen=True):
    """The other desks of the room; not `known` where a server keeps no presence."""

    others: tuple[Present, ...] = ()
    known: bool = True


class Attendance:
    """A desk's presence: any thread may say what one does there, the follower's does all the rest."""

    def __init__(
        self, store: Store, incident: str, person: tuple[str, str], tell: Callable[[Company], None]
    ) -> None:
        self._store = store
        self._desk = Desk(incident, ids.new(), *person)
        self._tell = tell
        self._told = Company()
        self._wanted: Here | None = None
        self._bell: Bell | None = None
        self._begin()

    def _begin(self) -> None:
        self._presence: Presence | None = None
        self._said: Here | None = None
        self._may_tell = self._may_look = self._beat = 0.0
        self._found: list[tuple[Present, float]] = []
        """Each other desk, and when it was heard by this machine's steady clock."""

    def be(self, here: Here) -> None:
        """Say what one does at the desk, from any thread; until the first word nobody knows of the desk."""
        if here != self._wanted:
            self._wanted = here
            bell = self._bell
            if bell is not None:
                bell.wake()

    def meet(self, bell: Bell) -> None:
        """Take up a bell that was just connected."""
        self._begin()
        self._bell = bell
        if not self._told.known:
            self._told = Company()  # it may have been brought up to date

    def part(self, leave: bool) -> None:
        """Let go of the bell, and leave in order where there is still somebody to tell."""
        presence, self._bell = self._presence, None
        self._begin()
        if leave and presence is not None:
            presence.leave()
        elif not leave:
            self._publish()

    def patience(self) -> float:
        """Say for how many seconds there is nothing to do unless something happens."""
        if self._wanted is None or (self._presence is None and not self._told.known):
            return math.inf
        now = time.monotonic()
        dues = [self._beat if self._wanted == self._said else self._may_tell]
        later = [heard + limit for _who, heard in self._found for limit in (SILENT, GONE_SECONDS)]
        dues += [due for due in (self._may_look, *later) if due > now]
        return max(0.0, min(dues) - now)

    def turn(self) -> None:
        """Do what is due; raises `Unavailable` when the server is gone."""
        now, wanted = time.monotonic(), self._wanted
        if wanted is None or self._bell is None or (self._presence is None and not self._meet(self._bell)):
            return
        assert self._presence is not None
        if now >= self._may_tell and (wanted != self._said or now >= self._beat):
            self._said = wanted
            self._may_tell, self._beat = now + APART, now + HEARTBEAT
            self._take(self._presence.tell(wanted))
        elif now >= self._may_look and self._presence.stirred():
            self._may_look = now + APART
            self._take(self._presence.look())
        self._publish()

    def _meet(self, bell: Bell) -> bool:
        """Find out how presence is told here; says whether it is."""
        if not self._told.known:
            return False
        self._presence = self._store.presence(bell, self._desk, _folder())
        if self._presence is None:
            self._told = Company(known=False)
            self._tell(self._told)
        return self._presence is not None

    def _take(self, found: list[Present] | None) -> None:
        now = time.monotonic()
        if found is not None:
            self._found = [(who, now - who.age) for who in found if who.desk != self._desk.id]

    def _publish(self) -> None:
        """Tell who is here when that changed."""
        now = time.monotonic()
        self._found = [(who, heard) for who, heard in self._found if now - heard < GONE_SECONDS]
        others = tuple(
            msgspec.structs.replace(who, age=0.0, silent=now - heard >= SILENT) for who, heard in self._found
        )
        if others != self._told.others:
            self._told = Company(others)
            self._tell(self._told)


def _folder() -> Path:
    """Give the folder of desks on this computer; where there is none, one in which nothing can be written."""
    try:
        return config.folders().cache / "here"
    except WarRoomError:
        return Path(os.devnull)
