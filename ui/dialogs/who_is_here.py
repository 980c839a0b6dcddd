"""Who is here: the other desks of the room, with station, page, writing or not, and since when."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.models.lines import Cell, Column, Line
from ui.panels.empty import Empty
from ui.panels.line_list import LineList
from ui.panels.page_table import BY_NAME
from ui.theme.scale import line, px
from ui.theme.words import button, plain_label
from warroom.i18n import _
from warroom.services.presence import Present
from warroom.services.presence_words import called, plain, since_words

WIDTH: Final = 820
HEIGHT: Final = 460


class WhoIsHere(QDialog):
    """Lists the others and keeps the list up to date; `chosen` tells page and stream of the one to go to."""

    chosen = Signal(str, str)

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setWindowTitle(_("Who is here"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = (
            Column(_("Who")),
            Column(_("Station"), 150),
            Column(_("Page"), 190),
            Column(_("Writing"), 190),
            Column(_("Here for"), 90, mono=True, right=True),
        )
        self.list = LineList(columns, self.windowTitle(), tall=False)
        self._empty = Empty("", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(20), px(18), px(20), px(16))
        layout.setSpacing(px(10))
        layout.addWidget(plain_label(self.windowTitle(), "title"))
        layout.addWidget(self._stack, 1)
        layout.addLayout(self._buttons())
        self.resize(px(WIDTH), min(line(HEIGHT), int(self.screen().availableSize().height() * 0.9)))
        self.list.opened.connect(self._open)
        bridge.company_changed.connect(self.show_others)
        bridge.state_changed.connect(self.show_others)
        self.show_others()
        self.list.choose_first()
        (self.list if bridge.company.others else self._close).setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        self._show = button(_("Go there"), _("Enter"))
        self._show.clicked.connect(lambda: self._open(self.list.chosen()))
        row.addWidget(self._show)
        self._close = button(_("Close"), "Esc", main=True)
        self._close.clicked.connect(self.reject)
        row.addWidget(self._close)
        return row

    @Slot()
    def show_others(self) -> None:
        """Show the others as they are now; the one selected stays so."""
        others = self._bridge.company.others
        if self._bridge.room is not None:
            self.list.show_lines([self._line(who) for who in others], self.list.chosen())
        self._stack.setCurrentIndex(0 if others else 1)
        self._show.setEnabled(bool(others))
        self._empty.say(*self._why_empty())

    def _why_empty(self) -> tuple[str, str]:
        if self._bridge.trouble is not None:
            return _("Nobody can be seen"), _("The database is away. Who is here is shown when it is back.")
        if not self._bridge.company.known:
            return (
                _("Nobody can be seen"),
                _("This server is of an older version. Ask its administrator: “warroom admin migrate”."),
            )
        return _("Nobody else is here"), _("Who opens this room at another desk stands here.")

    def _line(self, who: Present) -> Line:
        room = self._bridge.ready
        name = called(room, who)
        if who.person == self._bridge.actor:
            name = _("{name} (you, at another desk)").format(name=name)
        page = _(BY_NAME[who.page].words) if who.page in BY_NAME else ""
        thing = room.ref(who.stream) if who.stream else ""
        cells = (
            Cell(name, tone="muted" if who.silent else ""),
            Cell(plain(who.station) or "–"),
            Cell(page, tone="muted"),
            _doing(who, thing),
            Cell(since_words(who, self._bridge.ahead), tone="muted"),
        )
        return Line(who.desk, cells)

    @Slot(str)
    def _open(self, key: str) -> None:
        who = next((each for each in self._bridge.company.others if each.desk == key), None)
        if who is not None:
            self.accept()
            self.chosen.emit(who.page, who.stream)


def _doing(who: Present, thing: str) -> Cell:
    """Say what somebody does; who was not heard lately has a hollow mark."""
    if who.silent:
        return Cell(_("◌ not heard just now"), tone="muted")
    if who.typing:
        return Cell(_("● writes in {thing}").format(thing=thing) if thing else _("● writes"), tone="info")
    if who.stream:
        return Cell(_("changes {thing}").format(thing=thing) if thing else _("has a form open"))
    return Cell("")
