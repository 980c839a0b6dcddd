"""Where windows stand on the screens: remembered, and never out of sight."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from warroom.config import WindowPlace


class Area(msgspec.Struct, frozen=True):
    """A screen: its name, and the part of it that windows may use."""

    name: str
    room: QRect


def areas() -> list[Area]:
    """Give the screens that are there now, the main one first."""
    main = QGuiApplication.primaryScreen()
    screens = sorted(QGuiApplication.screens(), key=lambda screen: screen is not main)
    return [Area(screen.name(), screen.availableGeometry()) for screen in screens]


def within(wanted: QRect, room: QRect) -> QRect:
    """Move a window into a screen, and make it smaller where the screen is."""
    size = wanted.size().boundedTo(room.size())
    left = min(max(wanted.left(), room.left()), room.right() + 1 - size.width())
    top = min(max(wanted.top(), room.top()), room.bottom() + 1 - size.height())
    return QRect(QPoint(left, top), size)


def rectangle(place: WindowPlace, screens: Sequence[Area]) -> QRect:
    """Give where a remembered window stands on these screens; one whose screen is gone is brought to the first."""
    area = next((each for each in screens if each.name == place.screen), screens[0])
    wanted = QRect(area.room.left() + place.x, area.room.top() + place.y, place.width, place.height)
    return within(wanted, area.room)


def put(window: QWidget, place: WindowPlace) -> bool:
    """Put a window where it was; says whether there was anything to go by."""
    if place.width <= 0 or place.height <= 0:
        return False
    window.setGeometry(rectangle(place, areas()))
    state = {"maximized": Qt.WindowState.WindowMaximized, "full": Qt.WindowState.WindowFullScreen}
    window.setWindowState(state.get(place.state, Qt.WindowState.WindowNoState))
    return True


def place_of(window: QWidget, before: WindowPlace) -> WindowPlace:
    """Give where a window stands now, to be remembered; what it shows stays as it was `before`."""
    whole = window.isMaximized() or window.isFullScreen()
    stands = window.normalGeometry() if whole and not window.normalGeometry().isEmpty() else window.geometry()
    corner = window.screen().availableGeometry().topLeft()
    state = "full" if window.isFullScreen() else "maximized" if window.isMaximized() else ""
    return msgspec.structs.replace(
        before,
        screen=window.screen().name(),
        x=stands.x() - corner.x(),
        y=stands.y() - corner.y(),
        width=stands.width(),
        height=stands.height(),
        state=state,
    )


def bring_back(window: QWidget) -> None:
    """Bring a window of which no screen shows half any more onto one that shows it whole."""
    here = window.geometry()
    best = max((area.room for area in areas()), key=lambda room: _surface(room.intersected(here)))
    if _surface(best.intersected(here)) < _surface(here) / 2:
        window.setGeometry(within(here, best))


def _surface(part: QRect) -> int:
    return part.width() * part.height()


def beside(window: QWidget, size: QSize) -> QRect:
    """Say where a new window goes: onto the next screen, or over the right side of its own."""
    screens = QGuiApplication.screens()
    following = _after(window.screen(), screens)
    room = following.availableGeometry()
    if following is not window.screen():
        middle = QRect(QPoint(0, 0), size.boundedTo(room.size()))
        middle.moveCenter(room.center())
        return within(middle, room)
    edge = window.geometry()
    return within(QRect(QPoint(edge.right() - size.width() - 24, edge.top() + 48), size), room)


def _after(screen: QScreen, screens: Sequence[QScreen]) -> QScreen:
    return screens[(list(screens).index(screen) + 1) % len(screens)]
