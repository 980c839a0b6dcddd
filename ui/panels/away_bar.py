"""While you were away: how much others wrote since this person last saw the room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

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
        inner = QHBoxLayout(bar)
        inner.setContentsMargins(px(14), px(6), px(8), px(6))
        inner.setSpacing(px(8))
        inner.addWidget(self._label, 1)
        show, read = button(_("Show what happened"), quiet=True), button(_("I know it"), quiet=True)
        show.clicked.connect(self.wanted)
        read.clicked.connect(self.read)
        for each in (show, read):
            inner.addWidget(each)
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
        self.show()
