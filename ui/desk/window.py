"""The window: the start page, or the desk of one room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.bridge import Bridge
from ui.desk.desk import Desk
from ui.dialogs.form import FormDialog
from ui.errands import Errands
from ui.house.access import HouseAccess
from ui.house.view import HouseView
from ui.house.visit import Visit
from ui.panels.start import StartPage
from ui.theme import apply
from warroom import config, i18n, ids
from warroom.domain.state.incident import Declared
from warroom.errors import WarRoomError
from warroom.i18n import _
from warroom.services import demonstration
from warroom.services.database import Database, Head
from warroom.services.drafts import Drafts
from warroom.services.saying import say
from warroom.services.session import declare
from warroom.services.station_sets import complete

START = "start"


class MainWindow(QMainWindow):
    """Owns the open room; making it anew is how language and theme change while it runs."""

    room_shown = Signal()

    def __init__(self, store: Database, settings: config.Settings) -> None:
        super().__init__()
        self.store = store
        self.actor = settings.person_id or ids.new()
        self.person = settings.person or person_guess()
        self.bridge: Bridge | None = None
        self.desk: Desk | None = None
        self.start: StartPage | None = None
        self._folder = config.folders().data / "drafts"
        self._drafts = Drafts(self._folder, START)
        self.errands = Errands(self)
        self.house = HouseAccess(store, self.actor, self.person, self)
        self.visit = Visit(self)
        self.setWindowTitle(_("War Room"))
        self.setMinimumSize(960, 600)
        self.resize(self.screen().availableSize() * 0.94)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
        if settings.person_id != self.actor:
            self._remember(person_id=self.actor, person=self.person)

    def show_start(self) -> None:
        """Show the start page with the rooms as they are now."""
        self._drop_room()
        self._remember(room="")
        page = StartPage(self.store.place, self.person, self._drafts.get("title"))
        page.declared.connect(self.declare)
        page.opened.connect(self.open_room)
        page.demo_wanted.connect(self.open_demo)
        page.typed.connect(self._keep_title)
        page.house_wanted.connect(self.show_house)
        self.start = page
        self.setWindowTitle(_("War Room"))
        self._replace(page)
        self._list_rooms()
        page.setFocus()

    def _list_rooms(self) -> None:
        page = self.start
        assert page is not None

        def failed(wrong: BaseException) -> None:
            if self.start is page:
                page.show_rooms([])
                page.complain(say(wrong))

        def done(heads: list[Head]) -> None:
            if self.start is page:
                page.show_rooms(heads)

        self.errands.run(self.store.heads, done, failed)

    @Slot(str)
    def _keep_title(self, text: str) -> None:
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
            self._keep_title("")
            self.open_room(incident)

        work = partial(declare, self.store, Declared(title=title), self.actor, complete())
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
        self._drop_room()
        self.bridge = Bridge(self.store, incident, self.actor, self.person)
        self.bridge.loaded.connect(self._name_window)
        self.bridge.loaded.connect(self.room_shown)
        self._show_desk(Drafts(self._folder, incident))
        self._remember(room=incident, room_url=self.store.url)

    def _show_desk(self, drafts: Drafts) -> None:
        assert self.bridge is not None
        desk = Desk(self.bridge, drafts, self.person)
        desk.home_wanted.connect(self.show_start)
        desk.theme_wanted.connect(self.toggle_theme)
        desk.language_wanted.connect(self.next_language)
        desk.house_wanted.connect(self.show_house)
        self.desk, self.start = desk, None
        self._replace(desk)
        desk.focus_line()

    @Slot()
    @Slot(object)
    def show_house(self, then: Callable[[HouseView], None] | None = None) -> None:
        """Show the house in front of the page in sight; `then` goes on in it."""
        access = self.desk.house if self.desk is not None else self.house
        self.visit.begin(access, self._complain, then)

    def _complain(self, wrong: BaseException) -> None:
        if self.desk is not None:
            self.desk.complain(say(wrong))
        elif self.start is not None:
            self.start.complain(say(wrong))

    @Slot()
    def _name_window(self) -> None:
        if self.bridge is not None and self.bridge.room is not None:
            incident = self.bridge.room.incident
            self.setWindowTitle(" · ".join((incident.title, incident.reference, _("War Room"))))

    def _replace(self, widget: QWidget) -> None:
        old = self.takeCentralWidget()
        self.setCentralWidget(widget)
        if old is not None:
            old.deleteLater()

    def _drop_room(self) -> None:
        self.visit.end()
        if self.desk is not None:
            for dialog in self.desk.findChildren(FormDialog):
                dialog.reject()
            self.desk.papers.wait()
            self.desk.files.finish()
            self.desk.house.stop()
            self.desk.bars.note_seen()
        if self.bridge is not None:
            self.bridge.stop()
            self.bridge.deleteLater()
        self.bridge, self.desk = None, None

    def _know_person(self, person: str) -> None:
        name = person.strip()
        if name and name != self.person:
            self.person = name
            self._remember(person=name)

    def _remember(self, **changes: str) -> None:
        try:
            config.remember(**changes)
        except WarRoomError as wrong:
            self.statusBar().showMessage(say(wrong))

    @Slot()
    def toggle_theme(self) -> None:
        """Change between dark and light."""
        name = apply.other_theme()
        apply.use_theme(name)
        self._remember(theme=name)
        self.rebuild()

    @Slot()
    def next_language(self) -> None:
        """Change to the next language the program speaks."""
        known = i18n.available()
        code = known[(known.index(i18n.language()) + 1) % len(known)]
        i18n.use(code)
        self._remember(language=code)
        self.rebuild()

    def rebuild(self) -> None:
        """Make the page in sight anew, in the language and theme in use, where it stood."""
        QTimer.singleShot(0, self._rebuild_now)

    @Slot()
    def _rebuild_now(self) -> None:
        if self.desk is None or self.bridge is None:
            self.show_start()
            return
        self.visit.end()
        old = self.desk
        page, stream, seq = old.pages.current, old.selected, old.selected_seq
        reading = old.pages.timeline.memory()
        old.papers.wait()
        old.files.let_go()
        old.house.stop()
        self._show_desk(old.drafts)
        self.desk.bars.seen = old.bars.seen
        self.desk.selection.choose(stream, seq)
        self.desk.go(page)
        if self.bridge.room is not None:
            self.desk.pages.timeline.resume(*reading)
            self.desk.choose(stream, seq)
        self._name_window()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.desk is not None and self.desk.files.keeps_open(self.close):
            event.ignore()
            return
        self.errands.wait()
        self._drop_room()
        self.house.stop()
        self._remember(geometry=bytes(self.saveGeometry().toBase64().data()).decode())
        super().closeEvent(event)
        QApplication.quit()


def person_guess() -> str:
    """Guess the person's name from the system, as a start."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
