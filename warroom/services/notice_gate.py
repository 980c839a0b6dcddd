"""How many notices one person gets: the same thing once a minute, a flood in one line (ISA-18.2)."""

from __future__ import annotations

from collections import deque
from typing import Final

import msgspec

from warroom.i18n import ngettext
from warroom.services.addressed import Notice

CHATTER: Final = 60.0
"""Seconds in which the same thing is told once."""
WINDOW: Final = 600.0
FLOOD_STARTS: Final = 10
FLOOD_ENDS: Final = 5
"""Notices in ten minutes above which they are grouped, and under which they are told one by one again."""


class Telling(msgspec.Struct, frozen=True):
    """What is told: one notice, or many in one line; the stream it opens, nothing for the list."""

    title: str
    text: str
    stream: str
    always: bool = False


class NoticeGate:
    """Lets notices through, at times in seconds that never go back."""

    def __init__(self) -> None:
        self._last: dict[str, float] = {}
        self._passed: deque[float] = deque()
        self._grouped = 0
        self.flood = False

    def let_through(self, notices: list[Notice], now: float) -> list[Telling]:
        """Give what is told of these notices."""
        self._last = {key: at for key, at in self._last.items() if now - at < CHATTER}
        while self._passed and now - self._passed[0] >= WINDOW:
            self._passed.popleft()
        if self.flood and len(self._passed) < FLOOD_ENDS:
            self.flood, self._grouped = False, 0
        told: list[Telling] = []
        grouped = 0
        for each in notices:
            if each.key in self._last:
                continue
            self._last[each.key] = now
            self._passed.append(now)
            self.flood = self.flood or len(self._passed) > FLOOD_STARTS
            if self.flood and not each.always:
                grouped += 1
            else:
                told.append(Telling(each.title, each.text, each.stream, each.always))
        if grouped:
            self._grouped += grouped
            words = ngettext("{count} for you", "{count} for you", self._grouped)
            told.append(Telling(words.format(count=self._grouped), "", ""))
        return told
