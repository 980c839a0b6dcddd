"""Holding the screen saver off while a wall is open."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.errands import Errands
from warroom.i18n import _


class Awake:
    """Holds it off from `hold` to `release`, beside the window; `failed` is called once where that cannot be."""

    def __init__(self, owner: QObject, failed: Callable[[], None]) -> None:
        self._errands = Errands(owner)
        self._failed = failed
        self._over = threading.Event()

    def hold(self) -> None:
        """Hold it off until `release`."""

        def ended(_answer: object) -> None:
            # Nobody released it, or nobody would be told.
            self._failed()

        self._errands.run(lambda: keep_presenting(self._over), ended, ended)

    def release(self) -> None:
        """Let the screen sleep again; the thread ends by itself."""
        self._over.set()
        self._errands.leave()


def keep_presenting(over: threading.Event) -> None:
    """Hold the screen saver off until told; returns at once where it cannot be held.

    The library wants one thread for the whole of it.
    """
    from wakepy import keep

    if sys.platform in {"win32", "darwin"}:
        mode = keep.presenting(on_fail="pass")
    else:
        from ui.wall.bus_line import BusLine

        mode = keep.presenting(on_fail="pass", dbus_adapter=BusLine)
    with mode:
        if mode.active:
            over.wait()


def advice() -> str:
    """Say in plain words what to do where it cannot be held off."""
    return _(
        "The screen saver cannot be held off here. Switch it off in the settings of the system, so that the wall stays in sight."
    )
