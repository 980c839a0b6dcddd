"""A window beside the main one holds a part, gives it back, and tells when it is closed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.desk.side_window import SideWindow


def test_it_holds_a_part_and_gives_it_back(qtbot: QtBot) -> None:
    window = SideWindow("inspector", "Inspector")
    qtbot.addWidget(window)
    part = QWidget()
    window.hold(part)
    window.resize(400, 300)
    window.show()
    assert part.isVisible()
    assert part.size() == window.size()
    assert window.let_go() is part
    part.setParent(None)
    assert window.held is None


def test_closing_is_told_and_ending_is_not(qtbot: QtBot) -> None:
    window = SideWindow("2", "Second")
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.closed) as told:
        window.close()
    assert told.args == ["2"]
    other = SideWindow("2", "Second")
    other.show()
    with qtbot.assertNotEmitted(other.closed):
        other.end()
