"""Errands: work that may take a while, done beside the window, with the answer brought back to it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from PySide6.QtCore import QObject, Qt, Signal, Slot

_T = TypeVar("_T")


class _Answer(msgspec.Struct, frozen=True):
    """What an errand brought back, and who wants it."""

    tell: Callable[[Any], None]
    result: Any


class Errands(QObject):
    """Runs each errand on a thread of its own; `done` or `failed` is called on the GUI thread."""

    _brought = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._threads: list[threading.Thread] = []
        self._under_way = 0
        self._brought.connect(self._bring, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether an errand is under way: begun, and its answer not brought yet."""
        return self._under_way > 0

    def run(
        self, work: Callable[[], _T], done: Callable[[_T], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Begin an errand; whatever it raises goes to `failed`."""

        def go() -> None:
            try:
                answer = _Answer(done, work())
            except BaseException as wrong:  # noqa: BLE001 - told on the GUI thread, which must go on
                answer = _Answer(failed, wrong)
            self._brought.emit(answer)

        self._under_way += 1
        thread = threading.Thread(target=go, name="errand")
        self._threads = [each for each in self._threads if each.is_alive()]
        self._threads.append(thread)
        thread.start()

    def wait(self) -> None:
        """Wait until nothing is under way; answers are still brought afterwards."""
        for thread in self._threads:
            thread.join()

    @Slot(object)
    def _bring(self, answer: _Answer) -> None:
        self._under_way -= 1
        answer.tell(answer.result)
