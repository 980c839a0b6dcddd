"""The start page: declare in one line, rooms open and closed, the demonstration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.delegates.line import row_height
from ui.models import rooms, servers
from ui.models.lines import Line
from ui.panels.button_row import ButtonRow
from ui.panels.drop_down import DropDown
from ui.panels.empty import Empty
from ui.panels.line_list import CAPTION_HEIGHT, LineList
from ui.theme import scale
from ui.theme.fonts import font
from ui.theme.scale import line, px
from ui.theme.words import button, plain_label, set_words, typed_choice, wrapped
from warroom.clock import Instant
from warroom.errors import Unavailable
from warroom.i18n import _
from warroom.services.copy_words import start_words
from warroom.services.database import Head

SERVERS = 4
"""As many places where rooms are stand on the page; more are reached by scrolling."""


class StartPage(QWidget):
    """Asks what is happening; only a title is needed to declare."""

    declared = Signal(str, str)
    opened = Signal(str)
    demo_wanted = Signal()
    house_wanted = Signal()
    help_wanted = Signal()
    typed = Signal(str)
    settings_wanted = Signal()
    servers_wanted = Signal()
    server_opened = Signal(str)

    def __init__(self, place: str, person: str, draft: str) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build(place, person, draft)
        self.title.textChanged.connect(self.typed.emit)
        self.title.returnPressed.connect(self._declare)
        self.person.returnPressed.connect(self._declare)

    def _build(self, place: str, person: str, draft: str) -> None:
        inner = QWidget()
        inner.setMaximumWidth(line(980))
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(px(32), px(40), px(32), px(20))
        layout.setSpacing(px(10))
        layout.addWidget(plain_label(_("War Room"), "caption", "muted"))
        layout.addWidget(wrapped(plain_label(_("What is happening to customers?"), "headline")))
        self.title = QLineEdit(draft)
        self.title.setFont(font("title", 400))
        self.title.setAccessibleName(_("Title of the incident"))
        self.title.setPlaceholderText(_("A title is enough, for instance: Customers are charged twice"))
        layout.addWidget(self.title)
        layout.addLayout(self._who(person))
        layout.addLayout(self._what_else())
        self._problem, self._away = (wrapped(plain_label("", "small", tone)) for tone in ("alarm", "caution"))
        for each in (self._problem, self._away):
            each.hide()
            layout.addWidget(each)
        layout.addSpacing(px(14))
        self.list = LineList(rooms.columns(), _("Rooms"))
        self._empty = Empty(
            _("No room yet"),
            _("Declare one above, or open the demonstration: Apollo 13 as it stood at 057:40."),
        )
        layout.addWidget(self.list, 1)
        layout.addWidget(self._empty, 1)
        self.servers = LineList(servers.columns(), _("Where rooms are"), tall=False)
        self.servers.opened.connect(self.server_opened.emit)
        self.servers.hide()
        layout.addWidget(self.servers)
        layout.addWidget(wrapped(plain_label(place, "small", "muted")))
        self.list.opened.connect(self.opened.emit)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(inner, 20)
        outer.addStretch(1)
        self.setFocusProxy(self.title)

    def _who(self, person: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(plain_label(_("You are"), "small", "muted"))
        self.person = QLineEdit(person)
        self.person.setFont(font("body"))
        self.person.setAccessibleName(_("Your name"))
        self.person.setFixedWidth(line(240))
        row.addWidget(self.person)
        row.addStretch(1)
        declare = button(_("Declare"), main=True)
        declare.clicked.connect(self._declare)
        row.addWidget(declare)
        return row

    def _what_else(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(10))
        self._with = plain_label(_("Stations"), "small", "muted")
        self._with.hide()
        row.addWidget(self._with)
        self.stations = DropDown()
        self.stations.setAccessibleName(_("Stations"))
        self.stations.setToolTip(_("The stations with which the room opens"))
        self.stations.setMinimumContentsLength(14)
        self.stations.hide()
        row.addWidget(self.stations)
        others = ButtonRow(right=True, gap=10)
        settings = button(_("Settings"), "Ctrl ,", quiet=True)
        settings.clicked.connect(self.settings_wanted.emit)
        help_ = button(_("Help"), "F1", quiet=True)
        help_.clicked.connect(self.help_wanted.emit)
        house = button(_("The house"), "F8", quiet=True)
        house.clicked.connect(self.house_wanted.emit)
        elsewhere = button(_("Servers"), "Shift F8", quiet=True)
        elsewhere.clicked.connect(self.servers_wanted.emit)
        demo = button(_("Open the demonstration"), quiet=True)
        demo.clicked.connect(self.demo_wanted.emit)
        for each in (help_, settings, house, elsewhere, demo):
            others.add(each)
        row.addWidget(others, 1)
        return row

    def show_rooms(self, heads: Sequence[Head], as_of: Mapping[str, Instant] | None = None) -> None:
        """Show the rooms of the database; `as_of` gives the time of those that are copies."""
        self.list.show_lines(rooms.lines(heads, as_of), "")
        self.list.setVisible(bool(heads))
        self._empty.setVisible(not heads)

    def show_away(self, away: Unavailable | None, more: int = 0) -> None:
        """Say that the server is away and copies are shown, while `more` rooms have none; None for not away."""
        set_words(self._away, start_words(away, more) if away is not None else "")
        self._away.setVisible(away is not None)

    @Slot(list)
    def show_servers(self, lines: list[Line]) -> None:
        """Show where rooms are; nothing where there is nothing to choose."""
        line = self.servers.model.line(self.servers.view.currentIndex().row())
        self.servers.show_lines(lines, line.key if line is not None else "")
        rows = min(len(lines), SERVERS)
        self.servers.setFixedHeight(scale.line(CAPTION_HEIGHT) + rows * row_height(tall=False) + px(2))
        self.servers.setVisible(bool(lines))

    def show_sets(self, sets: Sequence[tuple[str, str]], last: str) -> None:
        """Offer the station sets of the house, the one used last chosen; nothing where there are none."""
        self.stations.clear()
        self.stations.addItem(_("Lead, voice, scribe"), "")
        for stream, name in sets:
            self.stations.addItem(name, stream)
        self.stations.setCurrentIndex(max(0, self.stations.findData(last)))
        self.stations.setVisible(bool(sets))
        self._with.setVisible(bool(sets))

    def show_titles(self, titles: list[str]) -> None:
        """Offer the titles of the house while one types."""
        if titles:
            self.title.setCompleter(typed_choice(titles, self.title))

    @property
    def station_set(self) -> str:
        """The station set chosen, as the house knows it; empty for the three that every room has."""
        return str(self.stations.currentData() or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.title.hasFocus() and self.list.isVisible():
            self.list.setFocus()
            self.list.choose_first()
            return
        super().keyPressEvent(event)

    def complain(self, text: str) -> None:
        """Say what went wrong under the title."""
        set_words(self._problem, text)
        self._problem.show()

    @Slot()
    def _declare(self) -> None:
        self._problem.hide()
        self.declared.emit(self.title.text(), self.person.text())
