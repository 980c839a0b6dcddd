"""The last line of a dialog: what leads on stands before the main button, and each does its own thing."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.closing_row import closing_row
from ui.theme.words import button


def test_each_button_does_its_own_and_the_main_one_is_last(qtbot: QtBot) -> None:
    done: list[str] = []
    holder = QWidget()
    qtbot.addWidget(holder)
    main = button("Close", main=True)
    main.clicked.connect(lambda: done.append("close"))
    ways = (
        ("Copy", "", lambda _checked=False: done.append("copy")),
        ("Save", "F2", lambda _checked=False: done.append("save")),
    )
    holder.setLayout(closing_row(ways, main))
    holder.show()
    buttons = sorted(holder.findChildren(QPushButton), key=lambda each: each.x())
    for each in buttons:
        each.click()
    assert done == ["copy", "save", "close"]
    assert [each.accessibleName() for each in buttons] == ["Copy", "Save", "Close"]
