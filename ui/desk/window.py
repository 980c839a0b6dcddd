"""The window: the start page, or the desk of one room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.breathing import breathe
from ui.bridge import Bridge
from ui.desk import front, notice_deeds, wishes
from ui.desk.away import Away
from ui.desk.desk import Desk
from ui.desk.doors import Doors
from ui.desk.leaving import Leaving
from ui.desk.memory import Memory
from ui.desk.walls import Walls
from ui.desk.windows import MAIN, Windows
from ui.dialogs.settings import SettingsDialog, chosen
from ui.ending import end, end_now
from ui.errands import Errands
from ui.house.access import HouseAccess
from ui.house.view import HouseView
from ui.house.visit import Visit
from ui.notices import Notices, Sender, SystemSender
from ui.panels.start import StartPage
from ui.theme.look import look_of, other_theme, wear
from warroom import config, i18n, ids
from warroom.errors import WarRoomError
from warroom.i18n import _
from warroom.services import demonstration
from warroom.services.database import Database
from warroom.services.drafts import Drafts
from warroom.services.house import DRAFTS, declare_with
from warroom.services.saying import say

START = "start"


class MainWindow(QMainWindow):
    """Owns the open room; making it anew is how language and theme change while it runs."""

    room_shown = Signal()
    remade = Signal()
    """The page in sight was made anew."""

    def __init__(self, store: Database, settings: config.Settings) -> None:
        super().__init__()
        self.store = store
        self.person = settings.person or config.person_guess()
        self.bridge: Bridge | None = None
        self.desk: Desk | None = None
        self.start: StartPage | None = None
        self.settings = settings
        self.actor = store.login or settings.person_id or ids.new()
        self._folder = config.folders().data / "drafts"
        self._drafts = Drafts(self._folder, START)
        self._room_drafts = self._drafts
        self._left_off = settings.room
        self.errands = Errands(self)
        self.house = HouseAccess(store, self.actor, self.person, self)
        self.doors = Doors(self)
        self.away = Away(self)
        self.walls: Walls = Walls(self)
        self.visit = Visit(self)
        self.visit.ended.connect(self._list_again)
        self.system = SystemSender(self)
        self.herald: Sender = self.system
        """How notices leave the window."""
        self.notices: Notices | None = None
        self.leaving = Leaving(self, self._all_drafts)
        self._renewing = False
        self.setWindowTitle(_("War Room"))
        self.setMinimumSize(960, min(600, self.screen().availableSize().height()))
        self.windows = Windows(self, self._make_desk, settings.windows)
        self.memory = Memory(lambda: {"windows": self.windows.places()}, self)
        self.memory.failed.connect(self._say_below)
        self._keep_actor()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def show_start(self) -> None:
        """Show the start page with the rooms as they are now."""
        self._drop_room()
        self._remember(room="")
        page = front.make(self, self._drafts.get("title"))
        self.start = page
        self.setWindowTitle(_("War Room"))
        self._replace(page)
        front.list_rooms(self)
        self.doors.watch(on=True)
        page.setFocus()

    def use_store(self, store: Database, room: str = "") -> None:
        """Go to another database, to its start page or into a room; the one before is let go."""
        self._drop_room()
        self.house.stop()
        before, self.store = self.store, store
        self.errands.run(before.close, lambda _done: None, self.complain)
        self.actor = store.login or self.settings.person_id or ids.new()
        self._keep_actor()
        self.house = HouseAccess(store, self.actor, self.person, self)
        self._remember(room_url=store.kept_url, connection=self._connection())
        self.walls.follow_store()
        breathe()
        if room:
            self.open_room(room)
        else:
            self.show_start()

    def _keep_actor(self) -> None:
        """Be the same person on this computer's files the next time."""
        if not self.store.login and self.settings.person_id != self.actor:
            self.settings = msgspec.structs.replace(self.settings, person_id=self.actor)
            self._remember(person_id=self.actor, person=self.person)

    def _connection(self) -> str:
        found = self.doors.of_store()
        return found.name if found is not None else ""

    @Slot()
    def _list_again(self) -> None:
        """Take in what the house has now, where the start page shows it."""
        if self.start is not None and self.centralWidget() is self.start:
            front.list_rooms(self)

    @Slot(str)
    def keep_title(self, text: str) -> None:
        """Keep the title that is typed."""
        try:
            self._drafts.put("title", text)
        except WarRoomError as wrong:
            if self.start is not None:
                self.start.complain(say(wrong))

    @Slot(str, str)
    def declare(self, title: str, person: str) -> None:
        """Declare an incident and open its room; what is refused is said on the start page."""
        self._know_person(person)

        def declared(incident: str) -> None:
            self.keep_title("")
            self.open_room(incident)

        chosen = self.start.station_set if self.start is not None else ""
        self.settings = msgspec.structs.replace(self.settings, station_set=chosen)
        self._remember(station_set=chosen)
        work = partial(declare_with, self.store, title, self.actor, chosen)
        self._from_start(work, declared)

    @Slot()
    def open_demo(self) -> None:
        """Open the demonstration as it stood, running on."""
        if self.start is not None:
            self._know_person(self.start.person.text())
        self._from_start(partial(demonstration.resume, self.store, "apollo13", self.actor), self.open_room)

    def _from_start(self, work: Callable[[], str], done: Callable[[str], None]) -> None:
        """Run an errand of the start page that ends in a room; the page waits for it."""
        page = self.start
        if page is None or not page.isEnabled():
            return
        page.setEnabled(False)

        def failed(wrong: BaseException) -> None:
            page.setEnabled(True)
            page.complain(say(wrong))
            page.setFocus()

        self.errands.run(work, done, failed)

    @Slot(str)
    def open_room(self, incident: str) -> None:
        """Open a room by its id."""
        again, self._left_off = incident == self._left_off, ""
        self._drop_room()
        bridge = self.bridge = Bridge(self.store, incident, self.actor, self.person)
        bridge.loaded.connect(self._name_window)
        bridge.loaded.connect(self.room_shown)
        self.away.watch(bridge)
        self._room_drafts = Drafts(self._folder, incident)
        desk = self._make_desk(MAIN)
        breathe()
        if self.bridge is not bridge:  # the window was closed meanwhile
            end(desk)
            return
        self.windows.show(self._show_desk(desk), again)
        self._remember(room=incident, room_url=self.store.kept_url, connection=self._connection())

    def _make_desk(self, name: str) -> Desk:
        """Make a desk for a window on the room, with words under way of its own."""
        assert self.bridge is not None
        main = name == MAIN
        drafts = self._room_drafts if main else self._room_drafts.of_window(name)
        desk = Desk(self.bridge, drafts, self.person)
        desk.keeps_papers = main
        if main:
            self.notices = notice_deeds.watch(desk, self.herald, self.settings)
            self.system.clicked.connect(self.notices.open_last)
        desk.home_wanted.connect(self.leave_room if main else self.windows.toggle_second)
        desk.house_wanted.connect(self.show_house)
        desk.wish.connect(lambda wish: wishes.grant(self, desk, wish))
        return desk

    def _all_drafts(self) -> list[Drafts]:
        """Give the drafts that may hold what was typed and not logged: of the room or of the start page, the house's."""
        view = self.visit.view
        house = view.drafts if view is not None else Drafts(self._folder, DRAFTS)
        return [self._room_drafts if self.desk is not None else self._drafts, house]

    @Slot()
    def leave_room(self) -> None:
        """Go back to all rooms; what was typed and not logged is asked about first."""
        if not self.leaving.asks(self._leave_now):
            self._leave_now()

    def _leave_now(self) -> None:
        if not self.stays(self._leave_now):
            self.show_start()

    def stays(self, then: Callable[[], object]) -> bool:
        """Say whether what is under way keeps the room open; never when the system ends."""
        return not self.leaving.quiet and self.desk is not None and self.desk.staying.asks(then)

    def _show_desk(self, desk: Desk) -> Desk:
        self.desk, self.start = desk, None
        self._replace(desk)
        desk.focus_line()
        return desk

    @Slot()
    @Slot(object)
    def show_house(self, then: Callable[[HouseView], None] | None = None) -> None:
        """Show the house in front of the page in sight; `then` goes on in it."""
        access = self.desk.house if self.desk is not None else self.house
        self.visit.begin(access, self.complain, then)

    @Slot(object)
    def complain(self, wrong: BaseException) -> None:
        """Say what went wrong, on the page in sight."""
        if self.desk is not None:
            self.desk.complain(say(wrong))
        elif self.start is not None:
            self.start.complain(say(wrong))

    @Slot()
    def _name_window(self) -> None:
        if self.bridge is not None and self.bridge.room is not None:
            incident = self.bridge.room.incident
            self.setWindowTitle(" · ".join((incident.title, incident.reference, _("War Room"))))
            self.windows.name_windows()

    def _replace(self, widget: QWidget, at_once: bool = False) -> None:
        old = self.takeCentralWidget()
        self.setCentralWidget(widget)
        widget.show()  # Qt would show it later, and keys pressed until then would be lost
        if old is not None:
            (end_now if at_once else end)(old)

    def _drop_room(self) -> None:
        self.doors.watch(on=False)
        self.visit.end()
        self.windows.drop()
        if self.bridge is not None:
            self.bridge.end()
        self.bridge, self.desk, self.notices = None, None, None

    def _know_person(self, person: str) -> None:
        name = person.strip()
        if name and name != self.person:
            self.person = name
            self.settings = msgspec.structs.replace(self.settings, person=name)
            self._remember(person=name)

    def _remember(self, **changes: object) -> None:
        try:
            config.remember(**changes)
        except WarRoomError as wrong:
            self._say_below(wrong)

    @Slot(object)
    def _say_below(self, wrong: WarRoomError) -> None:
        self.statusBar().showMessage(say(wrong))

    def change(self, **changes: object) -> None:
        """Change settings by name, at once and for the next start."""
        self.use_settings(msgspec.structs.replace(self.settings, **changes))
        self._remember(**changes)

    def toggle_theme(self) -> None:
        """Change between dark and light, in the same contrast."""
        self.change(theme=other_theme(self.settings.theme))

    def next_language(self) -> None:
        """Change to the next language the program speaks."""
        self.change(language=i18n.following(self.settings.language))

    def use_settings(self, settings: config.Settings) -> None:
        """Take settings; what looks or reads different is made anew."""
        before, self.settings = self.settings, settings
        self._know_person(settings.person)
        if self.notices is not None and self.desk is not None:
            notice_deeds.follow(self.notices, settings)
        if look_of(before) == look_of(settings) and before.language == settings.language:
            return
        self.rebuild()

    def open_settings(self) -> SettingsDialog:
        """Open the settings; what is chosen there is seen at once."""
        shown = msgspec.structs.replace(self.settings, person=self.person, language=i18n.language())
        dialog = SettingsDialog(shown, self)
        dialog.changed.connect(self.use_settings)
        dialog.kept.connect(lambda settings: self._remember(**chosen(settings)))
        self.remade.connect(dialog.renew)
        dialog.open()
        return dialog

    @Slot()
    def _follow_system(self) -> None:
        if self.settings.theme == "system":
            self.rebuild()

    def rebuild(self) -> None:
        """Make the page in sight anew, in the language and look of the settings, where it stood."""
        writing = [each for each in self.windows.desks.values() if each.staying.writing]
        if writing and not self._renewing:
            writing[0].say(_("The look changes when what is under way is done."))
            writing[0].staying.idle.connect(self.rebuild, Qt.ConnectionType.SingleShotConnection)
        elif not self._renewing:
            self._renewing = True
            QTimer.singleShot(0, self, self._rebuild_now)

    @Slot()
    def _rebuild_now(self) -> None:
        """Take the page away first: a style sheet asks every widget there is, and long work has its breaths."""
        self.setUpdatesEnabled(False)
        try:
            if self.start is not None:
                self._know_person(self.start.person.text())
            if self.desk is None or self.bridge is None:
                self._wear()
                breathe()
                if self.bridge is None:  # else a room was opened in the breath
                    self.show_start()
            else:
                self._renew_desks(self.bridge)
        finally:
            self._renewing = False
            self.setUpdatesEnabled(True)
        breathe()
        self.remade.emit()

    def _renew_desks(self, bridge: Bridge) -> None:
        self.visit.end()
        bridge.hold()
        away = self.windows.put_away()
        breathe()
        self._replace(QWidget(), at_once=True)
        breathe()
        self._wear()
        breathe()
        desk = self._make_desk(MAIN)
        breathe()
        self._show_desk(desk)
        self.windows.bring_back(away, desk)
        self._name_window()
        bridge.go_on()

    def _wear(self) -> None:
        if self.settings.language:
            i18n.use(self.settings.language)
        wear(look_of(self.settings))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.memory.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._renewing:  # a desk is half made: it closes as soon as it is whole
            event.ignore()
            QTimer.singleShot(0, self, self.close)
            return
        if self.leaving.asks(self.close):
            event.ignore()
            return
        if self.stays(self.close):
            event.ignore()
            return
        self.errands.leave()
        self.doors.end()
        self.away.end()
        self.memory.stop()
        self._drop_room()
        self.house.stop()
        super().closeEvent(event)
        QApplication.quit()
