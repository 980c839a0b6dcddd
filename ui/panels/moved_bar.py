"""Above the entry line: the room was moved away and can only be read here, with the way to where it is."""

from __future__ import annotations

from PySide6.QtCore import Slot

from ui.bridge import Bridge
from ui.panels.notice_bar import NoticeBar
from warroom.i18n import _


class MovedBar(NoticeBar):
    """Stays as long as the room is elsewhere."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._shown = ""
        bridge.state_changed.connect(self._look)
        self._look()

    @Slot()
    def _look(self) -> None:
        address = self._bridge.moved_to
        if address == self._shown:
            return
        self._shown = address
        if not address:
            self.hide()
            return
        words = _("This room moved to {address}. Open it there; here it can only be read.")
        self.say(words.format(address=address), _("Open it there"), calm=True)
