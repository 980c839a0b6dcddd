"""The windows of one room: the main desk's, a second desk's, and inspectors in windows of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.breathing import breathe
from ui.desk import places, standing
from ui.desk.desk import Desk
from ui.desk.side_window import SideWindow
from ui.desk.standing import Standing
from ui.dialogs.form import FormDialog
from ui.theme import scale
from warroom.config import WindowPlace
from warroom.i18n import _
from warroom.services.seen import Seen

MAIN: Final = "main"
SECOND: Final = "2"
INSPECTORS: Final = {MAIN: "inspector", SECOND: "inspector:2"}
"""The name of each desk's inspector window."""


class Away(msgspec.Struct, frozen=True):
    """How one stood at desks that were put away, by their names, and what was seen at them."""

    stood: dict[str, Standing]
    seen: Seen


class Windows(QObject):
    """Knows the desks and the windows beside the main one, opens and closes them, and where they were."""

    def __init__(self, main: QWidget, make_desk: Callable[[str], Desk], kept: dict[str, WindowPlace]) -> None:
        super().__init__(main)
        self._main = main
        self._make_desk = make_desk
        self._kept = dict(kept)
        self.desks: dict[str, Desk] = {}
        self.beside: dict[str, SideWindow] = {}
        if not places.put(main, self.kept(MAIN)):
            main.resize(main.screen().availableSize() * 0.94)
        QGuiApplication.instance().screenRemoved.connect(self._screen_removed)  # type: ignore[union-attr]

    def kept(self, name: str) -> WindowPlace:
        """Give what is remembered of a window."""
        return self._kept.get(name, WindowPlace())

    def _keep(self, name: str, **changes: object) -> None:
        self._kept[name] = msgspec.structs.replace(self.kept(name), **changes)

    def places(self) -> dict[str, WindowPlace]:
        """Say where all windows stand now, to be remembered; those that are closed as they last were."""
        for name, window in {MAIN: self._main, **self.beside}.items():
            if window.isVisible():
                self._kept[name] = places.place_of(window, self.kept(name))
        for name, desk in self.desks.items():
            self._keep(name, page=desk.pages.current, stream=desk.selected, side=desk.split.chosen)
        return dict(self._kept)

    def show(self, desk: Desk, again: bool) -> None:
        """Take the main desk of a room, stand as one stood there where it is the same room `again`, open the rest."""
        self.desks[MAIN] = desk
        desk.split.choose(self.kept(MAIN).side)
        if again:
            standing.put(desk, self._stood(MAIN))
        self.restore()

    def _stood(self, name: str) -> Standing:
        place = self.kept(name)
        return Standing(page=place.page or "timeline", stream=place.stream)

    def restore(self) -> None:
        """Open the windows that were open beside the main one."""
        if self.kept(SECOND).open:
            self._open_second()
        for desk, name in INSPECTORS.items():
            if self.kept(name).open and desk in self.desks:
                self._take_out(desk)

    @Slot()
    def toggle_second(self) -> None:
        """Open a second desk on the room, or close it."""
        if SECOND in self.beside:
            if not self.desks[SECOND].staying.asks(partial(self._closed_by_hand, SECOND), files=False):
                self._closed(SECOND)
        else:
            self._keep(SECOND, open=True)
            self._open_second()

    def toggle_inspector(self, desk: Desk) -> None:
        """Give a desk's inspector a window of its own, or take it back."""
        name = self._name(desk)
        if INSPECTORS[name] in self.beside:
            self._closed(INSPECTORS[name])
        else:
            self._keep(INSPECTORS[name], open=True)
            self._take_out(name)

    def toggle_full(self, desk: Desk) -> None:
        """Let the window in which one works fill its screen, or not."""
        active = QGuiApplication.focusWindow()
        window = next((each for each in self.beside.values() if each.windowHandle() is active), desk.window())
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def _name(self, desk: Desk) -> str:
        return next(name for name, each in self.desks.items() if each is desk)

    def _open_second(self) -> None:
        first = self.desks[MAIN]
        desk = self._make_second()
        breathe()
        window = self._window(SECOND, desk, self._main.size() * 0.9)
        desk.split.choose(self.kept(SECOND).side)
        other = "timeline" if first.pages.current != "timeline" else "hypotheses"
        standing.put(desk, self._stood(SECOND) if self.kept(SECOND).page else Standing(page=other))
        self.name_windows()
        window.show()
        desk.focus_line()

    def _make_second(self) -> Desk:
        desk = self.desks[SECOND] = self._make_desk(SECOND)
        desk.bars.seen = self.desks[MAIN].bars.seen
        return desk

    def _take_out(self, name: str) -> None:
        desk = self.desks[name]
        size = QSize(scale.px(460), max(scale.px(480), int(desk.height() * 0.8)))
        window = self._window(INSPECTORS[name], desk.inspector, size)
        desk.add_shortcuts(window)
        self.name_windows()
        window.show()

    def _window(self, name: str, held: QWidget, size: QSize) -> SideWindow:
        window = self.beside[name] = SideWindow(name, _("War Room"))
        window.setMinimumSize(scale.px(LEAST_WIDTH[name.startswith("inspector")]), scale.px(300))
        window.hold(held)
        if not places.put(window, self.kept(name)):
            window.setGeometry(places.beside(self._main, size))
        window.closed.connect(self._closed_by_hand, Qt.ConnectionType.QueuedConnection)
        return window

    def name_windows(self) -> None:
        """Write the room's name over all windows."""
        title = self._main.windowTitle()
        for name, window in self.beside.items():
            about = _("Inspector") if name in INSPECTORS.values() else _("Second window")
            window.setWindowTitle(f"{about} · {title}")

    @Slot(str)
    def _closed_by_hand(self, name: str) -> None:
        """Take a window as closed, unless the whole program closes, which opens it again the next time."""
        if name in self.beside and self._main.isVisible():
            self._closed(name)

    def _closed(self, name: str) -> None:
        """Close a window because a person wants it closed; an inspector goes back to its desk."""
        self.places()
        self._keep(name, open=False)
        self._end(name)

    def _end(self, name: str) -> None:
        window = self.beside.pop(name)
        for desk, inspector in INSPECTORS.items():
            if inspector == name and desk in self.desks:
                window.let_go()
                self.desks[desk].split.take_back()
        if name == SECOND:
            if INSPECTORS[SECOND] in self.beside:
                self._end(INSPECTORS[SECOND])
            let_go(self.desks.pop(SECOND))
        window.end()

    def drop(self) -> None:
        """Close everything beside the main window, as the room is left; what was open is remembered."""
        if self.desks:
            self.places()
        for name in [*INSPECTORS.values(), SECOND]:
            if name in self.beside:
                self._end(name)
        if MAIN in self.desks:
            desk = self.desks.pop(MAIN)
            let_go(desk)
            desk.files.finish()
            desk.bars.note_seen()

    def put_away(self) -> Away:
        """Take all desks out of sight and let go of them; `bring_back` puts others where they stood."""
        self.places()
        stood = {name: standing.taken(desk) for name, desk in self.desks.items()}
        away = Away(stood, self.desks[MAIN].bars.seen)
        for name in INSPECTORS.values():
            if name in self.beside:
                self._end(name)
        for desk in self.desks.values():
            let_go(desk)
        self.desks.clear()
        if SECOND in self.beside:
            self.beside[SECOND].setUpdatesEnabled(False)
            self.beside[SECOND].hold(QWidget())
        return away

    def bring_back(self, away: Away, main: Desk) -> None:
        """Stand at new desks as one stood at those that were put away; `main` is the first of them."""
        main.bars.seen = away.seen
        for name, stood in away.stood.items():
            if name == SECOND and SECOND not in self.beside:  # closed in the meantime
                continue
            desk = self.desks[name] = main if name == MAIN else self._make_second()
            if name == SECOND:
                self.beside[SECOND].hold(desk)
                self.beside[SECOND].setUpdatesEnabled(True)
                desk.focus_line()
            desk.split.choose(self.kept(name).side)
            breathe()
            standing.put(desk, stood)
            if self.kept(INSPECTORS[name]).open:
                breathe()
                self._take_out(name)
            breathe()
        self.name_windows()

    @Slot(object)
    def _screen_removed(self, _screen: object) -> None:
        QTimer.singleShot(0, self, self._bring_back)

    def _bring_back(self) -> None:
        for window in (self._main, *self.beside.values()):
            places.bring_back(window)


LEAST_WIDTH: Final = {True: 320, False: 820}
"""Pixels at zoom 1: the narrowest inspector's window, and the narrowest second desk."""


def let_go(desk: Desk) -> None:
    """Close the forms of a desk, whose words are kept, and let go of what belongs to it alone."""
    for dialog in desk.findChildren(FormDialog):
        dialog.reject()
    desk.staying.leave()
    desk.files.let_go()
    desk.house.stop()
