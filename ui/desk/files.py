"""The desk's files: attaching, opening and saving them without stopping the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.desk.drops import Drops, Source, limits
from ui.errands import Errands
from ui.panels.thumbnail import Thumbnail
from ui.panels.upload_bar import UploadBar
from ui.thumbnails import Thumbnails
from ui.uploads import Uploads
from warroom.clock import moment
from warroom.config import folders
from warroom.domain.rules.attachments import clean_name
from warroom.domain.state.attachments import Attachment
from warroom.domain.state.records import KeptFile
from warroom.domain.state.stations import PREFIX as STATION
from warroom.errors import N_, Rejected
from warroom.i18n import _
from warroom.services.attachments import Content
from warroom.services.saying import say
from warroom.services.times import shown_time, zone_of

if TYPE_CHECKING:
    from ui.desk.desk import Desk


class Files(QObject):
    """Brings files in and out; `opened` and `saved` tell where a file is."""

    opened = Signal(str)
    saved = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.errands = Errands(self)
        self.uploads = Uploads.of(desk.bridge)
        self.bar = UploadBar(self.uploads)
        self.bar.left.connect(desk.pages.focus_current)
        self.thumbnails = Thumbnails(desk.bridge, self)
        self.drops = Drops(desk, self)
        desk.bars.addWidget(self.bar)
        desk.inspector.picture_of = self._thumbnail
        self.uploads.attached.connect(self._attached)

    def about(self) -> tuple[tuple[str, ...], str]:
        """Say to what a file would be attached now: the streams, and their words; empty is the timeline."""
        desk, room = self._desk, self._desk.room
        row = desk.selected_row()
        stream = row.stream if row is not None else ""
        kept = stream in room.attachments or stream in room.records or stream.startswith(STATION)
        if row is None or kept or stream == "incident" or room.timeline.first[stream].withdrawn is not None:
            return (), ""
        return (stream,), room.ref(stream) or _("the entry of {time}").format(
            time=shown_time(room, row.occurred_at)
        )

    def attach(self, found: list[Source]) -> None:
        """Put files into the queue, for what is selected."""
        self.uploads.add(found, *self.about())

    def attach_paths(self, paths: list[Path]) -> None:
        """Put files on disk into the queue, for what is selected."""
        self.attach([(clean_name(path.name), Content(path.name, path)) for path in paths])

    def picture_name(self) -> str:
        """Name a pasted picture by the time, as the room's people say it."""
        room = self._desk.room
        at = moment(room.now).astimezone(zone_of(room)).strftime("%Y-%m-%d %H-%M-%S")
        return _("Picture {time}.png").format(time=at)

    def choose(self) -> QFileDialog:
        """Ask which files are attached; the title says to what, and what may be."""
        title = _("Attach to {about}").format(about=self.about()[1] or _("the timeline"))
        dialog = QFileDialog(self._desk, f"{title}. {limits()}", str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda chosen: self.attach_paths([Path(each) for each in chosen]))
        dialog.open()
        return dialog

    def paste(self) -> None:
        """Attach what was copied; raises `Rejected` when that is no file and no picture."""
        if not self.drops.paste():
            raise Rejected(N_("Copy a file or a picture first."))

    def selected(self) -> Attachment | KeptFile:
        """Give the file that is selected; raises `Rejected` if there is none to be had."""
        room, stream = self._desk.room, self._desk.selected
        found = room.attachments.get(stream) or room.records.get(stream)
        if found is None:
            raise Rejected(N_("Select a file first."))
        if not found.chunks:
            raise Rejected(N_("The file was erased; only its entry is left."))
        return found

    def open(self) -> None:
        """Open the selected file with the system's program, from a copy that cannot be written."""
        from warroom.reports.keeping import copy_out

        item, bridge = self.selected(), self._desk.bridge
        known = item.sha256 if isinstance(item, Attachment) else item.chunks[0]
        folder = folders().cache / "files" / known[:16]
        self._run(lambda: copy_out(bridge.store, bridge.incident, item, folder), self._show)

    def save_as(self) -> None:
        """Ask where the selected file goes, and write it there."""
        item = self.selected()
        dialog = QFileDialog(self._desk, _("Save the file as"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(clean_name(item.name))
        dialog.fileSelected.connect(lambda chosen: self.save_to(item, Path(chosen)))
        dialog.open()

    def save_to(self, item: Attachment | KeptFile, path: Path) -> None:
        """Write a file where a person wants it, checked, whole or not at all."""
        from warroom.reports.keeping import save_to

        bridge = self._desk.bridge
        self._run(lambda: save_to(bridge.store, bridge.incident, item, path), self._say_saved)

    def finish(self) -> None:
        """Wait until nothing comes in any more: what is on its way is handed to the writer first."""
        self.uploads.finish()
        self.let_go()

    def let_go(self) -> None:
        """Let go of what belongs to this desk; files on their way go on behind the next one."""
        self.thumbnails.finish()

    def _run(self, work: Callable[[], Path], done: Callable[[Path], None]) -> None:
        self._desk.say(_("Checking the file…"))
        self.errands.run(work, done, lambda wrong: self._desk.complain(say(wrong)))

    def _show(self, path: Path) -> None:
        self._desk.say(_("Opened from {path}").format(path=path))
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._desk.complain(_("No program of this computer opens it. It is at {path}").format(path=path))
        self.opened.emit(str(path))

    def _say_saved(self, path: Path) -> None:
        self._desk.say(_("Saved at {path}").format(path=path))
        self.saved.emit(str(path))

    @Slot(str)
    def _attached(self, name: str) -> None:
        self._desk.say(_("Attached {name}.").format(name=name))

    def _thumbnail(self, stream: str) -> QWidget | None:
        item = self._desk.room.attachments.get(stream)
        return Thumbnail(self.thumbnails, item) if item is not None else None
