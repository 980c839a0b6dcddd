"""Between two steps of long work the window paints and hears; keys wait until the work is done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.breathing import breathe


class Page(QLineEdit):
    """Notes that it was painted."""

    painted = False

    def event(self, event: QEvent) -> bool:
        """Take an event."""
        self.painted = self.painted or event.type() is QEvent.Type.Paint
        return super().event(event)


def test_what_is_due_is_painted_and_heard(qtbot: QtBot) -> None:
    page, heard = Page(), []
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.painted)
    page.painted = False
    page.update()
    QTimer.singleShot(0, page, lambda: heard.append(1))
    breathe()
    assert page.painted
    assert heard == [1]
