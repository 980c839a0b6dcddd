"""One line is asked for until it is understood."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.screens import Screens, nameless, plain, press, shown, type_in
from ui.dialogs.one_line import OneLine
from warroom.errors import Rejected


def refuse(_text: str) -> None:
    """Understand nothing."""
    raise Rejected("Write something else.")


@pytest.fixture
def owner(screens: Screens) -> QWidget:
    """Give a window to ask over."""
    made = QWidget()
    screens.show(made)
    return made


def test_what_was_typed_is_handed_over(owner: QWidget) -> None:
    taken: list[str] = []
    dialog = OneLine("Jump", "To which time?", "14:05", "Go", owner)
    dialog.ask(taken.append, "now")
    assert nameless(dialog) == []
    assert plain(dialog) == []
    type_in("15:20")
    press("Return")
    assert taken == ["15:20"]
    assert owner.findChildren(OneLine) == []


def test_a_refusal_is_shown_and_the_words_stay(owner: QWidget) -> None:
    dialog = OneLine("Jump", "To which time?", "14:05", "Go", owner)
    dialog.ask(refuse, "soon")
    press("Return")
    assert "Write something else." in shown(dialog)
    assert dialog.edit.text() == "soon"
    assert dialog.isVisible()
    press("Escape")
    assert owner.findChildren(OneLine) == []
