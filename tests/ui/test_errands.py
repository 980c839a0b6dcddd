"""Errands run beside the window and bring their answers back to its thread."""

from __future__ import annotations

import threading

import shiboken6
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


def test_what_is_abandoned_is_told_to_nobody(qtbot: QtBot) -> None:
    owner = Owner()
    errands = Errands(owner)
    gate = threading.Event()
    errands.run(gate.wait, owner.take, owner.take)
    with qtbot.waitSignal(errands.idle):
        errands.abandon()
    assert not errands.busy
    errands.run(lambda: "next", owner.take, owner.take)
    gate.set()
    with qtbot.waitSignal(errands.idle):
        errands.wait()
    assert owner.brought == ["next"]


def test_an_errand_that_is_left_ends_after_its_owner(qtbot: QtBot) -> None:
    owner = Owner()
    errands = Errands(owner)
    gate = threading.Event()
    errands.run(gate.wait, owner.take, owner.take)
    errands.leave()
    shiboken6.delete(owner)
    assert shiboken6.isValid(errands)
    gate.set()
    qtbot.waitUntil(lambda: not shiboken6.isValid(errands))
    assert owner.brought == []


def test_nothing_under_way_is_left_with_its_owner(qtbot: QtBot) -> None:
    owner = Owner()
    errands = Errands(owner)
    errands.leave()
    shiboken6.delete(owner)
    assert not shiboken6.isValid(errands)
