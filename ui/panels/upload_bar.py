"""The bar of files on their way: how far each is, Cancel, and what went wrong until it is dismissed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme.current import colour
from ui.theme.scale import line, px
from ui.theme.words import button, plain_label, repolish, set_words, wrapped
from ui.uploads import Upload, Uploads
from warroom.errors import WarRoomError
from warroom.i18n import _, ngettext
from warroom.services.saying import say
from warroom.services.sizes import size_words

MOST: Final = 4
"""Files shown at once, fewer where they would take more than a quarter of the window; the others are counted."""
ROW: Final = 52


class _Track(QWidget):
    """How much of a file is stored."""

    def __init__(self) -> None:
        super().__init__()
        self.part = 0.0
        self.setFixedSize(px(120), line(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        high = px(5)
        box = QRectF(0, (self.height() - high) / 2, self.width(), high)
        painter.fillRect(box, colour("line"))
        painter.fillRect(QRectF(box.left(), box.top(), box.width() * self.part, high), colour("info"))
        painter.end()


class _Row(QFrame):
    """One file."""

    def __init__(self, uploads: Uploads, number: int) -> None:
        super().__init__()
        self.number = number
        self._words = wrapped(plain_label("", "small"), selectable=True)
        self._state = plain_label("", "mono_small", "muted")
        self._track = _Track()
        self.button: QPushButton = button(_("Cancel"), quiet=True)
        self.button.clicked.connect(lambda: uploads.cancel(number))
        self._way = QWidget()
        below = QHBoxLayout(self._way)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(px(12))
        below.addWidget(self._track)
        below.addWidget(self._state, 1)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._words)
        words.addWidget(self._way)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(5), px(8), px(5))
        row.setSpacing(px(12))
        row.addLayout(words, 1)
        row.addWidget(self.button)

    @property
    def text(self) -> str:
        """What is said of the file."""
        return self._words.text()

    def show_upload(self, upload: Upload) -> None:
        """Show how far the file is."""
        failed = upload.state == "failed"
        name = "bar" if failed else "calm"
        if self.objectName() != name:
            self.setObjectName(name)
            repolish(self)
            repolish(self._words)
        set_words(self._words, _problem(upload) if failed else _heading(upload))
        set_words(self._state, _progress(upload))
        self._way.setVisible(not failed)
        self._track.setVisible(upload.state == "running")
        self._track.part = upload.done / upload.size if upload.size else 0.0
        self._track.update()
        word = _("Dismiss") if failed else _("Cancel")
        if self.button.text() != word:
            self.button.setText(word)
        self.button.setAccessibleName(f"{word} {upload.name}")
        self._keep_readable()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_readable()

    def _keep_readable(self) -> None:
        """Hold the height that all words need: in a small window others give way first."""
        self._words.setMinimumHeight(max(0, self._words.heightForWidth(self._words.width())))


class UploadBar(QWidget):
    """Hidden while nothing is on its way; `left` says that the keyboard was in a row that is gone."""

    left = Signal()

    def __init__(self, uploads: Uploads) -> None:
        super().__init__()
        self._uploads = uploads
        self._rows: dict[int, _Row] = {}
        self._more = plain_label("", "small", "muted")
        self._more.setContentsMargins(px(14), 0, 0, 0)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(px(18), px(8), px(18), px(4))
        self._layout.setSpacing(px(4))
        self._layout.addWidget(self._more)
        uploads.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the files that are on their way now; failures come first."""
        items = sorted(self._uploads.items, key=lambda each: (each.state != "failed", each.number))
        shown = items[: max(1, min(MOST, self.window().height() // (4 * line(ROW))))]
        for number in self._rows.keys() - {each.number for each in shown}:
            self._drop(self._rows.pop(number))
        for place, each in enumerate(shown):
            row = self._rows.get(each.number)
            if row is None:
                row = self._rows[each.number] = _Row(self._uploads, each.number)
            if self._layout.indexOf(row) != place:
                self._layout.insertWidget(place, row)
            row.show_upload(each)
        more = len(items) - len(shown)
        set_words(self._more, ngettext("{count} more file", "{count} more files", more).format(count=more))
        self._more.setVisible(more > 0)
        self.setVisible(bool(items))

    def _drop(self, row: _Row) -> None:
        """Take a row away; the keyboard goes to the button of another, else to where it came from."""
        held = row.isAncestorOf(QApplication.focusWidget() or self)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
        if held:
            other = next(iter(self._rows.values()), None)
            if other is not None:
                other.button.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.left.emit()

    @property
    def text(self) -> str:
        """All that the bar says."""
        return "\n".join(each.text for each in self._rows.values())


def _heading(upload: Upload) -> str:
    if upload.about:
        return _("{name} for {about}").format(name=upload.name, about=upload.about)
    return _("{name} for the timeline").format(name=upload.name)


def _progress(upload: Upload) -> str:
    if upload.cancel.is_set():
        return _("stops")
    if upload.state == "waiting":
        return _("waits")
    if upload.state == "sending":
        return _("is being logged")
    done = size_words(upload.done)
    return (
        _("{done} of {size}").format(done=done, size=size_words(upload.size)) if upload.size else _("begins")
    )


def _problem(upload: Upload) -> str:
    wrong = upload.error
    said = say(wrong) if isinstance(wrong, WarRoomError) else str(wrong)
    if upload.name in said:
        return said
    return _("{name} was not attached: {reason}").format(name=upload.name, reason=said)
