"""A notice says its words as they are and closes by Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.dialogs.notice import Notice


def test_its_words_are_plain_text(qtbot: QtBot) -> None:
    notice = Notice("<b>rooms.db</b> is damaged. Restore a backup.")
    qtbot.addWidget(notice)
    labels = notice.findChildren(QLabel)
    assert "<b>rooms.db</b> is damaged. Restore a backup." in [label.text() for label in labels]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_another_way_is_offered_and_enter_does_not_take_it(qtbot: QtBot) -> None:
    notice = Notice("The server is away.", "Rooms on this computer")
    qtbot.addWidget(notice)
    notice.open()
    (way,) = (each for each in notice.findChildren(QPushButton) if "computer" in each.accessibleName())
    assert not way.isDefault()
    with qtbot.waitSignal(notice.finished):
        way.click()
    assert notice.way_taken


@pytest.mark.parametrize("way", ["", "Rooms on this computer"])
def test_enter_closes_it(way: str, qtbot: QtBot) -> None:
    notice = Notice("The folder cannot be made.", way)
    qtbot.addWidget(notice)
    notice.open()
    with qtbot.waitSignal(notice.finished):
        at = notice.focusWidget()
        assert at is not None
        QTest.keyClick(at, Qt.Key.Key_Return)
    assert not notice.way_taken
