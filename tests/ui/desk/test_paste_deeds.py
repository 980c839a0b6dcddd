"""Pasting by key from anywhere at the desk."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.rooms import busy_room
from tests.screens import Screens, press
from ui.dialogs.pasting import PasteDialog

pytestmark = pytest.mark.both


def test_the_clipboard_is_previewed_from_anywhere(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    QApplication.clipboard().setText("One\nTwo")
    press("Escape")
    press("Ctrl+Shift+V")
    (dialog,) = desk.findChildren(PasteDialog)
    assert len(dialog.rows) == 2
    dialog.reject()


def test_an_empty_clipboard_says_what_to_do(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    QApplication.clipboard().clear()
    press("Ctrl+Shift+V")
    assert desk.message.text == "There is no text on the clipboard. Copy the lines first."
    assert desk.findChildren(PasteDialog) == []
