"""The last line of a dialog: quiet buttons that lead on, and the main one at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from ui.theme.scale import px
from ui.theme.words import button

Way = tuple[str, str, Callable[..., None]]
"""A button that leads on: words, keys, what it does."""


def closing_row(ways: Iterable[Way], main: QPushButton) -> QHBoxLayout:
    """Lay quiet buttons to the left and the main one to the right."""
    row = QHBoxLayout()
    row.setSpacing(px(8))
    for words, keys, run in ways:
        made = button(words, keys, quiet=True)
        made.clicked.connect(run)
        row.addWidget(made)
    row.addStretch(1)
    row.addWidget(main)
    return row
