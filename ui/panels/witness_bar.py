"""Above the entry line: the log does not extend what this desk saw of it, or a restore that explains it."""

from __future__ import annotations

from PySide6.QtCore import Slot

from ui.bridge import Bridge
from ui.panels.notice_bar import NoticeBar
from warroom.i18n import _
from warroom.services.doubt_words import doubt_words
from warroom.services.witness import Doubt


class WitnessBar(NoticeBar):
    """Stays until a person read it and takes the log as it is; hidden while the log fits."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._shown: Doubt | None = None
        self.pressed.connect(bridge.accept_log)
        bridge.state_changed.connect(self._look)
        self._look()

    @Slot()
    def _look(self) -> None:
        doubt, room = self._bridge.doubt, self._bridge.room
        if doubt == self._shown or room is None:
            return
        self._shown = doubt
        if doubt is None:
            self.hide()
            return
        way = _("I have read it") if doubt.restored else _("Take the log as it is")
        self.say(doubt_words(room, doubt), way, calm=doubt.restored is not None)
