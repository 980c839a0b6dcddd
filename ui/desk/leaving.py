"""Leaving a room or the program: what was typed and not logged is asked about, never lost silently."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.dialogs.unsent import UnsentDialog
from warroom.errors import WarRoomError
from warroom.services.drafts import Drafts
from warroom.services.saying import say
from warroom.services.unsent import unsent


class Leaving(QObject):
    """Stands before every way out; `quiet` keeps drafts without asking, for when the system ends."""

    def __init__(self, window: QWidget, drafts: Callable[[], Sequence[Drafts]]) -> None:
        super().__init__(window)
        self._window = window
        self._drafts = drafts
        self._decided = False
        self._dialog: UnsentDialog | None = None
        self.quiet = False

    def asks(self, then: Callable[[], object]) -> bool:
        """Say whether a person is asked first; `then` goes on when that is answered."""
        if self.quiet or self._decided:
            return False
        if self._dialog is not None:
            return True
        found = unsent(*self._drafts())
        if not found:
            return False
        dialog = self._dialog = UnsentDialog(found, self._window)
        dialog.kept.connect(lambda: self._keep(dialog, then))
        dialog.thrown.connect(lambda: self._throw(dialog, then))
        dialog.finished.connect(self._answered)
        dialog.open()
        return True

    def _answered(self) -> None:
        self._dialog = None

    def _keep(self, dialog: UnsentDialog, then: Callable[[], object]) -> None:
        self._try(dialog, [each.keep for each in self._drafts()], then)

    def _throw(self, dialog: UnsentDialog, then: Callable[[], object]) -> None:
        self._try(dialog, [partial(each.drafts.forget, each.place) for each in dialog.found], then)

    def _try(
        self, dialog: UnsentDialog, steps: Sequence[Callable[[], None]], then: Callable[[], object]
    ) -> None:
        """Do it and go on; a disk that refuses is said, and nobody leaves with words that are nowhere."""
        try:
            for step in steps:
                step()
        except WarRoomError as wrong:
            dialog.complain(say(wrong))
            return
        dialog.accept()
        self._decided = True
        try:
            then()
        finally:
            self._decided = False
