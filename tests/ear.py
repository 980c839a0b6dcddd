"""An ear for what threads tell: tests wait for it instead of for time."""

from __future__ import annotations

import queue
from collections.abc import Callable
from typing import Any, TypeVar

Kind = TypeVar("Kind")
PATIENCE = 20.0
"""Seconds after which a test gives up waiting for what should have happened at once."""


class Ear:
    """Hears what a thread tells, in order."""

    def __init__(self) -> None:
        self._heard: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.tell: Callable[[Any], None] = self._heard.put

    def next(self) -> Any:
        """Wait for the next thing told."""
        return self._heard.get(timeout=PATIENCE)

    def until(self, kind: type[Kind], wanted: Callable[[Kind], bool] = lambda told: True) -> Kind:
        """Wait for a thing of this kind; what is told before is passed over."""
        while True:
            told = self.next()
            if isinstance(told, kind) and wanted(told):
                return told

    def rest(self) -> list[Any]:
        """Give what else was told by now."""
        told = []
        while not self._heard.empty():
            told.append(self._heard.get())
        return told
