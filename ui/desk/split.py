"""The middle of the desk and its inspector, with a border between them that can be moved."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme import scale

LEAST: Final = 260
USUAL: Final = (300, 520)
"""Pixels at zoom 1: the narrowest inspector one can make, and the limits of a suggested one."""
MOST: Final = 0.6
"""Part of the width that the inspector may take."""


class Split(QSplitter):
    """As wide an inspector as one chose, else a quarter of the window; the middle takes its place when it is out."""

    def __init__(self, middle: QWidget, side: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._side = side
        self._total = 0
        self.chosen = 0
        """The width that was chosen, at zoom 1; 0 for none."""
        self.setChildrenCollapsible(False)
        self.setHandleWidth(0)  # Qt lets one take hold of it some pixels beside it
        self.addWidget(middle)
        self.addWidget(side)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self._moved)

    @property
    def whole(self) -> bool:
        """Whether the inspector stands here."""
        return self.indexOf(self._side) >= 0

    def choose(self, width: int) -> None:
        """Take a width for the inspector, at zoom 1; 0 for the usual one."""
        self.chosen = width
        self.fit()

    def fit_in(self, total: int) -> None:
        """Fit into a desk of a width."""
        self._total = total
        self.fit()

    def fit(self) -> None:
        """Give the inspector its width on a desk as wide as this one."""
        if not self.whole:
            return
        total = self._total or self.width()
        wide = scale.px(self.chosen) if self.chosen else self._usual(total)
        least = min(scale.px(LEAST), int(total * 0.34))
        wide = max(least, min(wide, int(self.width() * MOST)))
        self._side.setMinimumWidth(least)
        self.setSizes([max(1, self.width() - wide), wide])

    @staticmethod
    def _usual(total: int) -> int:
        low, high = (scale.px(each) for each in USUAL)
        return min(max(low, min(high, int(total * 0.25))), int(total * 0.34))

    @Slot(int, int)
    def _moved(self, _place: int, _handle: int) -> None:
        self.chosen = round(self._side.width() / scale.zoom())

    def take_back(self) -> None:
        """Take the inspector in again."""
        if not self.whole:
            self.addWidget(self._side)
            self.setStretchFactor(1, 0)
            self._side.show()
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
