"""What the page in sight is for, in two sentences, with its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.dialogs.closing_row import Way, closing_row
from ui.shortcuts import Keyed, key_words
from ui.theme.scale import line, px
from ui.theme.words import button, plain_label, wrapped
from warroom.i18n import _


class HelpDialog(QDialog):
    """Says quietly what a page is for; Esc closes it."""

    def __init__(
        self,
        title: str,
        purpose: str,
        keys: Sequence[tuple[str, str]],
        ways: Sequence[Way],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Help: {page}").format(page=title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(line(560))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(26), px(22), px(26), px(18))
        layout.setSpacing(px(12))
        layout.addWidget(wrapped(plain_label(title, "title")))
        layout.addWidget(wrapped(plain_label(purpose)))
        layout.addLayout(self._keys(keys))
        layout.addLayout(self._ways(ways))
        self._close.setFocus()
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    @staticmethod
    def _keys(keys: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(4))
        grid.setColumnMinimumWidth(0, line(130))
        grid.setColumnStretch(1, 1)
        for row, (each, words) in enumerate(keys):
            grid.addWidget(plain_label(each, "mono_small", "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(wrapped(plain_label(words, "small")), row, 1)
        return grid

    def _ways(self, ways: Sequence[Way]) -> QHBoxLayout:
        self._close = button(_("Close"), "Esc", main=True)
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        closing = [(words, keys, partial(self._go, run)) for words, keys, run in ways]
        return closing_row(closing, self._close)

    def _go(self, run: Callable[..., None], _checked: bool = False) -> None:
        self.accept()
        run()


def keys_of_page(actions: Sequence[Keyed]) -> list[tuple[str, str]]:
    """Give keys and words of a page's actions; those without keys are found by their words."""
    return [(key_words(each.keys), each.words) for each in actions if each.keys]
