"""Above the entry line: the log does not extend what this desk saw of it, or a restore that explains it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.theme.scale import px
from ui.theme.words import button, plain_label, repolish, set_words, wrapped
from warroom.i18n import _
from warroom.services.doubt_words import doubt_words
from warroom.services.witness import Doubt


class WitnessBar(QWidget):
    """Stays until a person read it and takes the log as it is; hidden while the log fits."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._shown: Doubt | None = None
        self._label = wrapped(plain_label("", "small"))
        self._bar = QFrame()
        inner = self._inner = QHBoxLayout(self._bar)
        inner.setContentsMargins(px(14), px(6), px(8), px(6))
        inner.setSpacing(px(8))
        inner.addWidget(self._label, 1)
        self._take = button("", quiet=True)
        self._take.clicked.connect(bridge.accept_log)
        inner.addWidget(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(18), px(8), px(18), 0)
        layout.addWidget(self._bar)
        self.hide()
        bridge.state_changed.connect(self._look)
        self._look()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text() if not self.isHidden() else ""

    @Slot()
    def _look(self) -> None:
        doubt, room = self._bridge.doubt, self._bridge.room
        if doubt == self._shown or room is None:
            return
        self._shown = doubt
        if doubt is None:
            self.hide()
            return
        self._bar.setObjectName("hintbar" if doubt.restored else "bar")
        repolish(self._bar)
        set_words(self._label, doubt_words(room, doubt))
        words = _("I have read it") if doubt.restored else _("Take the log as it is")
        self._take.setText(words)
        self._take.setAccessibleName(words)
        self._turn()
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Put the button under the words where it would leave them less than twice its width, and cut none."""
        if self._shown is None:
            return
        button_width = self._take.sizeHint().width()
        room = self.width() - px(18 + 14 + 8 + 18)
        beside = room >= 3 * button_width
        turned = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._inner.setDirection(turned)
        words = room - button_width - px(8) if beside else room
        self._label.setMinimumHeight(self._label.heightForWidth(max(1, words)))
