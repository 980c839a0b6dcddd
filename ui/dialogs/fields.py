"""The fields of a form: what is asked, and the control that asks it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Literal

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from ui.dialogs.steps import StepsEditor
from ui.panels.drop_down import DropDown
from ui.theme import scale
from ui.theme.fonts import font
from ui.theme.words import number_box, plain_label, wrapped
from warroom.i18n import _
from warroom.services.vocabulary import SIGNS, words

FieldKind = Literal["line", "text", "choice", "refs", "number", "ratings", "steps"]
Options = tuple[tuple[Any, str], ...]
STREAM_ROLE = Qt.ItemDataRole.UserRole


class Field(msgspec.Struct, frozen=True):
    """One question of a form: its name in the command, its words, its kind and first value.

    `options` are value and words: of a choice, of things to tick (refs), of hypotheses to rate.
    """

    name: str
    label: str
    kind: FieldKind = "line"
    value: Any = ""
    options: Options = ()
    hint: str = ""
    most: int = 100_000


class Control:
    """A field on the screen: its widget, reading and setting its value, telling changes."""

    def __init__(self, field: Field, changed: Callable[[], None]) -> None:
        self.field = field
        self._boxes: dict[str, QComboBox] = {}
        self.widget = self._make(changed)
        self.widget.setAccessibleName(field.label)
        if isinstance(self.widget, QComboBox):
            self.widget.view().setAccessibleName(field.label)
        self.set_value(field.value)

    def _make(self, changed: Callable[[], None]) -> QWidget:
        field = self.field
        widget: QWidget
        if field.kind == "text":
            text = QPlainTextEdit()
            text.setTabChangesFocus(True)
            text.setFixedHeight(scale.line(84))
            text.setPlaceholderText(field.hint)
            text.textChanged.connect(changed)
            widget = text
        elif field.kind == "choice":
            widget = _combo(field.options, changed)
        elif field.kind == "number":
            number = number_box(field.most, "–")
            number.valueChanged.connect(changed)
            widget = number
        elif field.kind == "refs":
            widget = self._make_list(changed)
        elif field.kind == "steps":
            steps = StepsEditor()
            steps.edited.connect(changed)
            widget = steps
        elif field.kind == "ratings":
            widget = self._make_ratings(changed)
        else:
            line = QLineEdit()
            line.setPlaceholderText(field.hint)
            line.textChanged.connect(changed)
            widget = line
        widget.setFont(font("body"))
        return widget

    def _make_list(self, changed: Callable[[], None]) -> QListWidget:
        made = QListWidget()
        for stream, text in self.field.options:
            item = QListWidgetItem(text)
            item.setData(STREAM_ROLE, stream)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            made.addItem(item)
        made.setFixedHeight(scale.line(min(150, 30 * max(1, len(self.field.options)) + 16)))
        made.itemChanged.connect(lambda _item: changed())
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    def _make_ratings(self, changed: Callable[[], None]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        codes = (
            ("", _("not rated")),
            *((code, f"{SIGNS[code]}  {word}") for code, word in words("rating").items()),
        )
        for row, (stream, text) in enumerate(self.field.options):
            label = wrapped(plain_label(text, "small", "muted"))
            box = _combo(codes, changed)
            box.setAccessibleName(text)
            box.setFixedWidth(scale.line(280))
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
            self._boxes[stream] = box
        return made

    def value(self) -> Any:
        """Give what stands in the control: text, coded value, number, streams ticked, or ratings."""
        widget = self.widget
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText()
        if isinstance(widget, QComboBox):
            return widget.currentData()
        if isinstance(widget, QSpinBox):
            return widget.value()
        if isinstance(widget, QListWidget):
            items = [widget.item(place) for place in range(widget.count())]
            return tuple(
                item.data(STREAM_ROLE) for item in items if item.checkState() == Qt.CheckState.Checked
            )
        if isinstance(widget, QLineEdit):
            return widget.text()
        if isinstance(widget, StepsEditor):
            return widget.value()
        return {stream: box.currentData() for stream, box in self._boxes.items()}

    def set_value(self, value: Any) -> None:
        """Put a value into the control; one that does not fit leaves it as it is."""
        widget = self.widget
        if isinstance(widget, StepsEditor):
            widget.set_value(value)
        elif isinstance(widget, QPlainTextEdit) and isinstance(value, str):
            widget.setPlainText(value)
        elif isinstance(widget, QLineEdit) and isinstance(value, str):
            widget.setText(value)
            widget.setCursorPosition(0)  # what is longer than the line is read from its beginning
        elif isinstance(widget, QComboBox):
            _choose(widget, value)
        elif isinstance(widget, QSpinBox) and isinstance(value, int):
            widget.setValue(value)
        elif isinstance(widget, QListWidget) and isinstance(value, list | tuple):
            _tick(widget, value)
        elif isinstance(value, dict):
            for stream, code in value.items():
                if stream in self._boxes:
                    _choose(self._boxes[stream], code)


def _tick(list_: QListWidget, streams: Collection[Any]) -> None:
    for place in range(list_.count()):
        ticked = list_.item(place).data(STREAM_ROLE) in streams
        list_.item(place).setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


def _choose(box: QComboBox, value: Any) -> None:
    place = box.findData(value)
    if place >= 0:
        box.setCurrentIndex(place)


def _combo(options: Options, changed: Callable[[], None]) -> QComboBox:
    box = DropDown()
    for value, text in options:
        box.addItem(text, value)
    box.currentIndexChanged.connect(lambda _place: changed())
    return box


def choice(group: str, without: tuple[str, ...] = ()) -> Options:
    """Give the options of a choice from the vocabulary."""
    return tuple((value, text) for value, text in words(group).items() if value not in without)
