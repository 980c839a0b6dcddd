"""When the program itself fails, the person is told, keeps what was typed, and can save a report."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.rooms import Bench
from tests.screens import Screens, focused, plain, press, shown, tab_until, type_in
from ui import crash
from ui.crash import CrashDialog, report_text
from warroom import __version__, i18n
from warroom.config import folders


@pytest.fixture(autouse=True)
def own_hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put back what catches failures after the test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


def dialogs() -> list[CrashDialog]:
    """List what tells of a failure."""
    found = (each for each in QApplication.topLevelWidgets() if isinstance(each, CrashDialog))
    return [each for each in found if each.isVisible()]


def fail(text: str = "a bug") -> None:
    """Fail as a bug does."""
    raise ZeroDivisionError(text)


def opened(screens: Screens, report: str) -> CrashDialog:
    """Open the dialog of a failure."""
    made = CrashDialog(report)
    made.open()
    screens.qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def dialog(screens: Screens) -> CrashDialog:
    """Give the dialog of a failure."""
    return opened(screens, "War Room\nTraceback\nZeroDivisionError: a bug")


def button(dialog: CrashDialog, words: str) -> QPushButton:
    """Give a button of the dialog."""
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def test_a_report_has_what_who_mends_it_needs() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        fail()
    report = report_text(caught.type, caught.value, caught.tb)
    for part in (f"War Room {__version__}", f"Python {sys.version.split()[0]}", "ZeroDivisionError: a bug"):
        assert part in report
    assert "in fail" in report


def test_a_failure_at_the_desk_is_told_and_the_desk_goes_on(
    screens: Screens, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = screens.desk(Bench())
    type_in("What I was writing")
    crash.install()
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert "ZeroDivisionError: a bug" in capsys.readouterr().err
    (told,) = dialogs()
    assert "The log is safe and what you typed is kept." in shown(told)
    told.accept()
    assert desk.line_text() == "What I was writing"
    desk.focus_line()
    press("Return")
    screens.settled(desk.bridge)
    assert desk.room.timeline.rows[-1].text == "What I was writing"


def test_a_failure_of_any_thread_is_told(qtbot: QtBot, qapp: QApplication) -> None:
    crash.install()
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert "ZeroDivisionError" in dialogs()[0].report
    dialogs()[0].accept()


def test_many_failures_are_told_once_until_one_goes_on(qtbot: QtBot, qapp: QApplication) -> None:
    crash.install()
    for number in range(5):
        QTimer.singleShot(0, lambda number=number: fail(f"bug {number}"))
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert "bug 0" in dialogs()[0].report
    dialogs()[0].accept()
    qtbot.waitUntil(lambda: dialogs() == [])
    QTimer.singleShot(0, lambda: fail("another bug"))
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert "another bug" in dialogs()[0].report
    dialogs()[0].accept()


def test_a_program_without_terminal_tells_it_too(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash.install()
    with monkeypatch.context() as without:
        without.setattr(sys, "stderr", None)
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].accept()


def test_on_a_wall_no_dialog_opens_and_each_failure_is_kept_once(qtbot: QtBot, qapp: QApplication) -> None:
    crash.install(dialogs=False)
    failing = QTimer()
    failing.setInterval(0)
    failing.timeout.connect(fail)
    failed: list[None] = []
    failing.timeout.connect(lambda: failed.append(None))
    failing.start()
    qtbot.waitUntil(lambda: len(failed) > 5)
    failing.stop()
    qtbot.waitUntil(lambda: len(list(folders().data.glob("crash-*.txt"))) == 1)
    (kept,) = folders().data.glob("crash-*.txt")
    assert "ZeroDivisionError: a bug" in kept.read_text(encoding="utf-8")
    assert dialogs() == []


def test_over_a_wall_at_the_desk_it_is_told_elsewhere(screens: Screens) -> None:
    wall = QWidget()
    wall.setCursor(Qt.CursorShape.BlankCursor)
    screens.show(wall)
    assert QApplication.activeWindow() is wall
    made = opened(screens, "report")
    assert made.parent() is None
    made.accept()
    wall.close()


def test_the_report_is_saved_beside_the_data(dialog: CrashDialog) -> None:
    button(dialog, "Save the report").click()
    (saved,) = folders().data.glob("crash-*.txt")
    assert saved.read_text(encoding="utf-8") == dialog.report
    assert str(saved) in shown(dialog)
    assert dialog.isVisible()


def test_a_report_that_cannot_be_saved_is_said(dialog: CrashDialog, home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_bytes(b"a file where the folders should be")
    button(dialog, "Save the report").click()
    assert "cannot be made" in shown(dialog)
    assert dialog.isVisible()


def test_everything_is_reached_and_done_by_key(dialog: CrashDialog) -> None:
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    tab_until(lambda: focused() is button(dialog, "Save the report"))
    press("Return")
    assert list(folders().data.glob("crash-*.txt"))
    assert ended == []
    tab_until(lambda: focused() is button(dialog, "Go on"))
    press("Return")
    assert ended == [QDialog.DialogCode.Accepted.value]


def test_enter_typed_into_the_void_does_not_put_it_away(dialog: CrashDialog) -> None:
    press("Return")
    type_in(" words")
    assert dialog.isVisible()


def test_escape_goes_on(dialog: CrashDialog) -> None:
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    press("Esc")
    assert ended == [QDialog.DialogCode.Rejected.value]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_report_is_only_text(text: str, screens: Screens) -> None:
    made = opened(screens, text)
    (report,) = made.findChildren(QPlainTextEdit)
    assert report.toPlainText() == text
    assert report.isReadOnly()
    assert plain(made) == []
    assert made.minimumSizeHint().width() <= 720


@pytest.mark.parametrize("code", i18n.available())
def test_it_speaks_the_language_in_use_and_names_its_parts(code: str, screens: Screens) -> None:
    i18n.use(code)
    made = opened(screens, "report")
    assert made.windowTitle() == i18n._("Something failed")
    assert i18n._("The program failed here") in shown(made)
    unnamed = [each for each in made.findChildren(QPushButton) if not each.accessibleName()]
    assert unnamed == []
    assert made.findChildren(QPlainTextEdit)[0].accessibleName()
