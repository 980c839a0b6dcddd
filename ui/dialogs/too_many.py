"""What to do with more rows than one paper takes: its first part, its last part, or nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.scale import px
from ui.theme.words import as_tall_as_words, button, plain_label, wrapped
from warroom.i18n import _


class TooMany(QDialog):
    """Says how many there are and how many fit; `chosen` tells whether the last ones are wanted."""

    chosen = Signal(bool)

    def __init__(self, count: int, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Too many rows for one paper"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(560))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(26), px(22), px(26), px(20))
        layout.setSpacing(px(14))
        layout.addWidget(wrapped(plain_label(self.windowTitle(), "title")))
        said = _(
            "{count} rows are shown, and one paper takes {most}. Search for less, or print a part; "
            "the paper says how many of all entries it shows."
        )
        layout.addWidget(wrapped(plain_label(said.format(count=count, most=most))))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        for text, last in ((_("The first {most}"), False), (_("The last {most}"), True)):
            made = button(text.format(most=most), main=last)
            made.clicked.connect(lambda _checked=False, last=last: self._choose(last))
            row.addWidget(made)
        layout.addLayout(row)
        as_tall_as_words(self, self.minimumWidth())

    def _choose(self, last: bool) -> None:
        self.accept()
        self.chosen.emit(last)
