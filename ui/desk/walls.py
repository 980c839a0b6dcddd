"""The wall of this window: opened on its screen, and kept on the room that the window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from ui.dialogs.wall import WallSetup
from ui.wall.awake import advice
from ui.wall.window import WallWindow
from warroom.i18n import _
from warroom.services.legibility import Seat
from warroom.services.wall.manner import manner_of

if TYPE_CHECKING:
    from ui.desk.window import MainWindow


class Walls(QObject):
    """Opens and closes the wall; it stays when a room is left, and then finds one by itself."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.wall: WallWindow | None = None
        self._advised = False
        window.remade.connect(self._renew)
        window.room_shown.connect(self._follow)
        app = QApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self.end)

    def toggle(self) -> None:
        """Open the wall, or close it; the screen and the farthest seat are asked once."""
        if self.wall is not None:
            self.wall.close()
        elif self._window.settings.wall_distance:
            self._open()
        else:
            self.set_up()

    def set_up(self) -> WallSetup:
        """Ask for screen and seat, then open the wall with them."""
        dialog = WallSetup(self._window.settings, self._window)
        dialog.chosen.connect(self._chosen)
        dialog.open()
        return dialog

    @Slot(dict)
    def _chosen(self, changes: dict[str, object]) -> None:
        self._window.change(**changes)
        if self.wall is not None:
            self.wall.close()
        self._open()

    def _open(self) -> None:
        settings, window = self._window.settings, self._window
        seat = Seat(settings.wall_diagonal, settings.wall_distance)
        wall = self.wall = WallWindow(seat, window.bridge, window.store, manner=manner_of(settings))
        wall.closed.connect(self._forget)
        wall.saver_stays.connect(self._advise)
        wall.placing.waiting.connect(self._waits)
        wall.place(settings.wall_screen, window)
        window.activateWindow()

    @Slot()
    def _advise(self) -> None:
        """Say once what to do about the screen saver, below the work."""
        if not self._advised and self._window.desk is not None:
            self._advised = True
            self._window.desk.say(advice())

    @Slot()
    def _waits(self) -> None:
        if self._window.desk is not None:
            self._window.desk.say(_("The wall waits for its screen to come back."))

    @Slot()
    def _forget(self) -> None:
        self.wall = None

    @Slot()
    def _renew(self) -> None:
        if self.wall is not None:
            self.wall.view.fit()
            self.wall.view.update()

    @Slot()
    def _follow(self) -> None:
        """Show the room that the window opened."""
        if self.wall is not None and self._window.bridge is not None:
            self.wall.follow_bridge(self._window.bridge, self._window.store)

    def follow_store(self) -> None:
        """Look for rooms where the window does now."""
        if self.wall is not None:
            self.wall.use_store(self._window.store)

    @Slot()
    def end(self) -> None:
        """Close the wall with the window."""
        if self.wall is not None:
            self.wall.close()
