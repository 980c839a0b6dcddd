"""More rows than a paper takes: the first, the last, or none."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from tests.screens import Screens, click, nameless, plain, press, shown
from ui.dialogs.too_many import TooMany


@pytest.mark.parametrize(
    ("words", "told"), [("The first 20", [False]), ("The last 20", [True]), ("Cancel", [])]
)
def test_each_way_out(words: str, told: list[bool], screens: Screens) -> None:
    owner = QWidget()
    screens.show(owner)
    dialog = TooMany(300, 20, owner)
    chosen: list[bool] = []
    dialog.chosen.connect(chosen.append)
    dialog.open()
    assert "300 rows are shown, and one paper takes 20." in shown(dialog)
    assert nameless(dialog) == []
    assert plain(dialog) == []
    click(next(each for each in dialog.findChildren(QPushButton) if each.text() == words))
    assert chosen == told


def test_escape_prints_nothing(screens: Screens) -> None:
    owner = QWidget()
    screens.show(owner)
    TooMany(300, 20, owner).open()
    press("Escape")
    assert owner.findChildren(TooMany) == []
