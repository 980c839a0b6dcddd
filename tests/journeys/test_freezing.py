"""The watch finds a window that does not answer, whatever holds it; a test's own work is none of its business."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.freezing import LIMIT, Freezes, watched, work
from tests.screens import type_in

pytestmark = pytest.mark.freezes


def compute(seconds: float) -> None:
    """Compute for so much time of the processor."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        work()


def after(qtbot: QtBot, *handlers: Callable[[], object]) -> Freezes:
    """Let handlers run in turns of the loop, watched."""
    done: list[int] = []

    def run(handler: Callable[[], object]) -> None:
        handler()
        done.append(1)

    with watched() as freezes:
        for number, handler in enumerate(handlers, 1):
            QTimer.singleShot(1, partial(run, handler))
            qtbot.waitUntil(lambda number=number: len(done) == number)  # type: ignore[misc]
    return freezes


def test_a_handler_that_computes_is_found_with_its_place(qtbot: QtBot) -> None:
    (found,) = after(qtbot, lambda: compute(LIMIT * 3)).found
    assert found.seconds > LIMIT * 2.5
    assert any(frame.endswith(" compute") for frame in found.stack)


def test_a_handler_that_waits_is_found(qtbot: QtBot) -> None:
    (found,) = after(qtbot, lambda: threading.Event().wait(LIMIT * 2)).found
    assert found.seconds > LIMIT * 1.5


def test_many_short_ones_are_fine(qtbot: QtBot) -> None:
    short = [lambda: compute(LIMIT / 4)] * 8
    assert after(qtbot, *short).found == []


def test_a_slow_key_is_found(qtbot: QtBot) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    edit.setFocus()
    edit.textEdited.connect(lambda _text: compute(LIMIT * 2))
    with watched() as freezes:
        type_in("a")
    assert len(freezes.found) == 1


def test_what_the_test_computes_does_not_count(qtbot: QtBot) -> None:
    with watched() as freezes:
        QCoreApplication.processEvents()
        compute(LIMIT * 2)
        QCoreApplication.processEvents()
    assert freezes.found == []


def test_a_test_with_a_freeze_fails_and_says_where(qtbot: QtBot) -> None:
    freezes = after(qtbot, lambda: compute(1.0))
    with pytest.raises(pytest.fail.Exception, match=r"did not answer[\s\S]*compute"):
        freezes.judge()


def test_nothing_is_left_patched(qtbot: QtBot) -> None:
    before = QCoreApplication.processEvents
    with watched():
        assert QCoreApplication.processEvents is not before
    assert QCoreApplication.processEvents is before
