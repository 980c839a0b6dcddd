"""The desk's papers: writing the record without stopping the window, keeping it, opening it."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from warroom.config import folders
from warroom.domain.state.records import KeptFile
from warroom.errors import N_, Rejected, WarRoomError
from warroom.i18n import _, language
from warroom.services.saying import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk

SUFFIX = ".pdf"


class Papers(QObject):
    """Typesets in a thread of its own and tells the desk when the paper is there."""

    opened = Signal(str)
    _done = Signal(object)
    _failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._thread: threading.Thread | None = None
        self._done.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def save_as(self) -> None:
        """Ask where the record goes, and write it there."""
        room = self._desk.room
        name = str(Path.home() / f"{room.incident.reference}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(
            self._desk, _("Save the record as PDF"), name, f"PDF (*{SUFFIX})"
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the record of the room as it stands into a file."""
        self._desk.say(_("Writing the record…"))
        self._start(lambda: self._write(path))

    def keep(self) -> None:
        """Write the record of a closed room, keep it in the room, and open it."""
        self._desk.say(_("Writing the record…"))
        self._start(self._keep)

    def open_kept(self) -> None:
        """Open the newest record kept in the room; raises `Rejected` if there is none."""
        records = list(self._desk.room.records.values())
        if not records:
            if self._desk.room.incident.phase == "closed":
                self.keep()
                return
            raise Rejected(N_("The record is kept when the room closes. Ctrl P writes it as it stands now."))
        kept = records[-1]
        self._start(lambda: self._fetch(kept))

    def wait(self) -> None:
        """Wait until the paper in work is done."""
        if self._thread is not None:
            self._thread.join()

    def _start(self, work: object) -> None:
        if self._thread is not None and self._thread.is_alive():
            self._desk.say(_("The record is being written already."))
            return
        self._thread = threading.Thread(target=self._run, args=(work,), name="papers")
        self._thread.start()

    def _run(self, work: object) -> None:
        try:
            assert callable(work)
            self._done.emit(work())
        except WarRoomError as wrong:
            self._failed.emit(wrong)
        except Exception as bug:  # noqa: BLE001 - told at the desk, which must go on
            self._failed.emit(bug)

    def _write(self, path: Path) -> Path:
        from warroom.reports.keeping import write_now

        bridge = self._desk.bridge
        return write_now(bridge.store, bridge.incident, path)

    def _keep(self) -> Path:
        from warroom.reports.keeping import keep_record
        from warroom.services.session import Session

        bridge = self._desk.bridge
        session = Session(bridge.store, bridge.incident, bridge.actor, bridge.station)
        return self._fetch(keep_record(session, language()))

    def _fetch(self, kept: KeptFile) -> Path:
        from warroom.reports.keeping import copy_out

        bridge = self._desk.bridge
        return copy_out(bridge.store, bridge.incident, kept, folders().cache / "records")

    @Slot(object)
    def _show(self, path: Path) -> None:
        self._desk.say(_("The record is at {path}").format(path=path))
        self.opened.emit(str(path))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    @Slot(object)
    def _tell(self, wrong: BaseException) -> None:
        self._desk.complain(say(wrong))
