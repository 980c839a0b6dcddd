"""Whether the keyring of the computer shall remember a password, and why it cannot where it cannot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.errands import Errands
from ui.theme.fonts import font
from ui.theme.scale import px
from ui.theme.words import plain_label, set_words, wrapped
from warroom.errors import Unavailable
from warroom.i18n import _
from warroom.services import keys
from warroom.services.saying import say


class RememberBox(QWidget):
    """A check box that is on unless there is no keyring; the keyring is asked beside the window."""

    grew = Signal()
    """It says more than before."""

    def __init__(self) -> None:
        super().__init__()
        self._errands = Errands(self)
        self.box = QCheckBox(_("Remember the password in the keyring"))
        self.box.setFont(font("small"))
        self.box.setAccessibleName(self.box.text())
        self.box.setChecked(True)
        self._why = wrapped(plain_label("", "small", "muted"))
        self._why.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addWidget(self.box)
        layout.addWidget(self._why)
        self.setFocusProxy(self.box)
        self._errands.run(keys.trouble, self.show_trouble, lambda _wrong: None)

    @property
    def wished(self) -> bool:
        """Whether the password shall be remembered."""
        return self.box.isChecked() and self.box.isEnabled()

    def show_trouble(self, trouble: Unavailable | None) -> None:
        """Say why nothing can be remembered, or that it can."""
        self.box.setEnabled(trouble is None)
        if trouble is not None:
            self.box.setChecked(False)
            set_words(self._why, say(trouble))
        self._why.setVisible(trouble is not None)
        self.grew.emit()

    def leave(self) -> None:
        """Ask no more."""
        self._errands.leave()
