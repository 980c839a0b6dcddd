"""A reader that follows the room through the whole storm, and minds that each entry comes once and in order."""

from __future__ import annotations

import threading
from collections.abc import Callable

from tests.storms.promises import words_of
from warroom.domain.entry import Entry
from warroom.errors import WarRoomError
from warroom.services.follower import Batch, Doubted, Follower, Loaded, News, Trouble, Verified
from warroom.store.store import Store

PATIENCE = 120.0
"""Seconds after which what should have come by then is said to be missing."""


class Reader:
    """Follows a room on the program's own follower."""

    def __init__(self, url: str, room: str) -> None:
        self._store = Store(url)
        self._heard = threading.Condition()
        self._texts: set[str] = set()
        self.entries: list[Entry] = []
        self.first = 0
        self.outages = 0
        self.trouble: WarRoomError | None = None
        self.broken: list[str] = []
        self._follower = Follower(self._store, room, "", self._hear)
        self.wait(lambda: self.first > 0, "the room to be read")

    def _hear(self, news: News) -> None:
        with self._heard:
            match news:
                case Loaded(room=room):
                    if self.first:
                        self.broken.append(f"the reader had to read anew after {self.seq}")
                    self.first = self.first or room.seq
                case Batch(entries=entries):
                    for entry in entries:
                        self._take(entry)
                case Verified(seq=seq, finding=finding) if finding is not None:
                    self.broken.append(f"the reader found the chain broken after {seq}: {finding.text}")
                case Doubted(doubt=doubt) if doubt is not None:
                    self.broken.append(f"the reader doubts the log: {doubt}")
                case Trouble(error=error):
                    self.outages += error is not None and self.trouble is None
                    self.trouble = error
                case _:
                    return
            self._heard.notify_all()

    def _take(self, entry: Entry) -> None:
        if entry.seq != self.seq + 1:
            self.broken.append(f"the reader heard of {entry.seq} after {self.seq}")
        self.entries.append(entry)
        self._texts.add(words_of(entry))

    @property
    def seq(self) -> int:
        """The newest entry's place."""
        return self.entries[-1].seq if self.entries else self.first

    def has(self, words: str) -> bool:
        """Say whether words came."""
        return words in self._texts

    def wait(self, wanted: Callable[[], bool], what: str) -> bool:
        """Wait until something is heard of; a broken promise if it never is."""
        with self._heard:
            if self._heard.wait_for(wanted, PATIENCE):
                return True
            self.broken.append(f"after {PATIENCE:.0f} s the reader still waits for {what}")
            return False

    def close(self) -> None:
        """Follow no more."""
        self._follower.stop()
        self._store.close()
