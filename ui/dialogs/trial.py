"""How the trial of a server goes, and what it found, under the fields of its connection."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.theme.scale import line, px
from ui.theme.words import plain_label, set_words, wrapped
from warroom.i18n import _
from warroom.services.entrance import Tried
from warroom.services.trial_words import trial_words

COUNT = 6
"""Lines that a trial finds."""


class TrialResult(QWidget):
    """Hidden until there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("calm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head = wrapped(plain_label("", "small", "muted", 600))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(2))
        grid.setColumnMinimumWidth(0, line(126))
        grid.setColumnStretch(1, 1)
        self._pairs = []
        for row in range(COUNT):
            what, how = plain_label("", "small", "muted"), wrapped(plain_label("", "small"))
            grid.addWidget(what, row, 0)
            grid.addWidget(how, row, 1)
            self._pairs.append((what, how))
        self._found = QWidget()
        self._found.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(8), px(12), px(8))
        layout.setSpacing(px(4))
        layout.addWidget(self._head)
        layout.addWidget(self._found)
        self.hide()

    def show_step(self, step: str) -> None:
        """Say what is under way."""
        set_words(self._head, _(step))
        self._found.hide()
        self.show()

    def show_tried(self, tried: Tried) -> None:
        """Say what was found."""
        set_words(self._head, _("● The connection works."))
        for (what, how), (name, words) in zip(self._pairs, trial_words(tried), strict=True):
            set_words(what, name)
            set_words(how, words)
        self._found.show()
        self.show()
