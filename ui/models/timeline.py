"""The timeline as rows: by time of happening, filtered, and cheap at a million rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from warroom.clock import Instant
from warroom.domain.changes import Changes
from warroom.domain.room import Room
from warroom.domain.state.timeline import Row
from warroom.errors import N_
from warroom.services.times import shown_time
from warroom.services.wording import Words, row_words

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_PLACE = attrgetter("occurred_at", "seq")
WORDS_KEPT: Final = 4000

FILTERS: Final[dict[str, tuple[str, Callable[[Row], bool]]]] = {
    "all": (N_("All"), lambda _row: True),
    "decision": (N_("Decisions"), lambda row: row.type == "decision"),
    "evidence": (N_("Evidence"), lambda row: row.type == "evidence"),
    "hypothesis": (N_("Hypotheses"), lambda row: row.type == "hypothesis"),
    "fix": (N_("Fixes"), lambda row: row.type == "fix"),
    "communication": (N_("Said"), lambda row: row.type == "communication"),
    "key": (N_("Key moments"), lambda row: row.key),
}
"""What the chips above the timeline show: their words (translation keys) and their test."""


class TimelineModel(QAbstractTableModel):
    """Rows of the timeline in the order in which they happened; one column, drawn by a delegate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room: Room | None = None
        self._rows: list[Row] = []
        self._shows: Callable[[Row], bool] = FILTERS["all"][1]
        self._words: dict[int, Words] = {}
        self._next = 1
        """The first entry of the log that the list has not seen yet."""

    def show_room(self, room: Room, filter_: str = "all") -> None:
        """Show a whole room through a filter."""
        self.beginResetModel()
        self._room = room
        self._shows = FILTERS[filter_][1]
        rows = (
            room.timeline.rows
            if filter_ == "all"
            else [row for row in room.timeline.rows if self._shows(row)]
        )
        self._rows = sorted(rows, key=_PLACE)
        self._next = room.seq + 1
        self._words.clear()
        self.endResetModel()

    def take(self, changes: Changes) -> None:
        """Take a batch of changes in: new rows go to their place in time, touched ones are drawn anew."""
        if self._room is None:
            return
        if changes.slices - {"clock", "stations"}:
            self._words.clear()
        self._settle([seq for seq in changes.touched if seq < self._next])
        fresh = (row for row in changes.added if row.seq >= self._next)
        new = sorted(filter(self._shows, fresh), key=_PLACE)
        while new:
            place = bisect_right(self._rows, _PLACE(new[-1]), key=_PLACE)
            before = bisect_right(new, _PLACE(self._rows[place - 1]), key=_PLACE) if place else 0
            self._insert(place, new[before:])
            del new[before:]
        self._next = self._room.seq + 1
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def _insert(self, place: int, rows: list[Row]) -> None:
        self.beginInsertRows(_NOWHERE, place, place + len(rows) - 1)
        self._rows[place:place] = rows
        self.endInsertRows()

    def _settle(self, touched: list[int]) -> None:
        """Show, hide or move rows that were corrected or marked; the others are not looked at."""
        by_seq = self._room.timeline.by_seq if self._room else {}
        before = {seq: self._place_before(by_seq[seq]) for seq in touched}

        def place(row: Row) -> tuple[Instant, int]:
            return before.get(row.seq) or (row.occurred_at, row.seq)

        for seq in touched:
            row = by_seq[seq]
            old = bisect_left(self._rows, place(row), key=place)
            stood = old < len(self._rows) and self._rows[old] is row
            del before[seq]
            if stood and not self._shows(row):
                self.beginRemoveRows(_NOWHERE, old, old)
                del self._rows[old]
                self.endRemoveRows()
            elif stood:
                self._move(old, row, place)
            elif self._shows(row):
                self._insert(bisect_right(self._rows, place(row), key=place), [row])

    def _place_before(self, row: Row) -> tuple[Instant, int]:
        """Give the place at which a row was put, before corrections that the list has not seen yet."""
        unseen = (change for each in row.corrections if each.seq >= self._next for change in each.changes)
        first = next((change.old for change in unseen if change.field == "occurred_at"), row.occurred_at)
        return first, row.seq

    def _move(self, old: int, row: Row, place: Callable[[Row], tuple[Instant, int]]) -> None:
        new = bisect_right(self._rows, place(row), hi=old, key=place)
        if new == old:
            new = bisect_right(self._rows, place(row), lo=old + 1, key=place)
        if new in {old, old + 1}:
            return
        self.beginMoveRows(_NOWHERE, old, old, _NOWHERE, new)
        self._rows.insert(new - (new > old), self._rows.pop(old))
        self.endMoveRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._room is None:
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = self.words(row)
            parts = (shown_time(self._room, row.occurred_at), row.station, said.plain, *said.chips)
            return " ".join(filter(None, parts))
        return None

    def words(self, row: Row) -> Words:
        """Say a row in words; kept while nothing changes."""
        assert self._room is not None
        found = self._words.get(row.seq)
        if found is None:
            if len(self._words) > WORDS_KEPT:
                self._words.clear()
            found = self._words[row.seq] = row_words(self._room, row)
        return found

    def row_at(self, place: int) -> Row | None:
        """Give the row at a place of the list."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, seq: int) -> int:
        """Find where the row of an entry stands in the list; −1 if it is filtered out."""
        if self._room is None:
            return -1
        row = self._room.timeline.by_seq.get(seq)
        if row is None:
            return -1
        place = bisect_right(self._rows, _PLACE(row), key=_PLACE) - 1
        return place if 0 <= place < len(self._rows) and self._rows[place] is row else -1

    @property
    def room(self) -> Room:
        """The room shown."""
        assert self._room is not None
        return self._room
