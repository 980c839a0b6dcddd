"""A key and what it does, as a quiet button."""

from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from tests.screens import Screens, nameless, press
from ui.panels.key_hint import KeyHint


def test_it_is_pressed_by_mouse_and_key(screens: Screens) -> None:
    hint = KeyHint("Search", "Ctrl F")
    screens.show(hint)
    pressed: list[bool] = []
    hint.clicked.connect(lambda: pressed.append(True))
    hint.clearFocus()
    quiet = hint.grab().toImage()
    hint.setFocus()
    assert hint.grab().toImage() != quiet
    press("Space")
    hint.click()
    assert pressed == [True, True]
    assert nameless(hint) == []
    assert hint.accessibleName() == "Search"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_words_are_drawn(text: str, screens: Screens) -> None:
    hint = KeyHint(text, "Ctrl F")
    screens.qtbot.addWidget(hint)
    assert not hint.grab().isNull()
    assert hint.sizeHint().width() > KeyHint("", "").sizeHint().width()
