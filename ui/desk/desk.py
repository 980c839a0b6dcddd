"""The desk of one room: strip, pages, stations, inspector, entry line, footer, kept in step with the log."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import ACTIONS, BY_ID, Action, possible
from ui.bridge import Acceptance, Bridge, Refusal
from ui.desk import directors, menus, paste_deeds
from ui.desk.bars import Bars
from ui.desk.files import Files
from ui.desk.moving import Moving
from ui.desk.outage import Outage
from ui.desk.papers import Papers
from ui.desk.selection import Selection
from ui.desk.shortcuts import Shortcuts, keys_in_use
from ui.desk.split import Split
from ui.desk.staying import Staying
from ui.desk.together import Together
from ui.desk.window_deeds import ALSO
from ui.dialogs.form import Form, FormDialog
from ui.house.access import HouseAccess
from ui.panels.entry_line import EntryLine
from ui.panels.footer import Footer
from ui.panels.inspector import Inspector
from ui.panels.left import Left
from ui.panels.message import MessageBar
from ui.panels.mission_strip import MissionStrip
from ui.panels.moved_bar import MovedBar
from ui.panels.page_table import home
from ui.panels.pages import Pages
from ui.panels.witness_bar import WitnessBar
from ui.shortcuts import KEYS, worded
from warroom.domain.changes import Changes
from warroom.domain.entry import Entry
from warroom.domain.room import Room
from warroom.domain.rules.closeout import Close
from warroom.domain.rules.command import Command
from warroom.domain.state.timeline import Row
from warroom.errors import WarRoomError
from warroom.i18n import _
from warroom.services.drafts import Drafts
from warroom.services.inspecting import sheet
from warroom.services.saying import say

TICK_MS: Final = 1000


class Desk(QWidget):
    """One room on the screen. Everything it shows comes from `bridge.room`."""

    home_wanted = Signal()
    house_wanted = Signal(object)
    wish = Signal(str)
    """Something that the window does: its name in `wishes`."""
    painted = Signal()

    def __init__(self, bridge: Bridge, drafts: Drafts, person: str) -> None:
        super().__init__()
        self.bridge = bridge
        self.drafts = drafts
        self._person = person
        self._recent: list[str] = []
        self.directors = False
        self.keeps_papers = True
        """Whether this desk writes the papers of a room that closes; one of several does."""
        self.selection = Selection()
        self.papers = Papers(self)
        self.moving = Moving(self)
        self.house = HouseAccess(bridge.store, bridge.actor, person, self)
        self.strip = MissionStrip()
        self.left = Left()
        self.pages = Pages(self)
        self.inspector = Inspector()
        self.line = EntryLine(bridge, drafts, keys_in_use)
        self.bars = Bars(self)
        self.witness = WitnessBar(bridge)
        self.moved = MovedBar(bridge)
        self.message = MessageBar()
        self.footer = Footer()
        self._build()
        self.files = Files(self)
        self.staying = Staying(self)
        self.outage = Outage(self)
        self.together = Together(self)
        self._connect()
        self.add_shortcuts(self)
        if self.bars.seen.directors:
            directors.show(self, on=True)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self.tick)
        self._clock.start()
        if bridge.room is not None:
            self._show_all()
        self._show_state()

    @property
    def room(self) -> Room:
        """The room shown."""
        return self.bridge.ready

    @property
    def selected(self) -> str:
        """The stream that is selected; `incident` for the incident itself."""
        return self.selection.stream

    @property
    def selected_seq(self) -> int:
        """The entry that is selected in the timeline, 0 elsewhere."""
        return self.selection.seq

    def _build(self) -> None:
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        work = QWidget()
        middle = QVBoxLayout(work)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addLayout(self.bars)
        middle.addWidget(self.pages.stack, 1)
        middle.addWidget(self.witness)
        middle.addWidget(self.moved)
        middle.addWidget(self.message)
        middle.addWidget(self.line)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.left)
        self.split = Split(work, self.inspector)
        body.addWidget(self.split, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.strip)
        outer.addLayout(body, 1)
        outer.addWidget(self.footer)
        self._fit()

    def _fit(self) -> None:
        self.split.fit_in(self.width())
        self.left.fit(int(self.width() * 0.28))

    def _connect(self) -> None:
        self.moved.pressed.connect(lambda: self.wish.emit("room.follow"))
        KEYS.changed.connect(self._show_sheet)
        bridge = self.bridge
        bridge.loaded.connect(self._show_all)
        self.house.changed.connect(self.pages.refresh)
        bridge.changed.connect(self._take)
        bridge.accepted.connect(self._accepted)
        bridge.refused.connect(self._refused)
        bridge.state_changed.connect(self._show_state)
        self.left.page_chosen.connect(self.go)
        self.left.station_chosen.connect(self.choose_station)
        self.strip.clicked.connect(lambda: self.choose("incident"))
        self.inspector.opened.connect(self.open_stream)
        self.line.escaped.connect(self.pages.focus_current)
        self.line.many_pasted.connect(partial(paste_deeds.paste, self))

    def add_shortcuts(self, widget: QWidget) -> None:
        """Give a widget the keys of all actions: the desk, or a window that holds a part of it."""
        Shortcuts(widget, ACTIONS, self.do, {keys: BY_ID[name] for keys, name in ALSO.items()})

    def do(self, action: Action) -> None:
        """Do an action; what the rules refuse is said above the entry line."""
        if self.bridge.room is None:
            return
        self.message.clear()
        self._recent = [action.id, *(each for each in self._recent if each != action.id)][:8]
        if directors.refuses(self, action):
            return
        if not possible(action, self):
            self.complain(_("Select what “{action}” is for first.").format(action=action.words))
            return
        try:
            action.run(self)
        except WarRoomError as wrong:
            self.complain(say(wrong))

    def do_by_id(self, name: str) -> None:
        """Do the action of a name."""
        self.do(BY_ID[name])

    def ask(self, form: Form) -> FormDialog:
        """Open a form over the desk."""
        dialog = FormDialog(form, self.bridge, self.drafts, self)
        self.together.watch(dialog)
        dialog.open()
        return dialog

    def submit(self, command: Command) -> None:
        """Submit a command of this desk; raises what the rules refuse."""
        self.bridge.submit(command)

    def say(self, text: str) -> None:
        """Say something in passing, in the footer."""
        self.footer.say(text)

    def complain(self, text: str) -> None:
        """Say what went wrong above the entry line, until the next action."""
        self.message.show_problem(worded(text, named=False))

    @Slot(str)
    def go(self, page: str) -> None:
        """Go to a page."""
        self.pages.go(page)
        self._show_left()

    def focus_line(self) -> None:
        """Put the cursor into the entry line."""
        self.line.setFocus()

    @Slot(str)
    def type_on(self, text: str) -> None:
        """Go on in the entry line with a key that was pressed in a list."""
        self.line.type_on(text)

    def line_text(self) -> str:
        """Give what stands in the entry line."""
        return self.line.text()

    @Slot(str, int)
    def choose(self, stream: str, seq: int = 0) -> None:
        """Select a stream, or one entry of it, and show it in full."""
        self.selection.choose(stream, seq)
        self._show_sheet()

    @Slot(str)
    def open_stream(self, stream: str) -> None:
        """Select a stream and go to the page where it is at home."""
        page = home(self.room, stream)
        self.pages.go(page)
        row = self.room.timeline.first.get(stream)
        if page == "timeline" and row is not None:
            self.pages.timeline.reveal(row)
        self.choose(stream)
        self.pages.reveal(stream)
        self._show_left()

    @Slot(str)
    def choose_station(self, stream: str) -> None:
        """Show the owners page with a station selected; a station one holds is spoken for from now on."""
        key = stream.partition(":")[2]
        if key in self.held_stations():
            self.speak_as(key)
        self.selection.choose(stream)
        self.go("owners")
        self.pages.reveal(stream)
        self._show_sheet()

    def selected_kinds(self) -> frozenset[str]:
        """Say what kinds of thing the selection is, for the actions that fit it."""
        return self.selection.kinds(self.room)

    def selected_row(self) -> Row | None:
        """Give the row of the timeline that the selection stands for."""
        return self.selection.row(self.room)

    def held_stations(self) -> list[str]:
        """Name the stations at which this person sits."""
        stations = self.room.stations.by_key.values()
        return [each.key for each in stations if each.seat and each.seat.person == self.bridge.actor]

    def person_name(self) -> str:
        """Give the name of the person at this desk."""
        return self.room.stations.name(self.bridge.actor) or self._person

    def speak_as(self, key: str) -> None:
        """Let what is written from now on come from a station."""
        self.bridge.station = key
        self._show_state()
        self._show_left()

    def undoable(self) -> Entry | None:
        """Find one's own newest entry that is neither undone nor itself an undoing."""
        return self.bridge.undoable()

    def open_palette(self) -> None:
        """Open the list of all actions that fit now."""
        menus.open_palette(self, self._recent)

    @Slot(object)
    def show_menu(self, place: QPoint) -> None:
        """Open the menu of what can be done with the selection."""
        menus.open_menu(self, place)

    def leave_room(self) -> None:
        """Ask the window for the start page."""
        self.home_wanted.emit()

    @Slot()
    def _show_all(self) -> None:
        held = self.held_stations()
        if held and not self.bridge.station:
            self.bridge.station = held[-1]
        self.strip.show_room(self.room)
        self.pages.show_room(self.room)
        self.bars.show_room()
        self._show_left()
        self._show_sheet()
        self._show_state()

    @Slot(object)
    def _take(self, changes: Changes) -> None:
        if changes.concern("incident", "clock"):
            self.strip.show_room(self.room)
        self.pages.take(changes)
        if changes.concern("stations"):
            self._follow_seats()
        if changes.concern(*self.bars.SLICES):
            self.bars.show_room()
        self._show_left()
        self._show_sheet()

    def _follow_seats(self) -> None:
        held = self.held_stations()
        if self.bridge.station not in held:
            self.bridge.station = held[-1] if held else ""

    def _show_left(self) -> None:
        if self.bridge.room is not None:
            self.left.show_room(self.room, self.pages.current, self.bridge.station)

    def _show_sheet(self) -> None:
        if self.bridge.room is None:
            return
        found = sheet(self.house.room_of(self.selected) or self.room, self.selected, self.selected_seq)
        self.inspector.show_sheet(found, menus.offers(self))

    @Slot()
    def _show_state(self) -> None:
        station = self.bridge.station
        who = " · ".join(filter(None, (station, self._person))) if self.bridge.room else ""
        self.footer.show_state(self.bridge, who)

    @Slot()
    def tick(self) -> None:
        """Write anew what changes with the time: clocks, ages, marks."""
        if self.bridge.room is None:
            return
        self.strip.show_room(self.room)
        self._show_left()
        self._show_state()
        self.pages.age()
        self.bars.tick()
        self.together.look()
        if self.isActiveWindow():
            self.bars.note_seen()

    @Slot(object)
    def _accepted(self, acceptance: Acceptance) -> None:
        self.message.clear()
        if isinstance(acceptance.command, Close) and self.keeps_papers:
            self.papers.keep()

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        self.complain(say(refusal.error))

    def showEvent(self, _event: object) -> None:
        self.together.look()

    def resizeEvent(self, _event: object) -> None:
        self._fit()
