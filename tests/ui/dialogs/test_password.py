"""A password is asked for without echo, handed over once, and kept by nobody."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from tests.rings import Ring, ring
from tests.screens import Screens, nameless, plain, press, shown, type_in
from ui.dialogs.password import PasswordPrompt
from warroom.services.entrance import Typed

__all__ = ["ring"]


@pytest.fixture
def owner(screens: Screens) -> QWidget:
    """Give a window to ask over."""
    made = QWidget()
    screens.show(made)
    return made


def test_what_is_typed_is_handed_over_and_forgotten(owner: QWidget, ring: Ring) -> None:
    taken: list[Typed] = []
    prompt = PasswordPrompt("Rooms", "ana@rooms:5432/w", "Name or password is wrong.", owner)
    prompt.ask(taken.append)
    assert nameless(prompt) == plain(prompt) == []
    assert prompt.edit.echoMode() == QLineEdit.EchoMode.Password
    for words in ("Password for Rooms", "ana@rooms:5432/w", "is wrong"):
        assert words in shown(prompt)
    press("Return")
    assert taken == []
    type_in("s3cret")
    press("Return")
    assert taken == [Typed("s3cret", remember=True)]
    assert not isValid(prompt)


def test_it_is_left_with_esc_and_remembers_only_what_is_wished(owner: QWidget, ring: Ring) -> None:
    taken: list[Typed] = []
    PasswordPrompt("Rooms", "ana@rooms", "", owner).ask(taken.append)
    press("Esc")
    assert taken == []
    prompt = PasswordPrompt("Rooms", "ana@rooms", "", owner)
    prompt.ask(taken.append)
    type_in("s3cret")
    press("Tab")
    press("Space")
    press("Tab", 2)
    press("Return")
    assert taken == [Typed("s3cret", remember=False)]
