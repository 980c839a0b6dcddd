"""An empty panel says what would fill it, in plain words."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.screens import plain, shown
from ui.panels.empty import Empty


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_both_lines_are_shown_as_they_are(text: str, qtbot: QtBot) -> None:
    made = Empty(text, f"then {text}")
    qtbot.addWidget(made)
    assert text in shown(made)
    assert f"then {text}" in shown(made)
    assert plain(made) == []
    assert made.minimumSizeHint().width() < 300


def test_it_can_say_something_else(qtbot: QtBot) -> None:
    made = Empty("One", "Two")
    qtbot.addWidget(made)
    made.say("Three", "Four")
    assert shown(made).split() == ["Three", "Three", "Four", "Four"]
