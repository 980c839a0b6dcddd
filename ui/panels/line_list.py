"""A list of lines with captions over its columns."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from ui.delegates.line import LineDelegate, column_boxes, row_height
from ui.delegates.painting import draw_text
from ui.models.lines import Column, Line, LineModel
from ui.theme import scale
from ui.theme.current import colour

CAPTION_HEIGHT = 30
"""Pixels at zoom 1."""


class RowView(QTableView):
    """A list of equal rows that is fast at any length; typing in it goes to the entry line."""

    typed = Signal(str)
    menu_wanted = Signal(object)
    space_opens = False
    """Whether the space bar opens a line, instead of beginning a word in the entry line."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard; Qt would also make the first row current, which nobody chose."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
            return
        selection = self.selectionModel()
        selection.blockSignals(True)
        super().focusInEvent(event)
        selection.clearCurrentIndex()
        selection.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.space_opens and event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.text() and event.text().isprintable():
            self.typed.emit(event.text())
            return
        rows = self._from_key(event.key())
        if rows is None:
            super().keyPressEvent(event)
        else:
            self.select_first(rows)

    def _from_key(self, key: int) -> Iterable[int] | None:
        """Give the rows to try for a key that Qt's table does not walk by; None for all others."""
        count = self.model().rowCount()
        if key == Qt.Key.Key_Home:
            return range(count)
        if key == Qt.Key.Key_End:
            return reversed(range(count))
        if self.currentIndex().isValid():
            return None
        if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            return range(max(0, self.rowAt(0)), count)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp):
            lowest = self.rowAt(self.viewport().height() - 1)
            return range(lowest if lowest >= 0 else count - 1, -1, -1)
        return None

    def select_first(self, rows: Iterable[int]) -> None:
        """Select the first of these rows that can be selected."""
        for row in rows:
            if self.model().flags(self.model().index(row, 0)) & Qt.ItemFlag.ItemIsSelectable:
                self.selectRow(row)
                return

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())


class Captions(QWidget):
    """The captions over the columns."""

    def __init__(self, columns: tuple[Column, ...], view: RowView) -> None:
        super().__init__()
        self.columns = columns
        self._view = view
        view.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self.update())
        self.setFixedHeight(scale.line(CAPTION_HEIGHT))

    @property
    def room(self) -> int:
        """The width in which the columns are laid out, as in the rows below."""
        return self._view.viewport().width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(0, 0, self.room, self.height())
        for column, place in zip(self.columns, column_boxes(self.columns, box), strict=True):
            align = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            draw_text(painter, place, column.caption, "caption", "muted", align=align)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("line"))
        painter.end()


class LineList(QWidget):
    """Lines under captions; tells which stream is selected or opened."""

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self, columns: tuple[Column, ...], name: str, tall: bool = True) -> None:
        super().__init__()
        self.model = LineModel(self)
        self.view = RowView(row_height(tall), self)
        self.view.setAccessibleName(name)
        self.view.setModel(self.model)
        self.view.setItemDelegate(LineDelegate(columns, tall, self.view))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Captions(columns, self.view))
        layout.addWidget(self.view)
        self.view.selectionModel().currentRowChanged.connect(lambda now, _was: self._pick(now.row()))
        self.view.activated.connect(lambda index: self._open(index.row()))
        self.setFocusProxy(self.view)

    def show_lines(self, lines: list[Line], chosen: str) -> None:
        """Show lines and keep the chosen stream selected, without telling anybody."""
        self.model.set_lines(lines)
        self.choose(chosen)

    def choose(self, stream: str) -> None:
        """Select the line of a stream, if it is in the list."""
        place = self.model.place_of(stream) if stream else -1
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        if place < 0:
            selection.clear()
        elif self.view.currentIndex().row() != place or not selection.hasSelection():
            self.view.selectRow(place)
        selection.blockSignals(False)
        self.view.viewport().update()

    def chosen(self) -> str:
        """Give the stream that is selected; nothing when none is."""
        line = self.model.line(self.view.currentIndex().row())
        return line.key if line is not None else ""

    def reveal(self, stream: str) -> None:
        """Bring the line of a stream into sight, as soon as the list has its size."""
        QTimer.singleShot(0, self, lambda: self._scroll_to(stream))

    def _scroll_to(self, stream: str) -> None:
        place = self.model.place_of(stream)
        if place >= 0:
            self.view.scrollTo(self.model.index(place, 0))

    def choose_first(self) -> None:
        """Select the first line, so that arrows have a start."""
        self.view.select_first(range(self.model.rowCount()))

    def _pick(self, place: int) -> None:
        line = self.model.line(place)
        if line is not None and not line.heading:
            self.picked.emit(line.key)

    def _open(self, place: int) -> None:
        line = self.model.line(place)
        if line is not None and not line.heading:
            self.opened.emit(line.key)
