"""A page of the desk that shows a list: its title, the buttons of its actions, the list or what would fill it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout

from ui.models.lines import Line
from ui.panels.button_row import ButtonRow
from ui.panels.empty import Empty
from ui.panels.line_list import LineList
from ui.panels.page import Page
from ui.panels.page_table import PageKind
from ui.shortcuts import worded
from ui.theme.scale import px
from ui.theme.words import button, plain_label, set_words
from warroom.domain.room import Room
from warroom.i18n import _


class ListPage(Page):
    """Shows the lines that its kind makes of the room; asks for them anew when its slices changed.

    `table` says whose keys its hints name: 0 the desk's, 1 the house's.
    """

    def __init__(self, kind: PageKind, table: int = 0) -> None:
        super().__init__()
        self._kind = kind
        self._table = table
        self.slices = kind.slices
        self.more: Callable[[], list[Line]] = list
        title, (empty, hint) = _(kind.words), kind.empty
        self.list = LineList(kind.columns(), title)
        self._heading = plain_label(title, "title")
        self._count = plain_label("", "small", "muted")
        self._buttons = ButtonRow(right=True)
        head = QHBoxLayout()
        head.setContentsMargins(px(18), px(12), px(14), px(12))
        head.setSpacing(px(12))
        head.addWidget(self._heading)
        head.addWidget(self._count)
        head.addWidget(self._buttons, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(Empty(_(empty), _(hint) if hint else "", table, _(kind.purpose)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard to the list; with Qt's focus proxy, Tab would leave buttons out."""
        self.list.setFocus()

    def add_buttons(self, actions: Sequence[tuple[str, str, Callable[[], None]]]) -> None:
        """Add the page's actions as buttons: words, keys, what they do."""
        for words, keys, run in actions:
            made: QPushButton = button(words, keys, quiet=True)
            made.clicked.connect(lambda _checked=False, run=run: run())
            self._buttons.add(made)

    def show_room(self, room: Room, chosen: str) -> None:
        """Show the room as it is now, with the chosen stream selected."""
        lines = [*self._kind.lines(room), *self.more()]
        self.list.show_lines(lines, chosen)
        self._stack.setCurrentIndex(0 if lines else 1)
        set_words(self._count, worded(self._kind.count(room), self._table))
        self.stale = False

    def reveal(self, stream: str) -> None:
        """Bring the line of a stream into sight."""
        self.list.reveal(stream)

    def choose_first(self) -> str:
        """Select the first line and give its stream."""
        self.list.choose_first()
        line = self.list.model.line(self.list.view.currentIndex().row())
        return line.key if line is not None else ""
