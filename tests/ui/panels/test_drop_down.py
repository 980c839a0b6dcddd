"""A choice shows its words as far as there is room, and says with dots that there is more."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.overfull import LONG
from ui.panels.drop_down import DropDown


def test_words_without_room_end_in_dots(qtbot: QtBot) -> None:
    box = DropDown()
    qtbot.addWidget(box)
    box.addItem("yes")
    box.addItem(LONG)
    box.resize(240, 36)
    assert box.words_shown() == "yes"
    box.setCurrentIndex(1)
    assert box.words_shown().endswith("…")
    assert box.fontMetrics().horizontalAdvance(box.words_shown()) < 240
    assert not box.grab().isNull()
