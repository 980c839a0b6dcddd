"""The fields of a connection as they stand in its dialog, with what is wrong under each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from ui.dialogs.connection_fields import ROWS
from ui.dialogs.fields import Control, Field
from ui.dialogs.remember import RememberBox
from ui.theme.scale import line, px
from ui.theme.words import button, plain_label, repolish, set_tone, set_words, wrapped
from warroom.i18n import _

WIDTH: Final = 720
INNER_WIDTH: Final = WIDTH - 60
"""Pixels at zoom 1, of the dialog and of the fields in it."""


class ConnectionArea(QScrollArea):
    """Lays the fields out in rows, and scrolls them where the screen is low."""

    def __init__(self, fields: Sequence[Field], edited: Callable[[], None]) -> None:
        super().__init__()
        self.controls = {each.name: Control(each, edited) for each in fields}
        self.remember = RememberBox()
        self._errors: dict[str, QLabel] = {}
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, px(8), 0)
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(6))
        grid.setColumnMinimumWidth(0, line(140))
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        for number, row in enumerate(ROWS):
            self._row(grid, 3 * number, row)
        self._meaning = wrapped(plain_label("", "small", "muted"))
        grid.addWidget(self._meaning, 3 * [row[0] for row in ROWS].index("tls") + 1, 1, 1, 3)
        grid.addWidget(self.remember, 3 * len(ROWS), 1, 1, 3)
        grid.setRowStretch(3 * len(ROWS) + 1, 1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        self.setMinimumHeight(line(180))

    def sizeHint(self) -> QSize:
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        height = layout.totalHeightForWidth(line(INNER_WIDTH)) if layout is not None else 0
        return QSize(super().sizeHint().width(), height + px(4))

    def _row(self, grid: QGridLayout, top: int, names: tuple[str, ...]) -> None:
        alone = len(names) == 1
        for place, name in enumerate(names):
            control = self.controls[name]
            label = wrapped(plain_label(control.field.label, "small", "muted"), selectable=False)
            label.setBuddy(control.widget)
            label.setMinimumWidth(line(70))
            grid.addWidget(label, top, 2 * place)
            wide = 2 if name == "certificate" else 3 if alone else 1
            grid.addWidget(control.widget, top, 2 * place + 1, 1, wide)
            if name == "certificate":
                grid.addWidget(self._choose_button(), top, 3)
            wrong = wrapped(plain_label("", "small", "alarm"))
            wrong.hide()
            grid.addWidget(wrong, top + 2, 1, 1, 3)
            self._errors[name] = wrong

    def _choose_button(self) -> QPushButton:
        made = button(_("Choose the file…"), quiet=True)
        made.clicked.connect(self.choose_file)
        return made

    @Slot()
    def choose_file(self) -> None:
        """Choose the file with the certificates."""
        dialog = QFileDialog(self, _("Certificates"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.edit("certificate").setText)
        dialog.open()

    def edit(self, name: str) -> QLineEdit:
        """Give the line of a field."""
        widget = self.controls[name].widget
        assert isinstance(widget, QLineEdit)
        return widget

    def show_meaning(self, text: str, tone: str) -> None:
        """Say what the chosen protection means."""
        set_words(self._meaning, text)
        set_tone(self._meaning, tone)
        self._meaning.setVisible(bool(text))

    def show_wrong(self, name: str, text: str) -> bool:
        """Say what is wrong under a field, and put the keyboard there; False where there is no such field."""
        if name not in self._errors:
            return False
        set_words(self._errors[name], text)
        self._errors[name].show()
        self._mark(name, wrong=True)
        self.controls[name].widget.setFocus()
        return True

    def clear(self) -> None:
        """Say no more what was wrong."""
        for name, label in self._errors.items():
            label.hide()
            self._mark(name, wrong=False)

    def _mark(self, name: str, wrong: bool) -> None:
        widget = self.controls[name].widget
        if bool(widget.property("wrong")) != wrong:
            widget.setProperty("wrong", wrong)
            repolish(widget)
