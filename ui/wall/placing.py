"""Where the wall is: it fills its screen, and comes back to it when screens come, go or change."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

LOOK_MS: Final = 500
TRIES: Final = 3
"""How often it is put back in a row: a window manager that refuses is not asked for ever."""
MOVES: Final = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange)


class Placing(QObject):
    """Keeps a window on one screen, by name or number, or on the next best one while that is not there.

    It may stand beside the window of a desk: it never comes over that one when its own screen goes, but waits.
    """

    waiting = Signal()
    """Its screen went, and only that of the desk is left."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._wanted = ""
        self._desk: QWidget | None = None
        self._beside = self._waits = False
        self._watched: QScreen | None = None
        self._watch: QMetaObject.Connection | None = None
        self._tries = TRIES
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LOOK_MS)
        self._later.timeout.connect(self._look)
        window.installEventFilter(self)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        for signal in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            signal.connect(self._changed)

    def fill(self, screen: str, desk: QWidget | None = None) -> None:
        """Fill a screen, now and whenever screens come, go or change."""
        self._wanted, self._tries, self._desk = screen, TRIES, desk
        self._put()

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        # A window manager may move it after Qt has placed it, or when a screen goes before Qt knows.
        if event.type() in MOVES and not self._later.isActive():
            self._later.start()
        return super().eventFilter(window, event)

    @Slot()
    @Slot(object)
    def _changed(self, _what: object = None) -> None:
        # A screen that goes is in the list until Qt has told everybody.
        self._tries = TRIES
        QTimer.singleShot(0, self, self._look)

    @Slot()
    def _look(self) -> None:
        """Put it back where it is not on its screen; once closed it stays closed."""
        if (self._window.isVisible() or self._waits) and self._tries:
            self._tries = TRIES if self._put() else self._tries - 1

    def _put(self) -> bool:
        """Fill the screen; says whether it was filled already."""
        screen, window = best_screen(self._wanted), self._window
        if screen is None:
            return True  # all are gone; the next one that comes is taken
        self._follow(screen)
        over = self._desk is not None and screen is self._desk.screen()
        if over and self._beside:
            self._wait()
            return True
        self._beside, self._waits = not over, False
        if window.isVisible() and window.isFullScreen() and window.geometry() == screen.geometry():
            return True
        window.showNormal()
        window.setScreen(screen)  # Wayland takes no places, only screens
        window.setGeometry(screen.geometry())
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        window.show()  # `showFullScreen` would also take the keyboard
        return False

    def _wait(self) -> None:
        if not self._waits:
            self._waits = True
            self._window.hide()
            self.waiting.emit()

    def _follow(self, screen: QScreen) -> None:
        """Hear when this screen changes its size, and no other."""
        if screen is self._watched:
            return
        if self._watch is not None:
            QObject.disconnect(self._watch)
        self._watched, self._watch = screen, screen.geometryChanged.connect(self._changed)


def screen_named(name: str) -> QScreen | None:
    """Find a screen by its name or its number, counted from 1; None when it is not there."""
    screens = QGuiApplication.screens()
    if name.isdigit() and 1 <= int(name) <= len(screens):
        return screens[int(name) - 1]
    return next((each for each in screens if each.name() == name), None)


def best_screen(name: str) -> QScreen | None:
    """Give the screen of the wall: the named one, else the largest that is not the first, else the first."""
    screens = QGuiApplication.screens()
    others = sorted(screens[1:], key=lambda each: each.size().width() * each.size().height())
    return screen_named(name) or (others[-1] if others else QGuiApplication.primaryScreen())
