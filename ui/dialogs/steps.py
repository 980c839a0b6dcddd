"""The editor of a procedure's steps: a list, and under it the step that is selected, ready to be typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.models.lines import Cell, Column, Line
from ui.panels.line_list import LineList
from ui.theme.fonts import font
from ui.theme.scale import line as text_height
from ui.theme.scale import px
from ui.theme.words import button, number_box, plain_label, wrapped
from warroom.domain.rules.house import MOST_MINUTES
from warroom.domain.state.house import Step
from warroom.i18n import _
from warroom.services.house_words import minutes_text, owner_text, read_owner
from warroom.services.procedure_text import from_text

SHOWN: Final = 5
"""Steps in sight before the list scrolls."""


class StepsEditor(QWidget):
    """Edits steps by keyboard: Enter goes on to the next one, Alt with arrows moves one, a pasted list is taken."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[Step] = [Step("")]
        self._place = 0
        columns = (
            Column("", px(28), mono=True, right=True),
            Column(_("Step")),
            Column(_("Who"), px(110)),
            Column(_("Minutes"), px(76), mono=True, right=True),
        )
        self.list = LineList(columns, _("Steps"), tall=False)
        self.list.setFixedHeight(text_height(34) * SHOWN + text_height(34))
        self.list.picked.connect(self._pick)
        self.text = self._line(_("What to do"))
        self.owner = self._line(_("Who: a call sign, lead, voice or scribe"))
        self.minutes = number_box(MOST_MINUTES, _("no time"))
        self.note = self._line(_("Note: where, how, whom to ask"))
        self._build()
        self.text.installEventFilter(self)
        self._show()
        self.setFocusProxy(self.text)

    def _line(self, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setFont(font("body"))
        made.setPlaceholderText(hint)
        made.setAccessibleName(hint)
        made.textEdited.connect(self._take)
        return made

    def _build(self) -> None:
        self.minutes.setSuffix(_(" min"))
        self.minutes.setFont(font("body"))
        self.minutes.setAccessibleName(_("Minutes"))
        self.minutes.valueChanged.connect(self._take)
        grid = QGridLayout()
        grid.setSpacing(px(8))
        grid.addWidget(self.text, 0, 0, 1, 2)
        grid.addWidget(self.owner, 1, 0)
        grid.addWidget(self.minutes, 1, 1)
        grid.addWidget(self.note, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addWidget(self.list)
        layout.addLayout(grid)
        layout.addLayout(self._buttons())
        hint = _("Enter: next step · Alt ↑ ↓: move · Ctrl Del: remove · a pasted list becomes steps")
        layout.addWidget(wrapped(plain_label(hint, "small", "muted"), selectable=False))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        deeds: tuple[tuple[str, Callable[[], None]], ...] = (
            (_("Add step"), self.add),
            (_("Remove"), self.remove),
            (_("Move up"), lambda: self.move_step(-1)),
            (_("Move down"), lambda: self.move_step(1)),
        )
        for words, run in deeds:
            made = button(words, quiet=True)
            made.clicked.connect(lambda _checked=False, run=run: run())
            row.addWidget(made)
        row.addStretch(1)
        return row

    def value(self) -> list[dict[str, Any]]:
        """Give the steps as plain values; the empty ones at the end are left out."""
        steps = list(self._steps)
        while steps and steps[-1] == Step(""):
            steps.pop()
        return [msgspec.to_builtins(step) for step in steps]

    def set_value(self, value: Any) -> None:
        """Show steps given as plain values; what is none is left out."""
        try:
            steps = msgspec.convert(value, list[Step])
        except msgspec.ValidationError:
            return
        self._steps = steps or [Step("")]
        self._place = 0
        self._changed()

    def add(self) -> None:
        """Add a step under the selected one and go there."""
        self._place += 1
        self._steps.insert(self._place, Step(""))
        self._changed()
        self.text.setFocus()

    def remove(self) -> None:
        """Remove the selected step."""
        del self._steps[self._place]
        self._steps = self._steps or [Step("")]
        self._place = min(self._place, len(self._steps) - 1)
        self._changed()

    def move_step(self, way: int) -> None:
        """Move the selected step up (-1) or down (1)."""
        other = self._place + way
        if 0 <= other < len(self._steps):
            self._steps[self._place], self._steps[other] = self._steps[other], self._steps[self._place]
            self._place = other
            self._changed()

    def paste(self, text: str) -> None:
        """Put the steps of a pasted list in the place of an empty step, else under the selected one."""
        found = list(from_text(text).steps)
        if not found:
            return
        start = self._place if self._steps[self._place] == Step("") else self._place + 1
        self._steps[start : self._place + 1] = found
        self._place = start + len(found) - 1
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next step with Enter; at the last one it is a new one."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if self._steps[self._place] == Step("") and self._place == len(self._steps) - 1:
                super().keyPressEvent(event)
            elif self._place == len(self._steps) - 1:
                self.add()
            else:
                self._go(self._place + 1)
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _WAYS:
            self.move_step(_WAYS[event.key()])
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Delete:
            self.remove()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a list that is pasted into the line of a step, walk with arrows, and remove with Ctrl Del."""
        if watched is self.text and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            clipboard = QGuiApplication.clipboard().text()
            if event.matches(QKeySequence.StandardKey.Paste) and len(clipboard.splitlines()) > 1:
                self.paste(clipboard)
                return True
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() in _WAYS:
                self._go(self._place + _WAYS[event.key()])
                return True
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Delete:
                self.remove()
                return True
        return super().eventFilter(watched, event)

    def _go(self, place: int) -> None:
        self._place = min(max(place, 0), len(self._steps) - 1)
        self._show()
        self.text.setFocus()

    def _pick(self, key: str) -> None:
        self._place = int(key)
        self._show()

    def _take(self) -> None:
        step = Step(self.text.text(), read_owner(self.owner.text()), self.minutes.value(), self.note.text())
        if step != self._steps[self._place]:
            self._steps[self._place] = step
            self._list()
            self.edited.emit()

    def _changed(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        step = self._steps[self._place]
        with QSignalBlocker(self.minutes):
            self.minutes.setValue(step.minutes)
        for field, text in (
            (self.text, step.text),
            (self.owner, owner_text(step.owner)),
            (self.note, step.note),
        ):
            if field.text() != text:
                field.setText(text)
        self._list()

    def _list(self) -> None:
        lines = [
            Line(
                str(number),
                (
                    Cell(str(number + 1), tone="muted"),
                    Cell(step.text or "…"),
                    Cell(owner_text(step.owner), tone="muted"),
                    Cell(minutes_text(step.minutes), tone="muted"),
                ),
            )
            for number, step in enumerate(self._steps)
        ]
        self.list.show_lines(lines, str(self._place))
        self.list.reveal(str(self._place))


_WAYS: Final[dict[int, int]] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
