"""The desk's papers: writing the record without stopping the window, keeping it, opening it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from ui.errands import Errands
from warroom.config import folders
from warroom.domain.state.records import KeptFile
from warroom.errors import N_, Rejected
from warroom.i18n import _, language
from warroom.services.saying import say
from warroom.services.sheets import Sheet

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from warroom.reports.sheet_paper import SheetData

SUFFIX = ".pdf"


class Papers(QObject):
    """Typesets beside the window and tells the desk when the paper is there."""

    opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.errands = Errands(self)
        self._asked = False

    def save_as(self) -> None:
        """Ask where the record goes, and write it there."""
        dialog = QFileDialog(self._desk, _("Save the record as PDF"), str(Path.home()), f"PDF (*{SUFFIX})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX)
        dialog.selectFile(f"{self._desk.room.incident.reference}{SUFFIX}")
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the record of the room as it stands into a file."""
        self._start(lambda: self._write(path))

    def print_sheet(self, sheet: Sheet, name: str, room_for: str = "") -> None:
        """Write a sheet as PDF and open it, for the printer or for whoever is not here."""
        from warroom.reports.sheet_paper import sheet_data

        room, bridge = self._desk.room, self._desk.bridge
        data = sheet_data(room, sheet, "broken" if bridge.verified.finding else "verified", room_for)
        paper = f"{room.incident.reference}-{name}"
        self._start(lambda: self._write_sheet(data, paper), _("Writing the paper…"))

    def _write_sheet(self, data: SheetData, name: str) -> Path:
        from warroom.reports.keeping import paper_place
        from warroom.reports.sheet_paper import write_sheet
        from warroom.services.house import company_of

        company = company_of(self._desk.bridge.store)
        return write_sheet(data, paper_place(folders().cache / "papers", name), company)

    def keep(self) -> None:
        """Write the record of a room that was just closed, keep it in the room, and open it.

        It does not wait for a paper in work: no closed room goes without its record.
        """
        self._run(self._keep)

    def open_kept(self) -> None:
        """Open the newest record kept in the room; raises `Rejected` if there is none."""
        records = list(self._desk.room.records.values())
        if not records:
            if self._desk.room.incident.phase == "closed":
                self._start(self._keep)
                return
            raise Rejected(N_("The record is kept when the room closes. Ctrl P writes it as it stands now."))
        kept = records[-1]
        self._start(lambda: self._fetch(kept))

    def excerpt(self, seqs: Sequence[int], shown: str) -> None:
        """Write some rows of the timeline on paper and open it; `shown` says what was searched."""
        self._start(lambda: self._excerpt(seqs, shown), _("Writing the paper…"))

    def _start(self, work: Callable[[], Path], said: str = "") -> None:
        if not self.errands.busy:
            self._asked = False
            self._run(work, said)
        elif self._asked:
            self.call_off()
        else:
            self._asked = True
            self._desk.say(_("A paper is being written already. Ask again to call it off."))

    def call_off(self) -> None:
        """Wait for no paper in work: what comes of it is not opened."""
        self.errands.abandon()
        self._desk.say(_("The paper was called off."))

    def _run(self, work: Callable[[], Path], said: str = "") -> None:
        self._desk.say(said or _("Writing the record…"))
        self.errands.run(work, self._show, self._tell)

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

    def _excerpt(self, seqs: Sequence[int], shown: str) -> Path:
        from warroom.reports.excerpt import write_excerpt

        bridge = self._desk.bridge
        return write_excerpt(bridge.store, bridge.incident, seqs, shown, folders().cache / "papers")

    def _show(self, path: Path) -> None:
        self._desk.say(_("The paper is at {path}").format(path=path))
        self.opened.emit(str(path))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _tell(self, wrong: BaseException) -> None:
        self._desk.complain(say(wrong))
