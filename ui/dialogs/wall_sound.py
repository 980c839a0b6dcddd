"""Whether the wall rings: the choice, and hearing it before anybody relies on it."""

from __future__ import annotations

from itertools import cycle

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.fonts import font
from ui.theme.scale import px
from ui.theme.words import button, plain_label, set_words, wrapped
from ui.wall.sound import BEEP, WallSound
from warroom.i18n import _
from warroom.services.wall.ringing import REASONS, Reason


class SoundBox(QWidget):
    """A check box, and a button that plays one sound after the other and says what it means."""

    grew = Signal()
    """It says more than before."""

    def __init__(self, on: bool) -> None:
        super().__init__()
        self.sound = WallSound(self)
        self.sound.played.connect(self._say)
        self._next = cycle(REASONS)
        self._playing: Reason = "worse"
        self.box = QCheckBox(_("Ring when the severity changes or an ask is late"))
        self.box.setFont(font("body"))
        self.box.setAccessibleName(self.box.text())
        self.box.setChecked(on)
        self.trial = button(_("Try the sound"), quiet=True)
        self.trial.clicked.connect(self.try_next)
        self.said = wrapped(plain_label(_("At most once a minute."), "small", "muted"))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.trial, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.said, 1)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addWidget(self.box)
        layout.addLayout(row)
        self.setFocusProxy(self.box)

    @Slot()
    def try_next(self) -> None:
        """Play the next sound."""
        if not self.sound.busy:
            self._playing = next(self._next)
            self.sound.ring(self._playing)

    @Slot(str)
    def _say(self, by: str) -> None:
        """Say what was to be heard, and what to do where it was only a beep."""
        if by == BEEP:
            text = _(
                "Nothing here plays sounds (pw-play, paplay or aplay would), so the system's beep is used. If nothing was heard, do not rely on it."
            )
        else:
            text = meaning(self._playing) + " " + _("If nothing was heard, look at the loudspeaker.")
        set_words(self.said, text)
        self._layout.activate()
        self.grew.emit()


def meaning(reason: Reason) -> str:
    """Say what a sound means."""
    match reason:
        case "worse":
            return _("Two rising tones: more severe.")
        case "better":
            return _("Two falling tones: less severe.")
        case "late":
            return _("The same tone twice: an ask is late.")
