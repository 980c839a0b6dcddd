"""Errands run beside the window and bring their answers back to its thread."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.errands import Errands


class Owner(QObject):
    """Keeps what errands bring, and on which thread they brought it."""

    def __init__(self) -> None:
        super().__init__()
        self.brought: list[object] = []
        self.threads: set[int] = set()

    def take(self, answer: object) -> None:
        """Take an answer or a failure."""
        self.brought.append(answer)
        self.threads.add(threading.get_ident())


def test_an_answer_comes_back_on_the_thread_of_the_window(qtbot: QtBot) -> None:
    owner = Owner()
    errands = Errands(owner)
    errands.run(threading.get_ident, owner.take, owner.take)
    qtbot.waitUntil(lambda: len(owner.brought) == 1)
    assert owner.threads == {threading.get_ident()}
    assert owner.brought != [threading.get_ident()]


def test_a_failure_goes_to_who_asked(qtbot: QtBot) -> None:
    owner = Owner()
    errands = Errands(owner)
    errands.run(lambda: 1 // 0, lambda _answer: owner.take("answer"), owner.take)
    qtbot.waitUntil(lambda: len(owner.brought) == 1)
    assert isinstance(owner.brought[0], ZeroDivisionError)


def test_waiting_ends_when_nothing_is_under_way(qtbot: QtBot) -> None:
    owner = Owner()
    errands = Errands(owner)
    gate = threading.Event()
    errands.run(gate.wait, owner.take, owner.take)
    assert errands.busy
    gate.set()
    errands.wait()
    qtbot.waitUntil(lambda: owner.brought == [True])
