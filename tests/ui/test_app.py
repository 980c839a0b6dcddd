"""The program starts where it was left, in the language and theme one chose, and ends when it is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.guarded import PASSWORD, Guarded, guarded
from tests.logs import keep_copy
from tests.rooms import Bench, busy_room
from tests.screens import Screens, shown
from ui.app import application, run_desk, stoppable
from ui.desk.window import MainWindow
from ui.dialogs.notice import Notice
from ui.dialogs.password import PasswordPrompt
from ui.theme import current
from warroom import config, i18n
from warroom.errors import Corrupt, Rejected, Unavailable
from warroom.services.connections import Connections, read_address
from warroom.services.database import Database

__all__ = ["guarded"]

WHO_AM_I = """
from ui.app import application
app = application("light", "es")
print(app.applicationName(), app.desktopFileName(), app.quitOnLastWindowClosed(), app.font().family())
"""


@pytest.fixture(autouse=True)
def own_hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put back what catches failures, which the program sets for as long as it runs."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


@pytest.fixture(autouse=True)
def own_end(qapp: QApplication) -> Iterator[None]:
    """Let only the program end itself, as where it makes the application; Qt's own end would come later."""
    before = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.setQuitOnLastWindowClosed(before)


class Watch:
    """Looks at the window of a running program, and ends it by `end` when `wanted` holds."""

    def __init__(self, wanted: Callable[[MainWindow], bool], end: Callable[[], object]) -> None:
        self.seen = ""
        self.title = ""
        self._wanted = wanted
        self._end = end
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(10)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _look(self) -> None:
        windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
        windows = [each for each in windows if each.isVisible()]
        if windows and self._wanted(windows[0]):
            self._timer.stop()
            self.seen, self.title = shown(windows[0]), windows[0].windowTitle()
            self._end()


@contextmanager
def noticed() -> Iterator[list[str]]:
    """Close the notice that comes up, and give what it said."""
    said: list[str] = []

    def look() -> None:
        for each in QApplication.topLevelWidgets():
            if isinstance(each, Notice) and each.isVisible():
                timer.stop()
                said.append(shown(each))
                each.accept()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    yield said
    timer.stop()


def started(window: MainWindow) -> bool:
    """Say whether the start page is in sight."""
    return window.start is not None


def opened(window: MainWindow) -> bool:
    """Say whether a room is open."""
    return window.bridge is not None and window.bridge.room is not None and bool(window.bridge.verified.seq)


def run(
    screens: Screens,
    wanted: Callable[[MainWindow], bool],
    end: Callable[[], object] = QApplication.closeAllWindows,
    **asked: str,
) -> Watch:
    """Run the program until the window is as wanted, and expect a good end."""
    watch = Watch(wanted, end)
    try:
        assert run_desk(screens.url, **asked) == 0
    finally:
        watch.stop()
    return watch


def test_a_first_start_shows_the_start_page(screens: Screens) -> None:
    watch = run(screens, started)
    assert "What is happening to customers?" in watch.seen
    assert "No room yet" in watch.seen
    assert config.load().person_id


@pytest.mark.parametrize("name", ["INC-2026-0001", "card-payments-fail"])
def test_a_room_that_was_asked_for_is_opened(name: str, screens: Screens) -> None:
    Bench().save(screens.store)
    watch = run(screens, opened, room=name)
    assert watch.title == "Card payments fail · INC-2026-0001 · War Room"


def test_the_room_that_was_open_last_is_open_again(screens: Screens) -> None:
    room = busy_room().save(screens.store)
    run(screens, opened, room=room)
    assert config.load().room == room
    assert "Card payments fail" in run(screens, opened).title


def test_a_room_of_another_database_is_not_looked_for(screens: Screens) -> None:
    Bench().save(screens.store)
    config.remember(room="a room elsewhere")
    assert "Card payments fail" not in run(screens, started).title


def test_an_unknown_room_is_refused_and_leaves_nothing_open(screens: Screens) -> None:
    with noticed() as said, pytest.raises(Rejected, match="nowhere"):
        run_desk(screens.url, room="nowhere")
    assert "nowhere" in said[0]
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def test_a_file_that_is_no_database_is_refused_and_leaves_nothing_open(screens: Screens) -> None:
    screens.file.write_bytes(b"This is a shopping list, not a database. " * 100)
    with noticed() as said, pytest.raises(Corrupt, match="damaged or no War Room file"):
        run_desk(screens.url)
    assert "Restore a backup" in said[0]
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def test_a_server_that_is_away_leaves_the_rooms_of_this_computer(screens: Screens) -> None:
    watch = Watch(started, QApplication.closeAllWindows)

    def take_the_other_way() -> None:
        for each in QApplication.topLevelWidgets():
            if isinstance(each, Notice) and each.isVisible():
                timer.stop()
                next(way for way in each.findChildren(QPushButton) if "computer" in way.text()).click()

    timer = QTimer()
    timer.timeout.connect(take_the_other_way)
    timer.start(10)
    try:
        assert run_desk("postgresql://nobody@127.0.0.1:9/rooms") == 0
    finally:
        watch.stop()
        timer.stop()
    assert "What is happening to customers?" in watch.seen
    assert str(config.folders().data / "rooms.db") in watch.seen


def test_the_room_that_was_open_last_is_opened_from_its_copy(screens: Screens, guarded: Guarded) -> None:
    with closing(Database(guarded.root)) as root:
        room = busy_room().save(root)
    with closing(Database(guarded.with_password)) as store:
        keep_copy(store, room)
    config.remember(room=room)
    guarded.proxy.cut()
    for wanted in (opened, started):
        watch = Watch(wanted, QApplication.closeAllWindows)
        try:
            assert run_desk(guarded.url) == 0
        finally:
            watch.stop()
        config.remember(room="")
        assert ("Card payments fail" in watch.title) == (wanted is opened)


def test_a_server_asks_for_its_password_before_the_window_opens(screens: Screens, guarded: Guarded) -> None:
    Connections().save("Ours", read_address(guarded.url)[0])
    asked: list[str] = []

    def answer() -> None:
        for each in QApplication.topLevelWidgets():
            if isinstance(each, PasswordPrompt) and each.isVisible():
                timer.stop()
                asked.append(shown(each))
                each.edit.setText(PASSWORD)
                each.send()

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(10)
    watch = Watch(started, QApplication.closeAllWindows)
    try:
        assert run_desk(guarded.url) == 0
    finally:
        watch.stop()
        timer.stop()
    assert "Password for Ours" in asked[0]
    assert guarded.person in watch.seen


def test_who_gives_no_password_is_offered_the_rooms_of_this_computer(
    screens: Screens, guarded: Guarded
) -> None:
    def give_up() -> None:
        for each in QApplication.topLevelWidgets():
            if isinstance(each, PasswordPrompt) and each.isVisible():
                timer.stop()
                each.reject()

    timer = QTimer()
    timer.timeout.connect(give_up)
    timer.start(10)
    with noticed() as said, pytest.raises(Unavailable, match="was not opened"):
        run_desk(guarded.url)
    timer.stop()
    assert "Rooms on this computer" in said[0]


def test_ctrl_c_in_the_terminal_ends_it(screens: Screens) -> None:
    before = signal.getsignal(signal.SIGINT)
    watch = run(screens, started, end=lambda: signal.raise_signal(signal.SIGINT))
    assert watch.title == "War Room"
    assert signal.getsignal(signal.SIGINT) is before


def test_what_was_asked_for_goes_before_what_is_remembered(
    screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "es_MX")
    application("", "")
    assert (current.name(), i18n.language()) == ("dark", "es")
    config.remember(theme="light", language="en")
    application("", "")
    assert (current.name(), i18n.language()) == ("light", "en")
    application("dark", "es")
    assert (current.name(), i18n.language()) == ("dark", "es")


def test_there_is_one_application(qapp: QApplication) -> None:
    assert application("", "") is qapp
    assert application("light", "es") is qapp


def test_a_fresh_process_makes_the_application(home: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WHO_AM_I],
        env={**os.environ, "WARROOM_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout == "War Room warroom False IBM Plex Sans\n"
    assert "Traceback" not in ended.stderr


def test_ctrl_c_is_given_back_whatever_happens(qapp: QApplication) -> None:
    before = signal.getsignal(signal.SIGINT)

    def fail() -> None:
        with stoppable(qapp):
            assert signal.getsignal(signal.SIGINT) is not before
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert signal.getsignal(signal.SIGINT) is before


class Interrupted(QWidget):
    """A window that is told to end in the middle of its first paint."""

    painted = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.painted += 1
        signal.raise_signal(signal.SIGINT)


def test_what_is_told_to_end_in_the_middle_of_a_paint_ends_after_it(qapp: QApplication, qtbot: QtBot) -> None:
    window = Interrupted()
    qtbot.addWidget(window)
    with stoppable(qapp):
        window.show()
        qtbot.waitUntil(lambda: bool(window.painted) and not window.isVisible())
