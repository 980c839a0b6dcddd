"""Pictures of the desk for people who are not at it, and for looking at our own work."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QEventLoop, QPoint, QSize, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from ui.bridge import Bridge
from ui.desk.desk import Desk
from ui.panels.page_table import BY_NAME
from warroom import config
from warroom.errors import N_, Rejected, Unavailable
from warroom.services.drafts import Drafts
from warroom.services.entrance import open_database
from warroom.services.legibility import Seat
from warroom.services.session import load
from warroom.services.wall.manner import USUAL, Manner

LOAD_SECONDS: Final = 60


class Look(msgspec.Struct, frozen=True):
    """What a picture shows: a page, as of an instant or as known at one, in pixels at a scale.

    `seat` and `manner` are for pictures of the wall.
    """

    width: int = 1920
    height: int = 1080
    page: str = "timeline"
    as_of: str = ""
    known_at: str = ""
    scale: float = 1.0
    seat: Seat = Seat()
    manner: Manner = USUAL


def desk_picture(url: str, room: str, path: Path, look: Look, theme: str = "", language: str = "") -> None:
    """Write a picture of a page of the desk of a room (reference, slug or id).

    Raises `Rejected` for an unknown room or page, `Corrupt` or `Unavailable` when the room cannot be
    opened, `Unavailable` when the picture cannot be written.
    """
    if "QT_QPA_PLATFORM" not in os.environ and QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.app import application

    application(theme, language)
    store = open_database(url, copies=True)
    try:
        bridge = Bridge(store, store.find(room).id, "")
        try:
            wait_loaded(bridge)
            _draw(bridge, path, look)
        finally:
            bridge.stop()
    finally:
        store.close()


def wall_picture(url: str, room: str, path: Path, look: Look, theme: str = "", language: str = "") -> None:
    """Write a picture of the wall of a room, for the seat and in the manner of the look.

    Raises as `desk_picture` does.
    """
    if "QT_QPA_PLATFORM" not in os.environ and QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.app import application
    from ui.wall.view import WallView

    application(theme, language)
    store = open_database(url)
    try:
        shown = load(store, store.find(room).id, look.as_of, look.known_at)
    finally:
        store.close()
    view = WallView(look.seat, look.manner)
    view.show_room(shown)
    save_picture(view, path, QSize(look.width, look.height), look.scale)
    view.deleteLater()


def _draw(bridge: Bridge, path: Path, look: Look) -> None:
    if look.as_of or look.known_at:
        bridge.room = load(bridge.store, bridge.incident, look.as_of, look.known_at)
    desk = Desk(bridge, Drafts(config.folders().cache / "pictures", bridge.incident), "")
    try:
        if look.page not in BY_NAME:
            raise Rejected(N_("There is no page {name}."), name=look.page)
        desk.go(look.page)
        desk.house.wait_read()
        select_newest(desk, look.page)
        save_picture(desk, path, QSize(look.width, look.height), look.scale)
    finally:
        desk.house.stop()
        desk.deleteLater()


def wait_loaded(bridge: Bridge) -> None:
    """Wait until a room is folded and verified; raises why it cannot be opened."""
    loop = QEventLoop()

    def known() -> bool:
        room = bridge.room
        whole = bool(room) and bridge.verified.seq >= bridge.ready.length
        return bool(bridge.trouble or bridge.verified.finding or whole)

    def look() -> None:
        if known():
            loop.quit()

    bridge.state_changed.connect(look)
    QTimer.singleShot(LOAD_SECONDS * 1000, loop, loop.quit)
    if not known():  # a loop that has not begun cannot be ended
        loop.exec()
    bridge.state_changed.disconnect(look)
    if bridge.room is None:
        raise bridge.trouble or Unavailable(N_("The room could not be opened in time."))


def select_newest(desk: Desk, page: str) -> None:
    """Select what a person would look at first, so that the inspector shows something."""
    if page == "timeline":
        rows = [row for row in desk.room.timeline.rows if row.kind in ("fix.proposed", "hypothesis.stated")]
        if rows:
            newest = max(rows, key=lambda row: (row.occurred_at, row.seq))
            desk.choose(newest.stream, newest.seq)
            desk.pages.timeline.choose(newest.seq)
        return
    stream = desk.pages.made[page].choose_first()
    if stream:
        desk.choose(stream)


def save_picture(widget: QWidget, path: Path, size: QSize, scale: float) -> None:
    """Draw a widget at a size and save it as PNG."""
    widget.resize(size)
    widget.ensurePolished()
    for _round in range(3):
        widget.grab()
        QApplication.processEvents()
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        detail = wrong.strerror or wrong
        raise Unavailable(N_("{place} cannot be written: {detail}"), place=path, detail=detail) from wrong
    if not image.save(str(path), "PNG"):  # type: ignore[call-overload]
        raise Unavailable(N_("{place} cannot be written: {detail}"), place=path, detail="PNG")
