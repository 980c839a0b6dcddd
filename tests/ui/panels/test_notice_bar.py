"""A notice over the entry line: any words stay words and fit, its button is never cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.screens import Screens, plain
from ui.panels.notice_bar import NoticeBar


@pytest.mark.parametrize("width", [520, 1400])
def test_long_and_hostile_words_stay_words_and_fit(screens: Screens, qtbot: QtBot, width: int) -> None:
    bar = NoticeBar()
    bar.resize(width, 200)
    screens.show(bar)
    (way,) = bar.findChildren(QPushButton)

    def whole() -> bool:
        return way.width() >= way.sizeHint().width()

    for text in HOSTILE.values():
        bar.say(text, "Do something about it", calm=False)
        assert bar.text == text
        assert plain(bar) == []
        assert bar.minimumSizeHint().width() < 900
        qtbot.waitUntil(whole)


def test_its_button_says_that_it_was_pressed(screens: Screens, qtbot: QtBot) -> None:
    bar = NoticeBar()
    bar.say("The room is elsewhere", "Go there", calm=True)
    screens.show(bar)
    (way,) = bar.findChildren(QPushButton)
    assert way.accessibleName() == "Go there"
    with qtbot.waitSignal(bar.pressed):
        way.click()


def test_it_says_nothing_when_it_is_hidden(screens: Screens) -> None:
    bar = NoticeBar()
    screens.show(bar)
    bar.say("Something", "Go there", calm=True)
    bar.hide()
    assert bar.text == ""
