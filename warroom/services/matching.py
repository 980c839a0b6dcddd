"""Whether a row of the timeline answers a query; made once for a query, asked for each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from warroom.domain.room import Room
from warroom.domain.state.stations import PREFIX as STATION
from warroom.domain.state.timeline import Logged, Row
from warroom.i18n import _
from warroom.services.folding import folded
from warroom.services.links import linked_streams
from warroom.services.query import ME, Query, Term
from warroom.services.search_times import span_end, typed_time
from warroom.services.wording import row_words

Test = Callable[[Row], bool]
_EITHER: Final = ("kind", "station", "by")
"""Sorts of which a row has only one: several of them mean "one of these"."""


def said(room: Room, row: Row) -> str:
    """Give all that is searched of a row, folded: who, reference, words, tags."""
    who = row.station or room.stations.name(row.actor)
    if row.erased or not isinstance(row.body, Logged):
        text = row_words(room, row).plain
    else:
        number = room.timeline.numbers.get(row.stream)
        text = f"D{number} {row.text}" if number else row.text
    if row.tags:
        text = f"{text}\n#{' #'.join(row.tags)}"
    return folded(f"{who}\n{text}")


class Matcher:
    """Answers for each row whether it fits; `text` gives what is searched of a row, `mine` one's stations."""

    def __init__(
        self, room: Room, query: Query, mine: Iterable[str] = (), text: Callable[[Row], str] | None = None
    ) -> None:
        self._room = room
        self._mine = frozenset(mine)
        self._text = text or (lambda row: said(room, row))
        self._words: list[str] = []
        self._without: list[str] = []
        self._tests = [*self._either(query.terms), *self._others(query.terms)]

    def __call__(self, row: Row) -> bool:
        """Say whether a row fits."""
        for test in self._tests:
            if not test(row):
                return False
        if not self._words and not self._without:
            return True
        text = self._text(row)
        return all(word in text for word in self._words) and not any(word in text for word in self._without)

    def _either(self, terms: Iterable[Term]) -> list[Test]:
        """Make one test for all wanted kinds, one for all stations, one for all persons."""
        tests: list[Test] = []
        for sort in _EITHER:
            wanted = [term for term in terms if term.sort == sort and not term.without]
            values: set[str] = set()
            for term in wanted:
                found = self._values(term)
                if found is None:
                    self._take_as_word(term)
                    wanted = [each for each in wanted if each is not term]
                else:
                    values |= found
            if wanted:
                tests.append(_within(sort, frozenset(values)))
        return tests

    def _others(self, terms: Iterable[Term]) -> list[Test]:
        tests: list[Test] = []
        for term in terms:
            if term.sort == "word":
                (self._without if term.without else self._words).append(term.value)
            elif term.sort not in _EITHER or term.without:
                test = self._test(term)
                if test is None:
                    self._take_as_word(term)
                else:
                    tests.append(_negated(test) if term.without else test)
        return tests

    def _take_as_word(self, term: Term) -> None:
        text = term.text[1:] if term.without else term.text
        (self._without if term.without else self._words).append(folded(text.replace('"', "")))

    def _values(self, term: Term) -> set[str] | None:
        """Give the kinds, stations or persons that a condition means; None if it means none."""
        if term.sort == "kind":
            return {term.value}
        wanted = folded(term.value)
        if term.sort == "by":
            return {person for person, name in self._room.stations.people.items() if wanted in folded(name)}
        if wanted in (ME, folded(_(ME))):
            return set(self._mine)
        keys = {key: folded(key) for key in self._room.stations.by_key}
        exact = {key for key, each in keys.items() if each == wanted}
        return exact or {key for key, each in keys.items() if each.startswith(wanted)} or None

    def _test(self, term: Term) -> Test | None:
        """Make the test of one condition; None if it cannot be read in this room."""
        match term.sort:
            case "key":
                return lambda row: row.key
            case "in_force":
                timeline = self._room.timeline
                return lambda row: (
                    row.type == "decision" and row.withdrawn is None and not timeline.replaced(row.stream)
                )
            case "tag":
                start = folded(term.value)
                return lambda row: any(folded(tag).startswith(start) for tag in row.tags)
            case "about":
                return self._about(term.value)
            case "since" | "until":
                return self._time(term)
            case _either:
                values = self._values(term)
                return None if values is None else _within(term.sort, frozenset(values))

    def _about(self, ref: str) -> Test | None:
        stream = self._room.stream_of(ref)
        if not stream:
            return None
        later = self._room.timeline.superseded.get(stream, stream)
        streams = linked_streams(self._room, stream) | {stream, later}
        return lambda row: row.stream in streams or stream in row.links

    def _time(self, term: Term) -> Test | None:
        at = typed_time(self._room, term.value)
        if not at:
            return None
        if term.sort == "since":
            return lambda row: row.occurred_at >= at
        end = span_end(at, term.value)
        return lambda row: row.occurred_at <= end


def _within(sort: str, values: frozenset[str]) -> Test:
    if sort == "kind":
        return lambda row: row.type in values
    if sort == "by":
        return lambda row: row.actor in values
    streams = {STATION + key for key in values}
    return lambda row: row.station in values or row.stream in streams


def _negated(test: Test) -> Test:
    return lambda row: not test(row)
