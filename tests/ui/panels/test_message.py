"""The bar that says what went wrong stays until the next action."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.screens import plain, shown
from ui.panels.message import MessageBar


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    """Give a bar."""
    made = MessageBar()
    qtbot.addWidget(made)
    return made


def test_it_is_hidden_until_something_has_to_be_said(bar: MessageBar) -> None:
    assert bar.isHidden()
    assert bar.text == ""
    bar.show_problem("Somebody was faster.")
    assert not bar.isHidden()
    assert bar.text == "Somebody was faster."
    bar.clear()
    assert bar.isHidden()
    assert bar.text == ""


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_words_are_shown_as_they_are(text: str, bar: MessageBar) -> None:
    bar.show_problem(text)
    assert bar.text == text
    assert text in shown(bar)
    assert plain(bar) == []
    assert bar.minimumSizeHint().width() < 300
