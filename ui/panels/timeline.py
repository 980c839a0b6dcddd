"""The timeline page: filter chips, the rows, and what arrived below."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.delegates.timeline_row import ROW_HEIGHT, TimelineRowDelegate
from ui.models.timeline import FILTERS, TimelineModel
from ui.panels.button_row import ButtonRow
from ui.panels.empty import Empty
from ui.panels.line_list import RowView
from ui.theme.fonts import font
from ui.theme.words import plain_label, rule, set_words
from warroom.domain.changes import Changes
from warroom.domain.room import Room
from warroom.domain.state.timeline import Row
from warroom.i18n import _, ngettext


class TimelinePage(QWidget):
    """Rows in the order in which they happened; follows the end while it is in sight."""

    picked = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.model = TimelineModel(self)
        self.view = RowView(ROW_HEIGHT, self)
        self.view.setAccessibleName(_("Timeline"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(TimelineRowDelegate(self.view))
        self.filter = "all"
        self._room: Room | None = None
        self._unseen = 0
        self._new = plain_label("", "small", "info")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(
            Empty(_("Nothing happened yet"), _("Write what you see in the line below and press Enter."))
        )
        self._stack.addWidget(Empty(_("Nothing of this kind yet"), _("“All” shows the other entries.")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._chips())
        layout.addWidget(rule())
        layout.addWidget(self._stack, 1)
        self.view.selectionModel().currentRowChanged.connect(lambda now, _was: self._pick(now.row()))
        self.view.verticalScrollBar().valueChanged.connect(lambda _value: self._seen())

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard to the rows; with Qt's focus proxy, Tab would leave the chips out."""
        self.view.setFocus()

    def _chips(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 9, 16, 9)
        row.setSpacing(10)
        chips = ButtonRow(right=False, gap=10)
        self._group = QButtonGroup(self)
        for name, (text, _shows) in FILTERS.items():
            chip = QPushButton(_(text))
            chip.setAccessibleName(_(text))
            chip.setProperty("chip", True)
            chip.setCheckable(True)
            chip.setChecked(name == self.filter)
            chip.setFont(font("small"))
            chip.clicked.connect(lambda _checked=False, name=name: self.set_filter(name))
            self._group.addButton(chip)
            chips.add(chip)
        row.addWidget(chips, 1)
        row.addWidget(self._new)
        return row

    @Slot(str)
    def set_filter(self, name: str) -> None:
        """Show only what a chip stands for."""
        self.filter = name
        if self._room is not None:
            self.show_room(self._room)

    def show_room(self, room: Room) -> None:
        """Show a whole room, at its end."""
        self._room = room
        self.model.show_room(room, self.filter)
        self._show_rows_or_words()
        self.view.scrollToBottom()
        self._seen()

    def take(self, changes: Changes) -> None:
        """Take changes in; the end stays in sight if it was, else new rows are counted."""
        bar = self.view.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - ROW_HEIGHT
        before = self.model.rowCount()
        self.model.take(changes)
        self._show_rows_or_words()
        if at_end:
            self.view.scrollToBottom()
        else:
            self._unseen += self.model.rowCount() - before
        self._seen()

    def _show_rows_or_words(self) -> None:
        """Show the rows, or say why there is none."""
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1 if self.filter == "all" else 2)

    def _seen(self) -> None:
        bar = self.view.verticalScrollBar()
        if bar.value() >= bar.maximum() - ROW_HEIGHT:
            self._unseen = 0
        words = ngettext("{count} new below", "{count} new below", self._unseen).format(count=self._unseen)
        set_words(self._new, words if self._unseen else "")

    def _pick(self, place: int) -> None:
        row = self.model.row_at(place)
        if row is not None:
            self.picked.emit(row.stream, row.seq)

    def choose(self, seq: int) -> None:
        """Select the row of an entry without telling anybody."""
        place = self.model.place_of(seq)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        if place < 0:
            selection.clear()
        else:
            self.view.selectRow(place)
        selection.blockSignals(False)
        self.view.viewport().update()

    def reveal(self, row: Row) -> None:
        """Select a row and bring it into sight, through all filters."""
        if self.model.place_of(row.seq) < 0:
            for chip in self._group.buttons():
                chip.setChecked(chip.accessibleName() == _(FILTERS["all"][0]))
            self.set_filter("all")
        self.choose(row.seq)
        self.view.scrollTo(self.model.index(max(0, self.model.place_of(row.seq)), 0))
