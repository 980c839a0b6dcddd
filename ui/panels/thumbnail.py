"""A small picture of an attached image in the inspector, or the words that say why there is none."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme.current import colour
from ui.theme.scale import px
from ui.theme.words import plain_label, set_words, wrapped
from ui.thumbnails import Thumbnails
from warroom.domain.state.attachments import Attachment
from warroom.errors import WarRoomError
from warroom.i18n import _
from warroom.services.saying import say

HEIGHT = 190


class Picture(QWidget):
    """Draws an image as large as it fits, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setFixedHeight(px(HEIGHT))
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = self.rect().adjusted(0, 0, -1, -1)
        painter.setPen(colour("line"))
        painter.drawRect(box)
        if not self.image.isNull():
            size = QSize(self.image.size())
            inner = box.adjusted(px(6), px(6), -px(6), -px(6))
            if size.width() > inner.width() or size.height() > inner.height():
                size.scale(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(QRectF(inner).center())
            painter.drawImage(place, self.image)
        painter.end()


class Thumbnail(QWidget):
    """Waits for the picture of one file and shows it."""

    def __init__(self, thumbnails: Thumbnails, item: Attachment) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._item = item
        self.picture = Picture()
        self.picture.setAccessibleName(_("Small picture of {name}").format(name=item.name))
        self._words = wrapped(plain_label("", "small", "muted"), selectable=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, px(10))
        layout.setSpacing(0)
        layout.addWidget(self.picture)
        layout.addWidget(self._words)
        thumbnails.ready.connect(self._show)
        self._show(item.id)

    @property
    def text(self) -> str:
        """What is said in place of the picture."""
        return self._words.text()

    @Slot(str)
    def _show(self, stream: str) -> None:
        if stream != self._item.id:
            return
        found = self._thumbnails.get(self._item)
        if isinstance(found, QImage):
            self.picture.image = found
            self.picture.update()
        self.picture.setVisible(not isinstance(found, WarRoomError))
        set_words(self._words, say(found) if isinstance(found, WarRoomError) else "")
        self._words.setVisible(isinstance(found, WarRoomError))
