"""Rows in the order in which things happened, kept so while rows arrive, move and go."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Final, Protocol

from warroom.clock import Instant
from warroom.domain.state.timeline import Row

Place = tuple[Instant, int]
PLACE: Final[Callable[[Row], Place]] = attrgetter("occurred_at", "seq")


class Listener(Protocol):
    """Who is told of each change, around it; a model tells its views."""

    def inserting(self, place: int, count: int) -> None:
        """Rows are about to be put in."""

    def inserted(self) -> None:
        """They are in."""

    def removing(self, place: int) -> None:
        """A row is about to go."""

    def removed(self) -> None:
        """It is gone."""

    def moving(self, old: int, new: int) -> None:
        """A row is about to go to another place."""

    def moved(self) -> None:
        """It is there."""


class RowOrder:
    """A list of rows by time, then by number; `listener` is told what changes."""

    def __init__(self, listener: Listener | None = None) -> None:
        self.rows: list[Row] = []
        self._listener = listener

    def fill(self, rows: Iterable[Row]) -> None:
        """Hold these rows; nobody is told."""
        self.rows = sorted(rows, key=PLACE)

    def add(self, rows: Iterable[Row]) -> None:
        """Put new rows at their places, as few blocks as there are."""
        new = sorted(rows, key=PLACE)
        while new:
            place = bisect_right(self.rows, PLACE(new[-1]), key=PLACE)
            before = bisect_right(new, PLACE(self.rows[place - 1]), key=PLACE) if place else 0
            self._insert(place, new[before:])
            del new[before:]

    def _insert(self, place: int, rows: list[Row]) -> None:
        if self._listener:
            self._listener.inserting(place, len(rows))
        self.rows[place:place] = rows
        if self._listener:
            self._listener.inserted()

    def settle(
        self, touched: Iterable[Row], before: Mapping[int, Place], shows: Callable[[Row], bool]
    ) -> None:
        """Show, hide or move rows that changed; `before` says where they stood, others are not looked at."""
        old_places = dict(before)

        def place(row: Row) -> Place:
            return old_places.get(row.seq) or (row.occurred_at, row.seq)

        for row in touched:
            old = bisect_left(self.rows, place(row), key=place)
            stood = old < len(self.rows) and self.rows[old] is row
            old_places.pop(row.seq, None)
            if stood and not shows(row):
                self._remove(old)
            elif stood:
                self._move(old, row, place)
            elif shows(row):
                self._insert(bisect_right(self.rows, place(row), key=place), [row])

    def _remove(self, place: int) -> None:
        if self._listener:
            self._listener.removing(place)
        del self.rows[place]
        if self._listener:
            self._listener.removed()

    def _move(self, old: int, row: Row, place: Callable[[Row], Place]) -> None:
        new = bisect_right(self.rows, place(row), hi=old, key=place)
        if new == old:
            new = bisect_right(self.rows, place(row), lo=old + 1, key=place)
        if new in {old, old + 1}:
            return
        if self._listener:
            self._listener.moving(old, new)
        self.rows.insert(new - (new > old), self.rows.pop(old))
        if self._listener:
            self._listener.moved()

    def place_of(self, row: Row) -> int:
        """Find where a row stands; −1 if it is not there."""
        place = bisect_right(self.rows, PLACE(row), key=PLACE) - 1
        return place if 0 <= place < len(self.rows) and self.rows[place] is row else -1

    def at_or_after(self, at: Instant) -> int:
        """Find the first row of a time or later; the number of rows if there is none."""
        return bisect_left(self.rows, (at, 0), key=PLACE)
