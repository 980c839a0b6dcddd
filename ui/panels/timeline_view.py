"""The list of the timeline: several rows at once, and keys of its own."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.delegates.timeline_row import TimelineRowDelegate, row_height
from ui.panels.line_list import RowView

_FLAG = QItemSelectionModel.SelectionFlag
NOTCH = 120
"""What one step of a mouse wheel counts, as Qt has it."""


class TimelineView(RowView):
    """Rows of one height by density; Shift and Ctrl select several."""

    copy_wanted = Signal()
    end_wanted = Signal()
    escaped = Signal()
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(row_height("normal"), parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.delegate = TimelineRowDelegate(self)
        self.setItemDelegate(self.delegate)
        self._turned = 0

    def set_density(self, density: str) -> None:
        """Draw the rows compact, normal or full."""
        self.delegate.density = density
        header = self.verticalHeader()
        header.setMinimumSectionSize(row_height(density))
        header.setDefaultSectionSize(row_height(density))
        self.measure()
        header.setOffsetToSectionPosition(self.verticalScrollBar().value())
        self.viewport().update()

    def measure(self) -> None:
        """Measure how far one can scroll, which Qt does later, so that one can scroll there now."""
        self.executeDelayedItemsLayout()
        self.updateGeometries()

    def select(self, place: int) -> None:
        """Select one row alone, whichever keys are held; `selectRow` would add to those selected."""
        self.selectionModel().setCurrentIndex(self.model().index(place, 0), _FLAG.ClearAndSelect | _FLAG.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key == Qt.Key.Key_C and held == Qt.KeyboardModifier.ControlModifier:
            self.copy_wanted.emit()
        elif key == Qt.Key.Key_End and plain:
            self.end_wanted.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and held == Qt.KeyboardModifier.ShiftModifier:
            self._extend(0 if key == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def _extend(self, place: int) -> None:
        """Select from the current row to another one."""
        there = self.model().index(place, 0)
        here = self.currentIndex()
        if not there.isValid():
            return
        first, last = sorted((here.row() if here.isValid() else place, place))
        span = QItemSelection(self.model().index(first, 0), self.model().index(last, 0))
        selection = self.selectionModel()
        selection.select(span, _FLAG.ClearAndSelect | _FLAG.Rows)
        selection.setCurrentIndex(there, _FLAG.NoUpdate)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / NOTCH)
        if steps:
            self._turned -= steps * NOTCH
            self.zoomed.emit(1 if steps > 0 else -1)
        event.accept()
