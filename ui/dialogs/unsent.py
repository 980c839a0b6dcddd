"""What was typed and not logged, before one leaves: go back, keep it, or throw it away on purpose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.dialogs.confirm import confirm
from ui.models.lines import Cell, Column, Line
from ui.panels.line_list import LineList
from ui.theme.scale import line, px
from ui.theme.words import button, plain_label, set_words, wrapped
from warroom.i18n import _, ngettext
from warroom.services.unsent import Unsent

WIDTH: Final = 760
HEIGHT: Final = 400


class UnsentDialog(QDialog):
    """Lists where what stands; `kept` and `thrown` tell what the person wants."""

    kept = Signal()
    thrown = Signal()

    def __init__(self, found: Sequence[Unsent], parent: QWidget) -> None:
        super().__init__(parent)
        self.found = tuple(found)
        self.setWindowTitle(_("Not logged yet"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = LineList((Column(_("Where"), 240), Column(_("What"))), self.windowTitle(), tall=False)
        self.list.show_lines(
            [
                Line(str(number), (Cell(each.where, tone="muted"), Cell(each.begins or "–")))
                for number, each in enumerate(self.found)
            ],
            "",
        )
        self._problem = wrapped(plain_label("", "small", "alarm"))
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(22), px(20), px(22), px(18))
        layout.setSpacing(px(12))
        layout.addWidget(wrapped(plain_label(_("What you typed is not logged yet"), "title")))
        said = ngettext(
            "{count} text waits. Kept as a draft, it stands there the next time.",
            "{count} texts wait. Kept as drafts, they stand there the next time.",
            len(self.found),
        )
        layout.addWidget(wrapped(plain_label(said.format(count=len(self.found)), "small", "muted")))
        layout.addWidget(self.list, 1)
        layout.addWidget(self._problem)
        layout.addLayout(self._buttons())
        self.resize(px(WIDTH), line(HEIGHT))
        self._back.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        throw = button(_("Throw away…"), quiet=True)
        throw.clicked.connect(self.ask_again)
        row.addWidget(throw)
        row.addStretch(1)
        keep = button(_("Keep as drafts and close"))
        keep.clicked.connect(self.kept.emit)
        row.addWidget(keep)
        self._back = button(_("Go back"), "Esc", main=True)
        self._back.setDefault(True)
        self._back.clicked.connect(self.reject)
        row.addWidget(self._back)
        return row

    @Slot()
    def ask_again(self) -> None:
        """Ask once more before anything is thrown away."""
        title = ngettext("Throw {count} text away?", "Throw {count} texts away?", len(self.found))
        text = _("It was never logged, so nobody can bring it back.")
        confirm(title.format(count=len(self.found)), text, _("Throw away"), self.thrown.emit, self)

    def complain(self, text: str) -> None:
        """Say what went wrong; nobody leaves before it is kept."""
        set_words(self._problem, text)
        self._problem.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(at, QPushButton):
            at.click()
            return
        super().keyPressEvent(event)
