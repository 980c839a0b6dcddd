"""What came for me in this room: late first, then the newest; Enter opens it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.models.lines import Cell, Column, Line
from ui.panels.empty import Empty
from ui.panels.line_list import LineList
from ui.theme.scale import line, px
from ui.theme.words import button, plain_label, wrapped
from warroom.domain.room import Room
from warroom.i18n import _
from warroom.services.addressed import Notice, for_me, me
from warroom.services.times import shown_time

WIDTH: Final = 820
HEIGHT: Final = 520
MOST: Final = 500
"""Lines that are listed; older ones are in the timeline."""


class ForMe(QDialog):
    """Lists notices; `opened` tells which stream a person wants to see."""

    opened = Signal(str)

    def __init__(self, room: Room, actor: str, parent: QWidget) -> None:
        super().__init__(parent)
        who = me(room, actor)
        self.found = for_me(room, who)[:MOST]
        self.setWindowTitle(_("For me"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = (Column(_("Time"), 110, mono=True), Column(_("What"), 250), Column(_("Text"), above=520))
        self.list = LineList(columns, self.windowTitle(), tall=False)
        self.list.show_lines([_line(room, place, each) for place, each in enumerate(self.found)], "")
        stack = QStackedWidget()
        stack.addWidget(self.list)
        stack.addWidget(
            Empty(
                _("Nothing came for you yet"),
                _("Asks to your stations, calls, offers and lines that name your station stand here."),
            )
        )
        stack.setCurrentIndex(0 if self.found else 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(20), px(18), px(20), px(16))
        layout.setSpacing(px(10))
        layout.addWidget(plain_label(self.windowTitle(), "title"))
        held = " · ".join(sorted(who.held)) or _("You hold no station; take one with Ctrl Shift T.")
        layout.addWidget(wrapped(plain_label(held, "small", "muted")))
        layout.addWidget(stack, 1)
        layout.addLayout(self._buttons())
        self.resize(px(WIDTH), min(line(HEIGHT), int(self.screen().availableSize().height() * 0.9)))
        self.list.opened.connect(self._open)
        (self.list if self.found else self._close).setFocus()
        self.list.choose_first()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        show = button(_("Show it"), _("Enter"))
        show.clicked.connect(self.open_chosen)
        show.setEnabled(bool(self.found))
        row.addWidget(show)
        self._close = button(_("Close"), "Esc", main=True)
        self._close.clicked.connect(self.reject)
        row.addWidget(self._close)
        return row

    @Slot()
    def open_chosen(self) -> None:
        """Open what is selected."""
        self._open(str(self.list.view.currentIndex().row()))

    @Slot(str)
    def _open(self, key: str) -> None:
        place = int(key)
        if 0 <= place < len(self.found):
            self.accept()
            self.opened.emit(self.found[place].stream)


def _line(room: Room, place: int, each: Notice) -> Line:
    tone = "alarm" if each.key.startswith("late:") else ""
    cells = (Cell(shown_time(room, each.at)), Cell(each.title, tone=tone), Cell(" ".join(each.text.split())))
    return Line(str(place), cells, tone)
