"""While you were away: how much others wrote since this person last saw the room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.button_row import ButtonRow
from ui.theme.scale import px
from ui.theme.words import button, plain_label, set_words, wrapped
from warroom.domain.room import Room
from warroom.i18n import _, ngettext
from warroom.services.since import missed


class AwayBar(QWidget):
    """Hidden unless others wrote something that nobody here has read yet."""

    wanted = Signal()
    read = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._label = wrapped(plain_label("", "small"), selectable=False)
        bar = QFrame()
        bar.setObjectName("hintbar")
        inner = self._inner = QHBoxLayout(bar)
        inner.setContentsMargins(px(14), px(6), px(8), px(6))
        inner.setSpacing(px(8))
        inner.addWidget(self._label, 1)
        show, read = button(_("Show what happened"), quiet=True), button(_("I know it"), quiet=True)
        show.clicked.connect(self.wanted)
        read.clicked.connect(self.read)
        buttons = self._buttons = ButtonRow(right=True)
        for each in (show, read):
            buttons.add(each)
        inner.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(18), px(8), px(14), 0)
        layout.addWidget(bar)
        self.hide()

    def show_room(self, room: Room, before: int, actor: str) -> None:
        """Say what others wrote after the entry `before`; nothing for a room that was never seen."""
        rows = missed(room, before, actor) if before else []
        if not rows:
            self.hide()
            return
        decisions = sum(1 for row in rows if row.type == "decision")
        said = ngettext(
            "While you were away: {count} entry by others",
            "While you were away: {count} entries by others",
            len(rows),
        ).format(count=len(rows))
        if decisions:
            more = ngettext("{count} of them a decision", "{count} of them decisions", decisions)
            said = f"{said}, {more.format(count=decisions)}"
        set_words(self._label, said)
        self._turn()
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Put the buttons under the words where both have no room on one line."""
        words = self._label.fontMetrics().horizontalAdvance(self._label.text()) + px(4)
        beside = words + self._buttons.sizeHint().width() + px(8 + 14 + 8 + 18 + 14) <= self.width()
        turned = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._inner.setDirection(turned)
