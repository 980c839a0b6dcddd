"""What a desk or the start page may wish from the window: zoom, theme, language, settings, other windows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ui.actions import BY_ID
from ui.desk import help_deeds
from ui.desk.shortcuts import Shortcuts
from ui.desk.window_deeds import ALSO
from ui.theme import look
from warroom.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk.desk import Desk
    from ui.desk.window import MainWindow

Grant = Callable[["MainWindow", "Desk | None"], object]
AT_START: Final = (
    "zoom.in",
    "zoom.out",
    "zoom.reset",
    "settings",
    "theme",
    "language",
    "help",
    "keys",
    "house",
    "servers",
    "window.wall",
)
"""The actions that have their keys on the start page, too."""


def grant(window: MainWindow, desk: Desk | None, name: str) -> None:
    """Give a desk, or the start page, what it wishes."""
    _GRANTS[name](window, desk)


def _zoom(by: int) -> Grant:
    return lambda window, _desk: window.change(zoom=look.step(window.settings.zoom, by) if by else 1.0)


def _inspector(window: MainWindow, desk: Desk | None) -> None:
    if desk is not None:
        window.windows.toggle_inspector(desk)


def _second(window: MainWindow, desk: Desk | None) -> None:
    if desk is not None:
        window.windows.toggle_second()


def _full(window: MainWindow, desk: Desk | None) -> None:
    if desk is not None:
        window.windows.toggle_full(desk)


def _house(window: MainWindow, _desk: Desk | None) -> None:
    window.show_house()


def _servers(window: MainWindow, _desk: Desk | None) -> None:
    window.doors.manage()


def _follow(window: MainWindow, desk: Desk | None) -> None:
    if desk is None:
        return
    if desk.bridge.moved_to:
        window.doors.follow(desk.bridge.moved_to, desk.bridge.incident)
    else:
        desk.complain(_("This room did not move; it is here."))


_GRANTS: Final[dict[str, Grant]] = {
    "zoom.in": _zoom(1),
    "zoom.out": _zoom(-1),
    "zoom.reset": _zoom(0),
    "settings": lambda window, _desk: window.open_settings(),
    "window.inspector": _inspector,
    "window.second": _second,
    "window.full": _full,
    "theme": lambda window, _desk: window.toggle_theme(),
    "language": lambda window, _desk: window.next_language(),
    "house": _house,
    "servers": _servers,
    "room.follow": _follow,
    "window.wall": lambda window, _desk: window.walls.toggle(),
    "window.wall_setup": lambda window, _desk: window.walls.set_up(),
    "help": lambda window, _desk: help_deeds.help_start(window),
    "keys": lambda window, _desk: help_deeds.keys_start(window),
}


def add_keys(widget: QWidget, window: MainWindow) -> None:
    """Give a page that is no desk the keys of what it may wish."""
    actions = [BY_ID[name] for name in AT_START]
    also = {keys: BY_ID[name] for keys, name in ALSO.items()}
    Shortcuts(widget, actions, lambda action: grant(window, None, action.id), also)
