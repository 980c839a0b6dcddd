"""A sheet in a window of its own: read, copied, printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.inspector import Inspector
from ui.theme.scale import line, px
from ui.theme.words import button
from warroom.i18n import _
from warroom.services.sheets import Sheet, sheet_text

WIDTH = 720
HEIGHT = 640


class SheetDialog(QDialog):
    """Shows a sheet; a line that is about something opens it at the desk."""

    opened = Signal(str)

    def __init__(self, sheet: Sheet, print_: Callable[[], None] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.setWindowTitle(sheet.caption)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reading = Inspector()
        self.reading.show_sheet(sheet, ())
        self.reading.opened.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(4), px(4), px(4), px(14))
        layout.addWidget(self.reading, 1)
        layout.addLayout(self._buttons(print_))
        tallest = int(self.screen().availableSize().height() * 0.9)
        self.resize(px(WIDTH), min(line(HEIGHT), tallest))
        self.reading.setFocus()

    def _buttons(self, print_: Callable[[], None] | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(px(22), px(8), px(18), 0)
        row.addStretch(1)
        copy = button(_("Copy as text"))
        copy.clicked.connect(self._copy)
        row.addWidget(copy)
        if print_ is not None:
            paper = button(_("Print it"))
            paper.clicked.connect(lambda _checked=False: print_())
            row.addWidget(paper)
        close = button(_("Close"), main=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        return row

    @Slot(str)
    def _open(self, stream: str) -> None:
        self.accept()
        self.opened.emit(stream)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(sheet_text(self._sheet))
