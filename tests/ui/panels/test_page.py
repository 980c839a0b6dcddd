"""The page that the desk knows: it is stale until it is shown."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.rooms import Bench
from ui.panels.page import Page


def test_a_page_must_say_how_it_shows_a_room(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    assert page.stale
    assert page.choose_first() == ""
    with pytest.raises(NotImplementedError):
        page.show_room(Bench().room, "")
    page.reveal("x")
