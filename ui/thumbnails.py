"""Small pictures of attached images: read and decoded beside the window, kept in memory, never trusted."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from ui.bridge import Bridge
from ui.errands import Errands
from warroom.domain.state.attachments import Attachment
from warroom.errors import N_, Rejected, WarRoomError
from warroom.services.attachments import read_back

FORMATS: Final = {"image/png": b"png", "image/jpeg": b"jpeg", "image/gif": b"gif", "image/webp": b"webp"}
"""What is drawn; SVG and the rest are not: their readers load files or are little tested."""
BOX: Final = QSize(880, 560)
"""The most pixels of a small picture, enough for a dense screen."""
MOST_PIXELS: Final = 200_000_000
MEGABYTES: Final = 160
"""The most memory that decoding one picture may take."""
KEPT: Final = 24


class Thumbnails(QObject):
    """Decodes one picture at a time, the one asked for last first; `ready` tells the stream."""

    ready = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._errands = Errands(self)
        self._kept: OrderedDict[str, QImage | WarRoomError] = OrderedDict()
        self._now: Attachment | None = None
        self._next: Attachment | None = None

    def get(self, item: Attachment) -> QImage | WarRoomError | None:
        """Give a small picture, why there is none, or nothing while it is being made."""
        found = self._kept.get(item.id)
        if found is not None:
            self._kept.move_to_end(item.id)
        elif self._now is None:
            self._start(item)
        elif self._now.id != item.id:
            self._next = item
        return found

    def finish(self) -> None:
        """Wait until no picture is being read."""
        self._next = None
        self._errands.wait()

    def _start(self, item: Attachment) -> None:
        self._now = item
        bridge = self._bridge

        def work() -> QImage:
            pieces = read_back(bridge.store, bridge.incident, item.chunks, item.sha256, item.name)
            return decode(b"".join(pieces), item.media_type)

        self._errands.run(work, lambda image: self._keep(item, image), lambda wrong: self._fail(item, wrong))

    def _fail(self, item: Attachment, wrong: BaseException) -> None:
        known = isinstance(wrong, WarRoomError)
        self._keep(item, wrong if known else _undrawn())  # type: ignore[arg-type]

    def _keep(self, item: Attachment, found: QImage | WarRoomError) -> None:
        self._kept[item.id] = found
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self._now = None
        wanted, self._next = self._next, None
        if wanted is not None:
            self.get(wanted)
        self.ready.emit(item.id)


def _undrawn() -> Rejected:
    return Rejected(N_("No small picture: the image is damaged or of another type. It can still be saved."))


def decode(data: bytes, media_type: str) -> QImage:
    """Decode an image small; raises `Rejected` for what is damaged, too large, or not drawn at all."""
    kind = FORMATS.get(media_type)
    if kind is None:
        raise Rejected(N_("No small picture of this type. Enter opens the file."))
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(MEGABYTES)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise _undrawn()
    if size.width() * size.height() > MOST_PIXELS:
        raise Rejected(N_("No small picture: the image has too many pixels. Enter opens the file."))
    if size.width() > BOX.width() or size.height() > BOX.height():
        reader.setScaledSize(size.scaled(BOX, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise _undrawn()
    return image
