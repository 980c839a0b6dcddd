"""The timeline as rows: by time of happening, those that answer a query, and cheap at a million rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot

from ui.models.new_rows import NewRows
from ui.models.row_order import Place, RowOrder
from ui.models.row_search import RowSearch
from warroom.clock import Instant
from warroom.domain.changes import Changes
from warroom.domain.room import Room
from warroom.domain.state.timeline import Row
from warroom.errors import N_
from warroom.i18n import _
from warroom.services.matching import Matcher, said
from warroom.services.query import Query
from warroom.services.times import shown_time
from warroom.services.wording import Words, row_words

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
WORDS_KEPT: Final = 4000
SHELF: Final = 4096
_PLAIN: Final = frozenset({"clock", "stations", "timeline"})
"""Slices that change no words but those of the rows that are touched."""

CHIPS: Final[dict[str, tuple[str, str, str]]] = {
    "decision": (N_("Decisions"), "kind", "decision"),
    "evidence": (N_("Evidence"), "kind", "evidence"),
    "hypothesis": (N_("Hypotheses"), "kind", "hypothesis"),
    "fix": (N_("Fixes"), "kind", "fix"),
    "communication": (N_("Said"), "kind", "communication"),
    "key": (N_("Key moments"), "key", ""),
}
"""What the chips above the timeline set: their words (translation keys), sort and value of the condition."""


class Arrived(msgspec.Struct, frozen=True):
    """How many new rows a batch brought: shown, and hidden by the query; the first one shown."""

    shown: int = 0
    hidden: int = 0
    first: Row | None = None


class TimelineModel(QAbstractTableModel):
    """Rows of the timeline in the order in which they happened; one column, drawn by a delegate."""

    found = Signal()
    """A search that took more than one turn is done, and its rows are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room: Room | None = None
        self._all = RowOrder()
        self._shown = RowOrder(self)
        self._matcher: Matcher | None = None
        self._search = RowSearch(self)
        self._late: set[int] = set()
        self._again = False
        self._words: dict[int, Words] = {}
        self._texts: dict[int, dict[int, str]] = {}
        """What is searched of each row, in shelves of `SHELF`: one dictionary that grows to a million
        is copied in one go, and the window stands still meanwhile."""
        self._keys: set[int] = set()
        self._next = 1
        """The first entry of the log that the list has not seen yet."""
        self.new = NewRows(self)
        """What others wrote just now."""
        self.new.changed.connect(self._draw_again)
        self.query = Query()
        self.mine: tuple[str, ...] = ()
        self.mark_seq = 0
        """The first row that was not seen yet when it came; a line is drawn over it."""

    @property
    def searching(self) -> bool:
        """Whether a search is under way; until it is done, the rows of the one before are shown."""
        return self._search.busy

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._all.rows)

    @property
    def key_count(self) -> int:
        """How many key moments there are, shown or not."""
        return len(self._keys)

    def show_room(self, room: Room, query: Query | None = None) -> None:
        """Show what answers a query of a whole room; without one, the query in use."""
        if room is not self._room:
            self.new.clear()
        self._room = room
        self._all.fill(room.timeline.rows)
        self._keys = {row.seq for row in self._all.rows if row.key}
        self._next = room.seq + 1
        self._words.clear()
        self._texts.clear()
        self._show([])
        self.ask(self.query if query is None else query, self.mine)

    def ask(self, query: Query, mine: Iterable[str] = ()) -> None:
        """Show what answers a query; `mine` are one's own stations."""
        self.query, self.mine = query, tuple(mine)
        self._search.stop()
        self._again = False
        if self._room is None:
            return
        if not query.terms:
            self._matcher = None
            self._show(self._all.rows)
            return
        self._start()

    def _start(self) -> None:
        assert self._room is not None
        matcher = Matcher(self._room, self.query, self.mine, self._text)
        self._late.clear()
        self._search.start(self._all.rows, matcher, lambda found: self._take_found(matcher, found))

    def _take_found(self, matcher: Matcher, found: list[Row]) -> None:
        """Show what was found, and what fits of the rows that came or changed meanwhile."""
        self._matcher = matcher
        if self._late and self._room is not None:
            by_seq = self._room.timeline.by_seq
            order = RowOrder()
            order.rows = [row for row in found if row.seq not in self._late]
            order.add(row for row in map(by_seq.__getitem__, self._late) if matcher(row))
            found = order.rows
            self._late.clear()
        self._show(found)
        self.found.emit()
        if self._again:
            self._again = False
            self._start()

    def _show(self, rows: list[Row]) -> None:
        if rows == self._shown.rows:
            return
        self.beginResetModel()
        self._shown.rows = rows.copy()
        self.endResetModel()

    def _text(self, row: Row) -> str:
        """Give what is searched of a row; kept until its words change."""
        shelf = self._texts.setdefault(row.seq // SHELF, {})
        found = shelf.get(row.seq)
        if found is None:
            assert self._room is not None
            found = shelf[row.seq] = said(self._room, row)
        return found

    def _shows(self, row: Row) -> bool:
        return self._matcher is None or self._matcher(row)

    def take(self, changes: Changes) -> Arrived:
        """Take a batch of changes in: new rows go to their place in time, touched ones are drawn anew."""
        if self._room is None:
            return Arrived()
        self._forget_words(changes)
        by_seq = self._room.timeline.by_seq
        touched = [by_seq[seq] for seq in changes.touched if seq < self._next]
        fresh = [row for row in changes.added if row.seq >= self._next]
        before = {row.seq: self._place_before(row) for row in touched}
        for row in (*touched, *fresh):
            (self._keys.add if row.key else self._keys.discard)(row.seq)
        if self.searching:
            self._late.update(row.seq for row in (*touched, *fresh))
        shown = [row for row in fresh if self._shows(row)]
        self._all.settle(touched, before, lambda _row: True)
        self._all.add(fresh)
        self._shown.settle(touched, before, self._shows)
        self._shown.add(shown)
        self._next = self._room.seq + 1
        if self._shown.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown.rows) - 1, 0))
        self._ask_again(changes)
        return Arrived(len(shown), len(fresh) - len(shown), min(shown, key=_place, default=None))

    def _forget_words(self, changes: Changes) -> None:
        if changes.slices - {"clock", "stations"}:
            self._words.clear()
        if changes.slices - _PLAIN:
            self._texts.clear()
        for seq in changes.touched:
            self._texts.get(seq // SHELF, {}).pop(seq, None)

    def _ask_again(self, changes: Changes) -> None:
        """Search anew where what changed may let other rows fit; a search under way is ended first."""
        other = bool(changes.slices - _PLAIN)
        linked = self.query.entangled and bool(changes.slices - {"clock", "stations"})
        if linked or (other and any(term.sort == "word" for term in self.query.terms)):
            if self.searching:
                self._again = True
            else:
                self._start()

    def _place_before(self, row: Row) -> Place:
        """Give the place at which a row was put, before corrections that the list has not seen yet."""
        unseen = (change for each in row.corrections if each.seq >= self._next for change in each.changes)
        first = next((change.old for change in unseen if change.field == "occurred_at"), row.occurred_at)
        return first, row.seq

    @Slot(object)
    def _draw_again(self, seqs: tuple[int, ...]) -> None:
        for place in filter(lambda found: found >= 0, map(self.place_of, seqs)):
            index = self.index(place, 0)
            self.dataChanged.emit(index, index)

    def inserting(self, place: int, count: int) -> None:
        """Tell the views that rows are about to be put in."""
        self.beginInsertRows(_NOWHERE, place, place + count - 1)

    def inserted(self) -> None:
        """Tell the views that they are in."""
        self.endInsertRows()

    def removing(self, place: int) -> None:
        """Tell the views that a row is about to go."""
        self.beginRemoveRows(_NOWHERE, place, place)

    def removed(self) -> None:
        """Tell the views that it is gone."""
        self.endRemoveRows()

    def moving(self, old: int, new: int) -> None:
        """Tell the views that a row is about to go to another place."""
        self.beginMoveRows(_NOWHERE, old, old, _NOWHERE, new)

    def moved(self) -> None:
        """Tell the views that it is there."""
        self.endMoveRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._room is None:
            return None
        row = self._shown.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            told = self.words(row)
            new = _("new") if row.seq in self.new and role == Qt.ItemDataRole.AccessibleTextRole else ""
            parts = (new, shown_time(self._room, row.occurred_at), row.station, told.plain, *told.chips)
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

    def shown_rows(self) -> list[Row]:
        """Give the rows shown, from top to bottom."""
        return self._shown.rows.copy()

    def row_at(self, place: int) -> Row | None:
        """Give the row at a place of the list."""
        return self._shown.rows[place] if 0 <= place < len(self._shown.rows) else None

    def place_of(self, seq: int) -> int:
        """Find where the row of an entry stands in the list; −1 if it is filtered out."""
        row = self._room.timeline.by_seq.get(seq) if self._room else None
        return self._shown.place_of(row) if row is not None else -1

    def at_or_after(self, at: Instant) -> int:
        """Find the first row shown of a time or later; the number of rows if there is none."""
        return self._shown.at_or_after(at)

    def next_key(self, place: int, step: int) -> int:
        """Find the next key moment shown from a place on, downwards (1) or upwards (−1); −1 if there is none."""
        places = (self.place_of(seq) for seq in self._keys)
        found = [each for each in places if each >= 0 and (each - place) * step > 0]
        return min(found, key=lambda each: abs(each - place), default=-1)

    @property
    def room(self) -> Room:
        """The room shown."""
        assert self._room is not None
        return self._room


def _place(row: Row) -> Place:
    return row.occurred_at, row.seq
