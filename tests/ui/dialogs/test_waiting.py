"""What is waited for can be left with Enter, Esc or its button."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.screens import Screens, nameless, plain, press, shown
from ui.dialogs.waiting import Waiting


@pytest.mark.parametrize("key", ["Esc", "Return"])
def test_a_key_goes_back(key: str, screens: Screens, qtbot: QtBot) -> None:
    owner = QWidget()
    screens.show(owner)
    waiting = Waiting("Opening Rooms", "The server is asked.", owner)
    waiting.open()
    assert "Opening Rooms" in shown(waiting)
    assert nameless(waiting) == plain(waiting) == []
    with qtbot.waitSignal(waiting.rejected):
        press(key)
