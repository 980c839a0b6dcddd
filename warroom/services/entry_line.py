"""The entry line: plain text always logs a note, `/words` log other kinds, marks say the rest.

Marks count where they stand; they are taken out of the words only at the line's beginning (time,
station, ratings, due) and at its end. Whatever is not understood stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from itertools import islice
from typing import Any, Final

import msgspec

from warroom.clock import Instant
from warroom.domain.room import Room
from warroom.services import line_tokens
from warroom.services.line_tokens import Token
from warroom.services.line_verbs import ASKING, BY_NAME, TARGETED, WORDLESS

_SLASH = re.compile(r"/(\w+)(?!\S)")
MOST: Final = 40
"""The marks that are looked for at the end of a line."""
LONGEST: Final = 6
"""The words that a mark may have: `@STORES CITY CENTRE`, `antes de las 14:30`."""
_At = Callable[[Room, str, int], Token | None]


class Reading(msgspec.Struct, frozen=True):
    """What a line means: the kind of entry, its text, when it happened (empty for now), and its marks.

    `to` is the station that is asked, `station` the one that speaks (empty: the desk's own),
    `target` the ask or fix (stream) that it is about, `name` who is thanked.
    """

    kind: str
    text: str
    occurred_at: Instant = ""
    to: str = ""
    station: str = ""
    due: Instant = ""
    target: str = ""
    name: str = ""
    ratings: dict[str, str] = {}
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    key: bool = False


class Understood(msgspec.Struct, frozen=True):
    """A reading and the marks it was read from, in the order of the line."""

    reading: Reading
    tokens: tuple[Token, ...] = ()


def read_line(room: Room, line: str, held: Collection[str] = ()) -> Reading:
    """Understand a line; `held` are the stations as which this person may speak."""
    return understand(room, line, held).reading


def understand(room: Room, line: str, held: Collection[str] = ()) -> Understood:
    """Understand a line and say by which marks."""
    verb = _verb(line)
    kind = str(verb.value) if verb else "note"
    start = verb.end if verb else 0
    scan = _Scan(room, line, kind, held)
    if kind in TARGETED and not scan.aim(start):
        return Understood(Reading("note", line.strip()))
    read = scan.read(start)
    if read is None and line[start:].strip():
        read = Understood(Reading(kind, line[start:].strip()))
    if read is None or (kind == "thanks" and not read.reading.name):
        return Understood(Reading("note", line.strip()))
    return msgspec.structs.replace(read, tokens=((verb,) if verb else ()) + read.tokens)


def _verb(line: str) -> Token | None:
    start = len(line) - len(line.lstrip())
    found = _SLASH.match(line, start)
    verb = BY_NAME.get(found[1].lower()) if found else None
    return Token(start, found.end(), "verb", verb.kind) if found and verb else None


class _Scan:
    """Reads the marks of one line: from its beginning, from its end, and those between the words."""

    def __init__(self, room: Room, line: str, kind: str, held: Collection[str]) -> None:
        self._room, self._line, self._kind, self._held = room, line, kind, held
        self._first: list[Token] = []
        self._last: list[Token] = []
        self._asking, self._rating = kind in ASKING, kind == "evidence"

    def aim(self, start: int) -> bool:
        """Read which ask or fix the line is about, behind the verb; false if none is named."""
        found = line_tokens.target_at(self._room, self._line, self._skip(start), TARGETED[self._kind])
        if found:
            self._first.append(found)
        return found is not None

    def read(self, start: int) -> Understood | None:
        """Read everything behind the verb; None if no words would be left of those that are needed."""
        begin = self._lead(self._first[-1].end if self._first else start)
        end = self._trail(begin)
        text = self._line[begin:end].strip()
        if not text and self._kind not in WORDLESS:
            return None
        tokens = [*self._first, *self._between(begin, end), *reversed(self._last)]
        return Understood(self._reading(text, tokens), tuple(tokens))

    def _skip(self, place: int) -> int:
        while place < len(self._line) and self._line[place].isspace():
            place += 1
        return place

    def _has(self, sort: str) -> bool:
        return any(token.sort == sort for token in (*self._first, *self._last))

    def _lead(self, place: int) -> int:
        """Take marks from the beginning; give the place of the first word."""
        while True:
            place = self._skip(place)
            found = self._leading(place)
            if found is None:
                return place
            self._first.append(found)
            place = found.end

    def _leading(self, place: int) -> Token | None:
        at = (self._room, self._line, place)
        if not self._has("time") and (found := line_tokens.time_at(*at)):
            return found
        if self._rating and (found := line_tokens.rating_at(*at)):
            return found
        if self._asking and not self._has("due") and (found := line_tokens.due_at(*at)):
            return found
        if self._has("station"):
            return None
        found = line_tokens.station_at(*at)
        return found if found and (self._asking or found.value in self._held) else None

    def _trail(self, begin: int) -> int:
        """Take marks from the end; give the place behind the last word."""
        end = len(self._line.rstrip())
        while end > begin and len(self._last) < MOST:
            found = self._trailing(begin, end)
            if found is None:
                break
            self._last.append(found)
            end = len(self._line[: found.start].rstrip())
        return max(end, begin)

    def _trailing(self, begin: int, end: int) -> Token | None:
        """Find the mark that ends where the line ends; marks of several words are tried first."""
        line = self._line[:end]
        back = (place for place in range(end - 1, begin - 1, -1) if line_tokens.starts_word(line, place))
        for place in reversed(tuple(islice(back, LONGEST))):
            for read in self._readers():
                found = read(self._room, line, place)
                if found and found.end == end and self._may_trail(found, begin):
                    return found
        return None

    def _readers(self) -> tuple[_At, ...]:
        readers: tuple[_At, ...] = (line_tokens.station_at, line_tokens.tag_at, line_tokens.link_at)
        readers += (line_tokens.rating_at,) if self._rating else ()
        readers += (line_tokens.due_at,) if self._asking else ()
        return (*readers, line_tokens.key_at)

    def _may_trail(self, found: Token, begin: int) -> bool:
        """Say whether a mark at the end is one: a station behind words is one of the words."""
        if found.sort == "station":
            if self._has("station") or self._asking:
                return self._asking and not self._has("station")
            before = len(self._line[: found.start].rstrip())
            return found.value in self._held and self._trailing(begin, before) is not None
        return found.sort not in ("due", "key") or not self._has(found.sort)

    def _between(self, begin: int, end: int) -> list[Token]:
        """Find the marks between the words; there they stay words, too."""
        found: list[Token] = []
        line = self._line[:end]
        for place in range(begin, end):
            if line[place] in "@#^+!" and line_tokens.starts_word(line, place):
                tried = (read(self._room, line, place) for read in self._readers())
                token = next((each for each in tried if each and each.sort not in ("due", "key")), None)
                found += [self._in_words(token)] if token else []
        return found

    def _in_words(self, token: Token) -> Token:
        """Make a station among the words the one that is asked, where none was named yet; else a mention."""
        if token.sort != "station" or (self._asking and not self._has("station")):
            return token
        return Token(token.start, token.end, "mention", line_tokens.mention(token))

    def _reading(self, text: str, tokens: list[Token]) -> Reading:
        by_sort: dict[str, list[Any]] = {}
        for token in tokens:
            by_sort.setdefault(token.sort, []).append(token.value)

        def first(sort: str) -> str:
            return str(by_sort.get(sort, [""])[0])

        name, text = _thanked(self._room, text) if self._kind == "thanks" else ("", text)
        links = dict.fromkeys((*by_sort.get("link", ()), *by_sort.get("mention", ())))
        return Reading(
            kind=self._kind,
            text=text,
            occurred_at=first("time"),
            to=first("station") if self._asking else "",
            station="" if self._asking else first("station"),
            due=first("due"),
            target=first("target"),
            name=name,
            ratings=dict(by_sort.get("rating", ())),
            links=tuple(links),
            tags=tuple(dict.fromkeys(by_sort.get("tag", ()))),
            key="key" in by_sort,
        )


_NAMED: Final = re.compile(r"([^:]{1,80}):\s*(\S.*)$", re.DOTALL)


def _thanked(room: Room, text: str) -> tuple[str, str]:
    """Part `Ana Pérez: for what`, or a name of the room and what follows; no name if there is none."""
    found = _NAMED.match(text)
    if found:
        return found[1].strip(), found[2].strip()
    for name in sorted(room.stations.people.values(), key=len, reverse=True):
        rest = text[len(name) :]
        if name and text.casefold().startswith(name.casefold()) and rest[:1].isspace():
            return name, rest.strip()
    return "", text
