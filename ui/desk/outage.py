"""The server goes and comes back: said once above the entry line, and asked again what could not wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from warroom.domain.rules.closeout import Close
from warroom.domain.rules.command import Command
from warroom.i18n import _
from warroom.services.copy_words import room_words
from warroom.services.saying import say

if TYPE_CHECKING:
    from ui.desk.desk import Desk


class Outage(QObject):
    """Follows whether the server of a desk answers; a file says so in the footer only."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._said = ""
        desk.bridge.state_changed.connect(self._look)
        desk.bridge.asks_again.connect(self._ask_again)

    @Slot()
    def _look(self) -> None:
        """Say it when it goes, with what becomes of what one writes; take it back when it is back."""
        desk, trouble = self._desk, self._desk.bridge.trouble
        if desk.bridge.store.file is not None or desk.bridge.room is None:
            return
        if trouble is not None and not self._said:
            copied = [room_words(desk.bridge.as_of)] if desk.bridge.as_of else []
            waits = _("What you write waits on this computer, and is sent when the server is back.")
            self._said = " ".join([say(trouble), *copied, waits])
            desk.complain(self._said)
        elif trouble is None and self._said:
            if desk.message.text == self._said:
                desk.message.clear()
            self._said = ""

    @Slot(object)
    def _ask_again(self, command: Command) -> None:
        """Ask again for what all had to see at once, when the database is back."""
        if isinstance(command, Close) and self._desk.keeps_papers:
            self._said = ""
            self._desk.complain(
                _("The database is back. You wanted to close the room: Ctrl Shift W asks again.")
            )
