"""A visit to the house: shown in the window in front of where one was, and back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.bridge import Bridge
from ui.dialogs.form import FormDialog
from ui.ending import end
from ui.house.access import HouseAccess
from ui.house.view import HouseView
from warroom import config
from warroom.services.drafts import Drafts
from warroom.services.house import DRAFTS


class Visit(QObject):
    """Keeps what the window showed while the house is in front of it."""

    ended = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._behind: QWidget | None = None
        self._focus: QWidget | None = None
        self.view: HouseView | None = None

    def begin(
        self,
        access: HouseAccess,
        failed: Callable[[BaseException], None],
        then: Callable[[HouseView], None] | None = None,
    ) -> None:
        """Show the house as soon as it is open; `then` goes on in it."""

        def shown(bridge: Bridge) -> None:
            if self.view is None:
                self._show(bridge)
            if then is not None and self.view is not None:
                then(self.view)

        access.open(shown, failed)

    def _show(self, bridge: Bridge) -> None:
        self._focus = self._window.focusWidget()
        self._behind = self._window.takeCentralWidget()
        if self._behind is not None:
            self._behind.setParent(self._window)
            self._behind.hide()
        self.view = HouseView(bridge, Drafts(config.folders().data / "drafts", DRAFTS))
        self.view.left.connect(self.end)
        self._window.setCentralWidget(self.view)
        self.view.show()  # Qt would show it later, and keys pressed until then would be lost
        self.view.page.setFocus()

    @Slot()
    def end(self) -> None:
        """Go back to where one was; forms keep what was typed in them."""
        view, behind, focus = self.view, self._behind, self._focus
        if view is None:
            return
        for dialog in view.findChildren(FormDialog):
            dialog.reject()
        view.errands.leave()
        self.view = self._behind = self._focus = None
        self._window.takeCentralWidget()
        if behind is not None:
            self._window.setCentralWidget(behind)
            behind.show()
            (focus if focus is not None and behind.isAncestorOf(focus) else behind).setFocus()
        end(view)
        self.ended.emit()
