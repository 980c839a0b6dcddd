"""The end of the timeline: followed while it is in sight, else what is new below is counted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTableView, QWidget

from ui.models.timeline import Arrived, TimelineModel
from ui.theme.scale import px
from ui.theme.words import button
from warroom.i18n import _, ngettext


class Tail(QWidget):
    """A button under the list that says how many rows were not seen yet; hidden when there are none."""

    pressed = Signal()

    def __init__(self, view: QTableView, model: TimelineModel) -> None:
        super().__init__()
        self._view = view
        self._model = model
        self.following = True
        self.unseen = 0
        self.hidden = 0
        self._button = button("", quiet=True)
        self._button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(4), px(16), 0)
        row.addStretch(1)
        row.addWidget(self._button)
        row.addStretch(1)
        self.hide()
        bar = view.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        bar.rangeChanged.connect(self._resized)

    def follow(self) -> None:
        """Go to the end and stay there."""
        self.following = True
        self._view.scrollToBottom()

    def take(self, arrived: Arrived) -> None:
        """Count new rows, or keep the end in sight."""
        self.hidden += arrived.hidden
        if self.following:
            if arrived.shown:
                self._model.mark_seq = 0
            self._view.scrollToBottom()
        elif arrived.first is not None:
            mark = self._model.place_of(self._model.mark_seq) if self.unseen else -1
            if mark < 0 or self._model.place_of(arrived.first.seq) < mark:
                self._model.mark_seq = arrived.first.seq
            self.unseen += arrived.shown
        elif arrived.hidden and not self.unseen:
            self._model.mark_seq = 0
        self._show()

    def forget(self) -> None:
        """Count anew."""
        self._model.mark_seq = 0
        self.hidden = 0
        self.forget_unseen()

    def forget_unseen(self) -> None:
        """Take all rows shown as seen."""
        self.unseen = 0
        self._show()

    def forget_hidden(self) -> None:
        """Count what is hidden anew: it is hidden by something else now."""
        self.hidden = 0
        self._show()

    def _scrolled(self, value: int) -> None:
        self.following = value >= self._view.verticalScrollBar().maximum()
        if self.following and self.unseen:
            self.forget_unseen()

    def _resized(self, _low: int, high: int) -> None:
        """Keep the end in sight when the window, or the list, gets another size."""
        if self.following:
            self._view.verticalScrollBar().setValue(high)

    def _show(self) -> None:
        parts = []
        if self.unseen:
            parts.append(ngettext("{count} new", "{count} new", self.unseen).format(count=self.unseen))
            if self.hidden:
                parts.append(_("{count} hidden by the filter").format(count=self.hidden))
        elif self.hidden:
            parts.append(_("{count} new, hidden by the filter").format(count=self.hidden))
        text = ", ".join(parts)
        self._button.setText("  ".join((text, _("End"))) if self.unseen else text)
        self._button.setAccessibleName(text)
        self.setVisible(bool(text))
