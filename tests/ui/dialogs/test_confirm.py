"""A question before something final: the way out has the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.screens import Screens, focused, nameless, plain, press
from ui.dialogs.confirm import confirm


@pytest.mark.parametrize(("keys", "times"), [("Return", 0), ("Esc", 0), ("Shift+Tab Space", 1)])
def test_only_the_named_button_does_it(screens: Screens, keys: str, times: int) -> None:
    parent = QWidget()
    screens.show(parent)
    done: list[int] = []
    dialog = confirm("Throw it away?", "It is gone then.", "Throw it away", lambda: done.append(1), parent)
    assert focused().accessibleName() == "Go back"
    assert nameless(dialog) == plain(dialog) == []
    for key in keys.split():
        press(key)
    assert len(done) == times
