"""The settings: every choice a row of one table, seen at once, taken back with Esc."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.fields import Control, Field, Options
from ui.theme import scale
from ui.theme.words import button, plain_label, wrapped
from warroom import i18n
from warroom.config import Settings
from warroom.errors import N_
from warroom.i18n import _

WIDTH: Final = 620
"""Pixels at zoom 1."""


class Setting(msgspec.Struct, frozen=True):
    """One row: the field of `Settings` that it changes, its words, its choices (none: a line of text), a hint.

    `default` is shown while the field is empty.
    """

    name: str
    words: str
    options: Callable[[], Options] | None = None
    hint: str = ""
    default: Any = ""


def _languages() -> Options:
    return tuple((code, i18n.native_name(code)) for code in i18n.available())


def _themes() -> Options:
    return (("dark", _("dark")), ("light", _("light")), ("system", _("as the system")))


def _system_yes_no() -> Options:
    return ((None, _("as the system")), (True, _("yes")), (False, _("no")))


def _yes_no() -> Options:
    return ((True, _("yes")), (False, _("no")))


def _times_of_day() -> Options:
    return (
        ("", _("none")),
        *((each, each) for hour in range(24) for each in (f"{hour:02}:00", f"{hour:02}:30")),
    )


def _percents(steps: tuple[float, ...]) -> Callable[[], Options]:
    return lambda: tuple((step, f"{round(step * 100)} %") for step in steps)


SETTINGS: Final[tuple[Setting, ...]] = (
    Setting("person", N_("Your name"), hint=N_("as the log names you")),
    Setting("language", N_("Language"), _languages),
    Setting("theme", N_("Colours"), _themes, default="dark"),
    Setting("contrast", N_("High contrast"), _system_yes_no),
    Setting("zoom", N_("Zoom"), _percents(scale.ZOOMS)),
    Setting("text", N_("Size of text"), _percents(scale.TEXTS)),
    Setting("reduced_motion", N_("Reduced motion"), _system_yes_no),
    Setting("notices", N_("Notifications of the system"), _yes_no),
    Setting("quiet_from", N_("Quiet hours from"), _times_of_day),
    Setting("quiet_to", N_("Quiet hours until"), _times_of_day),
)


def chosen(settings: Settings) -> dict[str, object]:
    """Give the settings that the table can change, by name."""
    return {each.name: getattr(settings, each.name) for each in SETTINGS}


class SettingsDialog(QDialog):
    """Shows the table; every choice is told at once, Esc takes back all of them."""

    changed = Signal(object)
    kept = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = settings
        self.settings = settings
        self.controls: dict[str, Control] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._inner: QWidget | None = None
        self._filling = False
        self.renew()

    @Slot()
    def renew(self) -> None:
        """Make everything in it anew, in the language and look in use, with the keyboard where it was."""
        at = next((name for name, each in self.controls.items() if each.widget.hasFocus()), "")
        if self._inner is not None:
            self._outer.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._filling = True
        self.setWindowTitle(_("Settings"))
        self._inner = QWidget()
        layout = QVBoxLayout(self._inner)
        layout.setContentsMargins(scale.px(26), scale.px(22), scale.px(26), scale.px(20))
        layout.setSpacing(scale.px(14))
        layout.addWidget(plain_label(_("Settings"), "title"))
        layout.addWidget(self._rows(), 1)
        layout.addLayout(self._buttons())
        self._outer.addWidget(self._inner)
        self._filling = False
        area = self.screen().availableGeometry()
        height = min(layout.totalHeightForWidth(scale.line(WIDTH)), int(area.height() * 0.94))
        self.resize(min(scale.line(WIDTH), int(area.width() * 0.94)), height)
        self.controls[at or SETTINGS[0].name].widget.setFocus()

    def _rows(self) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, scale.px(8), 0)
        grid.setHorizontalSpacing(scale.px(16))
        grid.setVerticalSpacing(scale.px(10))
        grid.setColumnMinimumWidth(0, scale.line(100))
        grid.setColumnStretch(1, 1)
        for row, each in enumerate(SETTINGS):
            control = self.controls[each.name] = Control(self._field(each), self._take)
            label = wrapped(plain_label(_(each.words), "small", "muted"), selectable=False)
            label.setBuddy(control.widget)
            grid.addWidget(label, row, 0)
            grid.addWidget(control.widget, row, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setMinimumHeight(min(inner.sizeHint().height(), self.screen().availableGeometry().height() // 2))
        return area

    def _field(self, each: Setting) -> Field:
        value = getattr(self.settings, each.name)
        value = each.default if value == "" else value
        hint = _(each.hint) if each.hint else ""
        if each.options is None:
            return Field(each.name, _(each.words), value=value, hint=hint)
        options = each.options()
        if value not in [option for option, _words in options]:
            value = min((option for option, _words in options if option is not None), key=_distance(value))
        return Field(each.name, _(each.words), "choice", value, options, hint)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(wrapped(plain_label(_("Esc takes back what you changed here"), "small", "muted")), 1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.accept_button = button(_("Keep it"), main=True)
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.accept_button)
        return row

    def _take(self) -> None:
        """Take what is chosen, and tell it where it is different; a name is told when it is kept."""
        if self._filling:
            return
        seen = {
            name: control.value()
            for name, control in self.controls.items()
            if isinstance(control.widget, QComboBox)
        }
        settings = msgspec.structs.replace(self.settings, **seen)
        if settings != self.settings:
            self.settings = settings
            self.changed.emit(settings)

    def accept(self) -> None:
        """Keep what was chosen, also for the next start."""
        lines = {
            name: control.value().strip() or getattr(self._before, name)
            for name, control in self.controls.items()
            if isinstance(control.widget, QLineEdit)
        }
        self.settings = msgspec.structs.replace(self.settings, **lines)
        self.changed.emit(self.settings)
        self.kept.emit(self.settings)
        super().accept()

    def reject(self) -> None:
        """Take back everything that was changed here."""
        if self.settings != self._before:
            self.settings = self._before
            self.changed.emit(self._before)
        super().reject()


def _distance(value: Any) -> Callable[[Any], float]:
    """Measure how far an option is from a value that is none of them."""
    number = isinstance(value, int | float)
    return lambda option: abs(option - value) if number and isinstance(option, int | float) else 0.0
