"""Files dropped on the desk, and files or pictures pasted into it, wherever the keyboard is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)

from ui.panels.drop_target import DropTarget
from warroom.domain.rules.attachments import FILE_LIMIT, MIB, ROOM_LIMIT, clean_name
from warroom.errors import N_, Rejected, WarRoomError
from warroom.i18n import _
from warroom.services.attachments import Content

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from ui.desk.files import Files

Source = tuple[str, Content | QImage | WarRoomError]
_ENTERS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


def limits() -> str:
    """Say what may be attached."""
    return _("At most {file} MB a file and {room} MB a room; no programs").format(
        file=FILE_LIMIT // MIB, room=ROOM_LIMIT // MIB
    )


def carries(mime: QMimeData) -> bool:
    """Say whether data are files or a picture, and no words that somebody wants to write."""
    return any(url.isLocalFile() for url in mime.urls()) or (mime.hasImage() and not mime.hasText())


def sources(mime: QMimeData, picture_name: str) -> list[Source]:
    """Give the files that data name, else the picture that they hold."""
    found: list[Source] = []
    for url in mime.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile():
            found.append((clean_name(path.name), Content(path.name, path)))
        else:
            elsewhere = Rejected(N_("This is no file on this computer. Save it first, then attach it."))
            found.append((clean_name(url.fileName() or url.host()), elsewhere))
    image = mime.imageData() if not found and mime.hasImage() else None
    if image is not None:
        found.append((picture_name, QImage(image)))
    return found


class Drops(QObject):
    """Watches the desk for what is dropped on it, and its entry line for what is pasted."""

    def __init__(self, desk: Desk, files: Files) -> None:
        super().__init__(desk)
        self._desk = desk
        self._files = files
        self.target = DropTarget(desk)
        desk.setAcceptDrops(True)
        desk.installEventFilter(self)
        desk.line.edit.installEventFilter(self)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), desk)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste_in_list)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):
            return self._over(watched, event) if carries(event.mimeData()) else False
        if event.type() == QEvent.Type.DragLeave:
            self.target.hide()
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and watched is not self._desk
        ):
            return event.matches(QKeySequence.StandardKey.Paste) and self.paste()
        return super().eventFilter(watched, event)

    def _over(self, watched: QObject, event: QDropEvent) -> bool:
        if watched is not self._desk:
            # The entry line would take a file for the words of its address: the desk behind it has it.
            event.ignore()
            return True
        if self._desk.bridge.room is None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.target.hide()
            self._files.attach(sources(event.mimeData(), self._files.picture_name()))
        elif isinstance(event, QDragEnterEvent):
            self.target.offer(self._files.about()[1] or _("the timeline"), limits())
        return True

    def paste(self) -> bool:
        """Attach what was copied, and say whether it was files or a picture."""
        # An empty clipboard of some systems has no data at all, whatever the stubs say.
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if self._desk.bridge.room is None or mime is None or not carries(mime):
            return False
        self._desk.message.clear()
        self._files.attach(sources(mime, self._files.picture_name()))
        return True

    def _paste_in_list(self) -> None:
        """In a list, words that were copied go into the entry line, as typed ones do."""
        words = QGuiApplication.clipboard().text()
        if not self.paste() and self._desk.bridge.room is not None and words:
            self._desk.focus_line()
            self._desk.line.edit.paste_text(words)
