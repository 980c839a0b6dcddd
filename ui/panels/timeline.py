"""The timeline page: chips and search above, the rows, and what arrived below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.models.timeline import CHIPS, TimelineModel
from ui.panels.empty import Empty
from ui.panels.tail import Tail
from ui.panels.timeline_bar import ALL, TimelineBar
from ui.panels.timeline_view import TimelineView
from ui.theme.words import rule
from warroom.clock import Instant
from warroom.domain.changes import Changes
from warroom.domain.room import Room
from warroom.domain.state.timeline import Row
from warroom.i18n import _
from warroom.services.query import Query, is_chip, parse
from warroom.services.query_words import query_words

AGAIN_MS = 20_000
"""Milliseconds after which a query that moves with the time is asked again."""


class TimelinePage(QWidget):
    """Rows in the order in which they happened; follows the end while it is in sight."""

    picked = Signal(str, int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = TimelineModel(self)
        self.view = TimelineView(self)
        self.view.setAccessibleName(_("Timeline"))
        self.view.setModel(self.model)
        self.bar = TimelineBar()
        self.tail = Tail(self.view, self.model)
        self.stations: Callable[[], tuple[str, ...]] = tuple
        """Gives one's own stations, for `@me`."""
        self._room: Room | None = None
        self._chosen = 0
        self._place: Row | None = None
        self._seen_chosen = False
        self._nothing = Empty("", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(
            Empty(_("Nothing happened yet"), _("Write what you see in the line below and press Enter."))
        )
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(rule())
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.tail)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(lambda: self._ask(self.query))
        self._connect()

    def _connect(self) -> None:
        self.bar.chip_pressed.connect(self.press_chip)
        self.bar.typed.connect(lambda text: self._ask(parse(text)))
        self.bar.stepped.connect(self.step)
        self.bar.escaped.connect(self.step_back)
        self.bar.down.connect(self.view.setFocus)
        self.bar.search_wanted.connect(self.bar.open_search)
        self.view.escaped.connect(self.step_back)
        self.view.end_wanted.connect(self.go_to_end)
        self.tail.pressed.connect(self.go_to_new)
        self.model.found.connect(self._found)
        selection = self.view.selectionModel()
        selection.currentRowChanged.connect(lambda now, _was: self._pick(now.row()))
        selection.selectionChanged.connect(lambda _now, _was: self._count_selected())

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard to the rows; with Qt's focus proxy, Tab would leave the chips out."""
        self.view.setFocus()

    @property
    def query(self) -> Query:
        """What the rows shown answer."""
        return self.model.query

    def set_density(self, density: str) -> None:
        """Draw the rows compact, normal or full, with the same row at the top."""
        top = self.model.row_at(self.view.rowAt(0))
        self.view.set_density(density)
        if self.tail.following:
            self.view.scrollToBottom()
        elif top is not None:
            self.view.verticalScrollBar().setValue(self.model.place_of(top.seq))

    def memory(self) -> tuple[Query, int]:
        """Give what is needed to read on in a page made anew: the query, and the row at the top (0: the end)."""
        top = None if self.tail.following else self.model.row_at(self.view.rowAt(0))
        return self.query, top.seq if top is not None else 0

    def resume(self, query: Query, top: int) -> None:
        """Read on where another page stood, in the language in use."""
        self.set_query(query.spoken())
        self.view.measure()
        place = self.model.place_of(top)
        if place >= 0:
            self.view.verticalScrollBar().setValue(place)

    @Slot(str)
    def press_chip(self, name: str) -> None:
        """Set what a chip stands for, or take it away; “All” takes everything away."""
        if name == ALL:
            self.set_query(Query())
            return
        _text, sort, value = CHIPS[name]
        self.set_query(self.query.toggled(sort, value))  # type: ignore[arg-type]

    def set_query(self, query: Query) -> None:
        """Show what answers a query, as if it had been typed."""
        self._ask(query)
        self.bar.field.setText(query.text)

    def _ask(self, query: Query) -> None:
        self._note_place()
        self.tail.forget_hidden()
        self.model.ask(query, self.stations())
        self.bar.show_query(query)
        if query.moving:
            self._again.start()
        else:
            self._again.stop()
        if self.model.searching:
            self.bar.show_count(_("searching…"))
        else:
            self._found()

    def _note_place(self) -> None:
        """Note where one is reading: the row at the top, and whether the chosen one is in sight."""
        self._place = self.model.row_at(self.view.rowAt(0))
        box = self.view.visualRect(self.model.index(self.model.place_of(self._chosen), 0))
        self._seen_chosen = self.view.viewport().rect().intersects(box)

    def _found(self) -> None:
        """Show what a search found, about where one was reading."""
        self._show_rows_or_words()
        self._show_count()
        self.view.measure()
        self.choose(self._chosen)
        place = self.model.place_of(self._chosen)
        if place >= 0 and self._seen_chosen:
            self.view.scrollTo(self.model.index(place, 0))
        elif self.tail.following:
            self.view.scrollToBottom()
        elif self._place is not None:
            self.view.verticalScrollBar().setValue(self.model.at_or_after(self._place.occurred_at))
        self.view.viewport().update()

    def show_room(self, room: Room) -> None:
        """Show a whole room: at its end at first, later where one was reading."""
        first = self._room is None
        self._room = room
        if not first:
            self._note_place()
        self.model.show_room(room)
        self.tail.forget()
        self.bar.show_keys(self.model.key_count)
        if first:
            self.tail.follow()
        if self.model.searching:
            self.bar.show_count(_("searching…"))
        else:
            self._found()

    def take(self, changes: Changes) -> None:
        """Take changes in; the end stays in sight if it was, else new rows are counted."""
        top = None if self.tail.following else self.model.row_at(self.view.rowAt(0))
        arrived = self.model.take(changes)
        self._show_rows_or_words()
        self.bar.show_keys(self.model.key_count)
        if not self.model.searching:
            self._show_count()
        self.tail.take(arrived)
        if top is not None and self.model.place_of(top.seq) >= 0:
            self.view.verticalScrollBar().setValue(self.model.place_of(top.seq))

    def _show_rows_or_words(self) -> None:
        """Show the rows, or say why there is none, and which key helps."""
        if self.model.rowCount():
            self._stack.setCurrentIndex(0)
        elif not self.query.terms:
            self._stack.setCurrentIndex(1)
        else:
            said = _("None of {count} entries: {query}. Esc shows the others.")
            words = said.format(count=self.model.total, query=query_words(self.query))
            self._nothing.say(_("Nothing answers this search"), words)
            self._stack.setCurrentIndex(2)

    def _show_count(self) -> None:
        counted = _("{count} of {total}").format(count=self.model.rowCount(), total=self.model.total)
        self.bar.show_count(counted if self.query.terms else "")

    def _pick(self, place: int) -> None:
        row = self.model.row_at(place)
        if row is not None:
            self._chosen = row.seq
            self.model.new.forget(row.seq)
            self.picked.emit(row.stream, row.seq)

    def _count_selected(self) -> None:
        ranges = self.view.selectionModel().selection()
        several = ranges.count() > 1 or (ranges.count() == 1 and ranges.first().height() > 1)
        if several != self.view.delegate.several:
            self.view.delegate.several = several
            self.view.viewport().update()

    def selected_rows(self) -> list[Row]:
        """Give the selected rows from top to bottom."""
        places = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [row for row in map(self.model.row_at, places) if row is not None]

    def choose(self, seq: int) -> None:
        """Select the row of an entry without telling anybody."""
        self._chosen = seq
        place = self.model.place_of(seq)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        if place < 0:
            selection.clear()
        else:
            self.view.select(place)
        selection.blockSignals(False)
        self.view.delegate.several = False
        self.view.viewport().update()

    def reveal(self, row: Row) -> None:
        """Select a row and bring it into sight, through all filters."""
        if self.model.place_of(row.seq) < 0:
            self.set_query(Query())
        self.choose(row.seq)
        self.view.scrollTo(self.model.index(max(0, self.model.place_of(row.seq)), 0))

    def go_to(self, place: int) -> bool:
        """Select the row at a place, as a person would; says whether there is one."""
        if self.model.row_at(place) is None:
            return False
        self.view.select(place)
        self.view.scrollTo(self.model.index(place, 0))
        return True

    @Slot(int)
    def step(self, step: int) -> bool:
        """Go to the next row shown (1) or the one before (−1), round the end."""
        count = self.model.rowCount()
        now = self.view.currentIndex().row()
        return bool(count) and self.go_to((now + step) % count if now >= 0 else 0 if step > 0 else count - 1)

    def step_key(self, step: int) -> bool:
        """Go to the next key moment shown (1) or the one before (−1)."""
        now = self.view.currentIndex().row()
        start = now if now >= 0 else -1 if step > 0 else self.model.rowCount()
        return self.go_to(self.model.next_key(start, step))

    def jump(self, at: Instant) -> bool:
        """Go to the first row shown of a time or later; says whether there is one."""
        place = self.model.at_or_after(at)
        found = self.go_to(place)
        if found:
            self.view.verticalScrollBar().setValue(place)
        return found

    @Slot()
    def go_to_end(self) -> None:
        """Go to the first row that was not seen yet, else to the last one."""
        if self.tail.unseen:
            self.go_to_new()
        else:
            self.go_to(self.model.rowCount() - 1)

    @Slot()
    def go_to_new(self) -> None:
        """Go to the first row that was not seen yet; what hides it is taken away."""
        if not self.tail.unseen and self.query.terms:
            self.set_query(Query())
        place = self.model.place_of(self.model.mark_seq)
        self.tail.forget_unseen()
        self.view.setFocus()
        if self.go_to(place):
            self.view.verticalScrollBar().setValue(max(0, place - 1))

    @Slot()
    def step_back(self) -> None:
        """Take away what was typed, then what chips set, then leave for the entry line."""
        chips = self.query.keeping(is_chip)
        if chips != self.query or self.bar.searching:
            self.bar.close_search()
            self.view.setFocus()
            if chips != self.query:
                self.set_query(chips)
        elif self.query.terms:
            self.set_query(Query())
        else:
            self.left.emit()
