"""What stands over the desk while files hover above it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.panels.drop_target import DropTarget


def test_it_covers_its_parent_and_says_what_a_drop_does(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(800, 600)
    target = DropTarget(parent)
    assert target.isHidden()
    target.offer("E9", "At most 50 MB")
    assert not target.isHidden()
    assert target.geometry() == parent.rect()
    assert target.accessibleName() == "Drop to attach to E9. At most 50 MB"
    assert not parent.grab().isNull()
