"""Staying until what is under way is done: files that come in, papers and copies that are written, a move."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from warroom.i18n import _

if TYPE_CHECKING:
    from ui.desk.desk import Desk


class Staying(QObject):
    """Stands before every way out of a desk, which never waits for a disk with the window held."""

    idle = Signal()
    """No paper and no copy is being written any more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._then: Callable[[], object] | None = None
        self._errands = (desk.papers.errands, desk.files.errands, desk.moving.errands)
        for errands in self._errands:
            errands.idle.connect(self._look)
        desk.files.uploads.idle.connect(self._look)

    @property
    def writing(self) -> bool:
        """Whether a paper or a copy of a file is being written for this desk, or its room moved."""
        return any(errands.busy for errands in self._errands)

    def asks(self, then: Callable[[], object], files: bool = True) -> bool:
        """Say whether one stays; `then` goes on by itself when nothing is under way any more.

        Asked again, it calls off what can be called off. Files on their way count with `files`. One that
        fails in the meantime keeps the desk, to be read.
        """
        coming = files and self._desk.files.uploads.busy
        if not coming and not self.writing:
            return False
        if self._then is not None:
            self._then = None
            if coming:
                self._desk.files.uploads.cancel_all()
            for errands in self._errands:
                errands.abandon()
            return False
        self._then = then
        self._desk.complain(
            _("The window closes when the files are in the room. Close it again to leave without them.")
            if coming
            else _("It closes when the room is moved. Close it again to leave now; it is moved all the same.")
            if self._desk.moving.errands.busy
            else _("It closes when the paper is written. Close it again to leave without it.")
        )
        return True

    def leave(self) -> None:
        """Let everything that is under way end by itself, without the desk."""
        for errands in self._errands:
            errands.leave()

    @Slot()
    def _look(self) -> None:
        if self.writing:
            return
        self.idle.emit()
        uploads = self._desk.files.uploads
        if self._then is None or uploads.busy:
            return
        then, self._then = self._then, None
        if not uploads.items:
            QTimer.singleShot(0, self, then)
