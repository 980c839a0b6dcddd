"""The watchdog notes when the window did not answer and where; a window that answers is not noted."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.stall import RECENT, Watchdog, stack_of


def hold_up(seconds: float) -> None:
    """Keep the thread from answering."""
    threading.Event().wait(seconds)


def test_a_window_that_does_not_answer_is_noted_with_its_place(qtbot: QtBot) -> None:
    RECENT.clear()
    parent = QObject()
    dog = Watchdog(parent)
    try:
        QTimer.singleShot(0, parent, lambda: hold_up(0.5))
        qtbot.waitUntil(lambda: bool(RECENT))
    finally:
        dog.stop()
    noted = RECENT[0]
    assert noted.seconds >= 0.4
    assert any(frame.endswith(" hold_up") for frame in noted.frames)
    RECENT.clear()


def test_the_watch_ends_with_its_thread(qtbot: QtBot) -> None:
    parent = QObject()
    dog = Watchdog(parent)
    assert any(thread.name == "watchdog" for thread in threading.enumerate())
    dog.stop()
    assert not any(thread.name == "watchdog" for thread in threading.enumerate())


def test_a_stack_names_places_and_holds_no_values() -> None:
    canary = "one-of-the-values"
    frames = stack_of(threading.get_ident())
    assert any(frame.endswith(" test_a_stack_names_places_and_holds_no_values") for frame in frames)
    assert not any(canary in frame for frame in frames)
