"""The watchdog notes when the window did not answer and where; a window that answers is not noted."""

from __future__ import annotations

import runpy
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.stall import DEEPEST, RECENT, Watchdog, stack_of


def hold_up(seconds: float) -> None:
    """Keep the thread from answering."""
    threading.Event().wait(seconds)


@pytest.mark.freezes
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


def test_a_thread_is_looked_at_many_times_while_it_works(qtbot: QtBot) -> None:
    ended = threading.Event()

    def deep(level: int) -> int:
        made = [{"level": [level]}]
        return deep(level - 1) + len(made) if level else 0

    def work() -> None:
        while not ended.is_set():
            deep(30)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        looks = [stack_of(thread.ident or 0) for _ in range(300)]
    finally:
        ended.set()
        thread.join()
    assert all(look and len(look) <= DEEPEST for look in looks)
    assert any(look[-1].endswith(" deep") for look in looks)


def test_a_thread_that_does_not_exist_has_no_stack() -> None:
    assert stack_of(0) == ()


def test_a_file_in_a_folder_of_another_script_says_no_more_than_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "Łąka 日本"
    folder.mkdir()
    (folder / "é_outside.py").write_text("def outside(look):\n    return look()\n", encoding="utf-8")
    found = runpy.run_path(str(folder / "é_outside.py"))["outside"](lambda: stack_of(threading.get_ident()))
    assert "elsewhere:2 outside" in found
    assert not any("ka 日本" in frame or "u0141" in frame for frame in found)
