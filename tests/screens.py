"""Screens for tests: rooms on a real file, desks and windows over them, keys as a person presses them.

    desk = screens.desk(busy_room())
    press("Ctrl+K")
    type_in("leading")
    press("Enter")
    until(lambda: ...)

Keys go where the keyboard is, so that a focus in the wrong place fails the test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from tests.rooms import ANNA, Bench
from tests.servers import member_url
from ui.bridge import Bridge
from ui.desk.desk import Desk
from ui.desk.window import MainWindow
from ui.dialogs.form import FormDialog
from ui.models.lines import Line
from warroom import config
from warroom.domain.room import Room
from warroom.services.database import Database
from warroom.services.drafts import Drafts
from warroom.store.engine import sqlite_module
from warroom.store.store import Store

PERSON: Final = "Anna Alvarez"


class Screens:
    """Rooms in one database of the test's own, and what shows them; all of it is closed at the end.

    On a server each person logs in by name as a member, and only rooms made for the test come from its
    administrator, `server`.
    """

    def __init__(self, qtbot: QtBot, file: Path, server: str = "") -> None:
        self.qtbot = qtbot
        self.file = file
        self.server = server
        self._stores: list[Database] = []
        self._bridges: list[Bridge] = []
        self._desks: list[Desk] = []
        self._windows: list[MainWindow] = []

    @property
    def store(self) -> Store:
        """The first database, opened when it is asked for."""
        return self._stores[0] if self._stores else self.open_store()

    def url_of(self, person: str) -> str:
        """Give the address under which a person opens the database."""
        return member_url(self.server, person, "lead") if self.server else f"sqlite:///{self.file.as_posix()}"

    @property
    def url(self) -> str:
        """The address of the database."""
        return self.url_of(ANNA)

    def open_store(self, url: str = "", person: str = ANNA) -> Store:
        """Open the database once more, as another program would."""
        return self.keep(Database(url or self.url_of(person)))

    def keep(self, store: Store) -> Store:
        """Close a database at the end that was opened another way."""
        self._stores.append(store)
        return store

    def save(self, bench: Bench) -> str:
        """Keep a bench's room in the database and give its id."""
        if not self.server:
            return bench.save(self.store)
        with closing(Store(self.server)) as store:
            return bench.save(store)

    def bridge(
        self, room: Bench | str, actor: str = ANNA, station: str = "", store: Store | None = None
    ) -> Bridge:
        """Open a room, kept on the file if it is a bench's, and wait until it is folded and verified."""
        incident = self.save(room) if isinstance(room, Bench) else room
        first = self.store
        made = Bridge(store or (first if actor == ANNA else self.open_store(person=actor)), incident, actor)
        made.station = station
        self._bridges.append(made)
        self.qtbot.waitUntil(lambda: verified(made))
        return made

    def desk(self, room: Bench | str | Bridge, width: int = 1480, height: int = 900) -> Desk:
        """Show the desk of a room, with the keyboard in its entry line."""
        bridge = room if isinstance(room, Bridge) else self.bridge(room)
        made = Desk(bridge, drafts_of(bridge.incident), PERSON)
        self._desks.append(made)
        made.resize(width, height)
        self.show(made)
        made.focus_line()
        return made

    def window(self, store: Store | None = None, **settings: object) -> MainWindow:
        """Show the program's window on its start page, with what the settings remember, or others."""
        made = MainWindow(store or self.store, msgspec.structs.replace(config.load(), **settings))
        self._windows.append(made)
        made.show_start()
        self.show(made)
        return made

    def enter(self, window: MainWindow, room: Bench | str) -> Desk:
        """Open a room in a window and wait until its desk shows it."""
        incident = self.save(room) if isinstance(room, Bench) else room
        window.open_room(incident)
        self.qtbot.waitUntil(lambda: window.bridge is not None and verified(window.bridge))
        assert window.desk is not None
        return window.desk

    def show(self, widget: QWidget) -> None:
        """Show a widget as a window with the keyboard in it."""
        self.qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is widget)

    def answer(self, desk: Desk, **values: Any) -> Room:
        """Fill the form that is open over a desk, send it, and wait until the log took it."""
        dialog = form_of(desk)
        fill(dialog, **values)
        with self.qtbot.waitSignal(dialog.accepted):
            press("Ctrl+Return")
        return self.settled(desk.bridge)

    def settled(self, bridge: Bridge, timeout: int = 5000) -> Room:
        """Wait until everything written is in the room and verified, and give the room."""
        self.qtbot.waitUntil(lambda: bridge.sending == 0 and in_step(bridge), timeout=timeout)
        return bridge.ready

    def close(self) -> None:
        """Close what is open, as the program does: windows, rooms, databases."""
        for window in self._windows:
            window.leaving.quiet = True
            window.close()
        for desk in self._desks:
            for dialog in desk.findChildren(FormDialog):
                dialog.reject()
            desk.papers.errands.wait()
            desk.files.finish()
            desk.house.stop()
        for bridge in self._bridges:
            bridge.stop()
        for store in self._stores:
            store.close()


def verified(bridge: Bridge) -> bool:
    """Say whether a room is folded, and its chain judged."""
    room = bridge.room
    return room is not None and (bridge.verified.finding is not None or bridge.verified.seq >= room.seq)


def in_step(bridge: Bridge) -> bool:
    """Say whether the room holds all that the log holds."""
    return verified(bridge) and bridge.ready.seq == bridge.store.head(bridge.incident).seq


@contextmanager
def full_disk(store: Store) -> Iterator[None]:
    """Let a database find no more room on its disk."""

    def limit(connection: Any, _record: object, _proxy: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    event.listen(store.engine, "checkout", limit)
    try:
        yield
    finally:
        event.remove(store.engine, "checkout", limit)
        event.listen(store.engine, "checkout", _unlimited)


def _unlimited(connection: Any, _record: object, _proxy: object) -> None:
    connection.execute("PRAGMA max_page_count = 1000000")
    connection.execute("PRAGMA query_only = 0")


@contextmanager
def read_only(store: Store) -> Iterator[None]:
    """Let a database be one that cannot be written."""

    def forbid(connection: Any, _record: object, _proxy: object) -> None:
        connection.execute("PRAGMA query_only = 1")

    event.listen(store.engine, "checkout", forbid)
    try:
        yield
    finally:
        event.remove(store.engine, "checkout", forbid)
        event.listen(store.engine, "checkout", _unlimited)


@contextmanager
def write_lock(store: Store) -> Iterator[None]:
    """Hold the lock that every writer of the file waits for."""
    other = sqlite_module().connect(str(store.file), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def drafts_of(incident: str) -> Drafts:
    """Open the drafts of a room as the window does."""
    return Drafts(config.folders().data / "drafts", incident)


def press(keys: str, times: int = 1) -> None:
    """Press a key or a combination (`Ctrl+K`, `Tab`) in the window that has the keyboard."""
    for _time in range(times):
        QTest.keySequence(keyboard(), QKeySequence(keys))


def click(widget: QWidget) -> None:
    """Click into the middle of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def type_in(text: str) -> None:
    """Type a text, letter by letter, where the keyboard is."""
    for letter in text:
        key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
        shift = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
        QTest.sendKeyEvent(QTest.KeyAction.Click, focused(), key, letter, shift)


def keyboard() -> QWindow:
    """Give the window that has the keyboard, which a window manager gives to the topmost one."""
    window = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if window is None and QApplication.focusWindow() is None:
        window = next((each for each in QApplication.topLevelWidgets()[::-1] if each.isVisible()), None)
    if window is not None and QApplication.activeWindow() is not window:
        window.activateWindow()
        QApplication.processEvents()
    found = QApplication.focusWindow()
    assert found is not None, "no window has the keyboard"
    return found


def focused() -> QWidget:
    """Give the widget that has the keyboard."""
    keyboard()
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def shown(widget: QWidget) -> str:
    """Give all words that a widget and its parts show and say to a screen reader, one a line."""
    texts: list[str] = []
    for each in (widget, *widget.findChildren(QWidget)):
        if not each.isVisibleTo(widget):
            continue
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            texts.append(each.text())
        elif isinstance(each, QPlainTextEdit):
            texts.append(each.toPlainText())
        texts.append(each.accessibleName())
    return "\n".join(filter(None, texts))


def form_of(desk: Desk) -> FormDialog:
    """Give the form that is open over a desk."""
    (dialog,) = (each for each in desk.findChildren(FormDialog) if each.isVisible())
    return dialog


def fill(dialog: FormDialog, **values: Any) -> None:
    """Put values into the controls of a form."""
    for name, value in values.items():
        control = dialog.controls[name]
        control.set_value(value)
        assert control.value() == value, name


def said(line: Line) -> list[str]:
    """Give all texts of a line of a list."""
    return [text for cell in line.cells for text in (cell.text, cell.sub) if text]


def tab_until(found: Callable[[], bool], most: int = 60) -> int:
    """Press Tab until something is reached; gives how often, and fails when it never is."""
    for times in range(1, most + 1):
        press("Tab")
        if found():
            return times
    raise AssertionError("not reached by Tab")


def nameless(widget: QWidget) -> list[str]:
    """List what can be used and has no name for those who do not see it."""
    return [
        f"{type(each).__name__} {each.objectName()}".strip()
        for each in (widget, *widget.findChildren(QWidget))
        if each.isVisibleTo(widget) and _is_control(each) and not each.accessibleName()
    ]


def _is_control(widget: QWidget) -> bool:
    """Say whether a person stops at a widget with Tab; parts of a control count as the control."""
    inside = isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not inside and not widget.focusProxy()


def plain(widget: QWidget) -> list[str]:
    """List the labels of a widget that would guess rich text."""
    labels = [each for each in (widget, *widget.findChildren(QWidget)) if isinstance(each, QLabel)]
    return [each.text() for each in labels if each.textFormat() is not Qt.TextFormat.PlainText]
