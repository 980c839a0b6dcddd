"""Errands: work that may take a while, done beside the window, with the answer brought back to it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

_T = TypeVar("_T")


class _Answer(msgspec.Struct, frozen=True):
    """What an errand brought back, and who wants it."""

    number: int
    tell: Callable[[Any], None]
    result: Any


class _Report(msgspec.Struct, frozen=True):
    """How far an errand is, and who wants to know."""

    tell: Callable[[Any], None]
    value: Any


class Errands(QObject):
    """Runs each errand on a thread of its own; `done` or `failed` is called on the GUI thread."""

    idle = Signal()
    """Nothing is under way any more, and every answer that is wanted is told."""
    _brought = Signal(object)
    _reported = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._threads: list[threading.Thread] = []
        self._number = 0
        self._under_way: set[int] = set()
        self._wanted: set[int] = set()
        self._left = False
        self._brought.connect(self._bring, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether an errand is under way whose answer somebody waits for."""
        return bool(self._wanted)

    def run(
        self, work: Callable[[], _T], done: Callable[[_T], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Begin an errand; whatever it raises goes to `failed`."""
        self._number += 1
        number = self._number

        def go() -> None:
            try:
                answer = _Answer(number, done, work())
            except BaseException as wrong:  # noqa: BLE001 - told on the GUI thread, which must go on
                answer = _Answer(number, failed, wrong)
            self._brought.emit(answer)

        self._under_way.add(number)
        self._wanted.add(number)
        thread = threading.Thread(target=go, name="errand")
        self._threads = [each for each in self._threads if each.is_alive()]
        self._threads.append(thread)
        thread.start()

    def report(self, tell: Callable[[Any], None], value: Any) -> None:
        """Say how far an errand is, from its thread; `tell` hears it on the GUI thread while it is waited for."""
        self._reported.emit(_Report(tell, value))

    def wait(self) -> None:
        """Wait until nothing is under way; answers are still brought afterwards."""
        for thread in self._threads:
            thread.join()

    def abandon(self) -> None:
        """Let what is under way end by itself: nobody waits for it, and its answer is told to nobody."""
        if self._wanted:
            self._wanted.clear()
            self.idle.emit()

    def leave(self) -> None:
        """Abandon all and outlive the owner until the last thread ended, without waiting for it."""
        self.abandon()
        if self._under_way:
            self._left = True
            self.setParent(QCoreApplication.instance())

    @Slot(object)
    def _pass_on(self, report: _Report) -> None:
        if self._wanted:
            report.tell(report.value)

    @Slot(object)
    def _bring(self, answer: _Answer) -> None:
        self._under_way.discard(answer.number)
        if answer.number in self._wanted:
            self._wanted.discard(answer.number)
            answer.tell(answer.result)
            if not self._wanted:
                self.idle.emit()
        if self._left and not self._under_way:
            self.deleteLater()
