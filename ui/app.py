"""Starting the screens: the application, its look, its window."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ui import crash, shortcuts
from ui.desk.window import MainWindow
from ui.dialogs.notice import Notice
from ui.entrance import Entrance
from ui.stall import Watchdog
from ui.theme import apply, current
from ui.theme.look import look_of, wear
from warroom import config, i18n
from warroom.errors import N_, Unavailable, WarRoomError
from warroom.i18n import _
from warroom.services.connections import Connections, is_server, shown_address
from warroom.services.database import Database
from warroom.services.saying import say


def application(theme: str, language: str) -> QApplication:
    """Give the application, made once for each process, in a theme and a language."""
    settings = config.load()
    i18n.use(language or settings.language or i18n.preferred())
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        app.setApplicationName("War Room")
        app.setDesktopFileName("warroom")
        app.setQuitOnLastWindowClosed(False)
        apply.prepare()
    apply.use_theme(current.named(theme or settings.theme or "dark", settings.contrast))
    shortcuts.use(settings.keys)
    return app


def run_desk(url: str, room: str = "", theme: str = "", language: str = "") -> int:
    """Open the desk on a database, at a room or at its start page; returns the exit code.

    What keeps it from opening is said in a window, then raised; whose server is away may go on with the
    rooms of this computer.
    """
    app = application(theme, language)
    wear(look_of(config.load(), theme))
    crash.install()
    try:
        return _run(app, url, room, theme)
    except WarRoomError as wrong:
        own = config.own_database()
        if not _told(app, say(wrong), _("Rooms on this computer") if url != own else ""):
            raise
    return run_desk(own, theme=theme, language=language)


def _told(app: QApplication, text: str, way: str) -> bool:
    """Say why nothing opens, and whether the other way in was taken."""
    notice = Notice(text, way)
    notice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    notice.finished.connect(app.quit)
    notice.open()
    app.exec()
    taken = notice.way_taken
    notice.deleteLater()
    return taken


def _come_in(app: QApplication, url: str) -> Database:
    """Open the database; a server is asked beside the screen, and for a password where one lacks."""
    if not is_server(url):
        return Database(url)
    found: list[Database | BaseException] = []
    loop = QEventLoop()
    entrance = Entrance(loop)
    said = Connections().of(url)

    def told(answer: Database | BaseException) -> None:
        found.append(answer)
        loop.quit()

    entrance.opened.connect(told)
    entrance.failed.connect(told)
    name = said.name if said else shown_address(url)
    entrance.enter(url, name)
    with stoppable(app):
        loop.exec()
    entrance.end()
    if not found:  # the program was told to end
        raise Unavailable(N_("{place} was not opened."), place=name)
    if isinstance(found[0], BaseException):
        raise found[0]
    return found[0]


def _run(app: QApplication, url: str, room: str, theme: str) -> int:
    store = _come_in(app, url)
    window: MainWindow | None = None
    try:
        settings = config.load()
        if theme:
            settings = msgspec.structs.replace(settings, theme=theme)
        window = MainWindow(store, settings)
        watchdog = Watchdog(app)
        try:
            if room:
                window.open_room(store.find(room).id)
            elif settings.room in {head.id for head in store.heads()}:
                window.open_room(settings.room)
            else:
                window.show_start()
            window.show()
            with stoppable(app):
                return int(app.exec())
        finally:
            watchdog.stop()
            window.deleteLater()
            app.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    finally:
        (window.store if window is not None else store).close()


@contextmanager
def stoppable(app: QApplication) -> Iterator[None]:
    """Let Ctrl C in a terminal, and the system that ends, close the windows; drafts are kept, nobody is asked."""

    def end(_number: int, _frame: object) -> None:
        QTimer.singleShot(0, close_quietly)  # a signal may come in the middle of a paint

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    app.commitDataRequest.connect(keep_quietly)
    beat = QTimer()
    beat.timeout.connect(lambda: None)
    beat.start(200)
    try:
        yield
    finally:
        beat.stop()
        app.commitDataRequest.disconnect(keep_quietly)
        for number, handler in before.items():
            signal.signal(number, handler)


def keep_quietly() -> None:
    """Let all windows close without asking about what was typed: it is on disk, and there the next time."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow):
            window.leaving.quiet = True


def close_quietly() -> None:
    """Close all windows without asking."""
    keep_quietly()
    QApplication.closeAllWindows()
