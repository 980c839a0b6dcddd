"""What stands over the timeline: chips, how many rows answer, and the search field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.models.timeline import CHIPS
from ui.panels.button_row import ButtonRow
from ui.panels.key_hint import KeyHint
from ui.panels.line_edit import HintedEdit
from ui.theme.fonts import font
from ui.theme.scale import px
from ui.theme.words import plain_label, set_words
from warroom.i18n import _
from warroom.services.query import Query

ALL = "all"


class TimelineBar(QWidget):
    """Shows a query as chips and as text, and tells what a person makes of it."""

    chip_pressed = Signal(str)
    typed = Signal(str)
    stepped = Signal(int)
    escaped = Signal()
    down = Signal()
    search_wanted = Signal()
    views_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[str, QPushButton] = {}
        self._count = plain_label("", "small", "muted")
        self.field = HintedEdit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._first_row())
        layout.addWidget(self._search_row())

    def _first_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(px(16), px(9), px(16), px(9))
        row.setSpacing(px(12))
        self._chip_row = ButtonRow(right=False, gap=10)
        for name, text in ((ALL, _("All")), *((name, _(chip[0])) for name, chip in CHIPS.items())):
            chip = QPushButton(text)
            chip.setAccessibleName(text)
            chip.setProperty("chip", True)
            chip.setCheckable(True)
            chip.setChecked(name == ALL)
            chip.setFont(font("small"))
            chip.clicked.connect(lambda _checked=False, name=name: self.chip_pressed.emit(name))
            chip.installEventFilter(self)
            self.chips[name] = chip
            self._chip_row.add(chip)
        row.addWidget(self._chip_row, 1)
        row.addWidget(self._count)
        self._hint = hint = KeyHint(_("Search"), "Ctrl F")
        hint.clicked.connect(self.search_wanted)
        row.addWidget(hint)
        return row

    def _search_row(self) -> QWidget:
        self._search = QWidget()
        row = QHBoxLayout(self._search)
        row.setContentsMargins(px(16), 0, px(16), px(9))
        row.setSpacing(px(12))
        self.field.setFont(font("body"))
        self.field.setAccessibleName(_("Search in the timeline"))
        self.field.set_hints(
            _("Words, “whole words”, @STATION, #tag, kind:decision, key, H3, by:name, since:14:05, -without"),
            _("Words, @STATION, #tag, H3, since:14:05, -without"),
        )
        self.field.textEdited.connect(self.typed)
        self.field.installEventFilter(self)
        row.addWidget(self.field, 1)
        views = KeyHint(_("Views"), "Ctrl S")
        views.clicked.connect(self.views_wanted)
        row.addWidget(views)
        self._search.hide()
        return self._search

    def open_search(self) -> None:
        """Show the search field with the keyboard in it."""
        self._search.show()
        self.field.setFocus()
        self.field.selectAll()

    def close_search(self) -> None:
        """Put the search field away."""
        self._search.hide()

    @property
    def searching(self) -> bool:
        """Whether the search field is open."""
        return self._search.isVisibleTo(self)

    def show_query(self, query: Query) -> None:
        """Show a query as chips, and as text unless it is being typed just so."""
        self.chips[ALL].setChecked(not query.terms)
        for name, (_text, sort, value) in CHIPS.items():
            self.chips[name].setChecked(query.has(sort, value))  # type: ignore[arg-type]
        if not self.field.hasFocus() or not query.terms:
            self.field.setText(query.text)

    def show_keys(self, count: int) -> None:
        """Say how many key moments there are, in their chip."""
        words = _(CHIPS["key"][0])
        text = f"{words} {count}" if count else words
        if self.chips["key"].text() != text:
            self.chips["key"].setText(text)
            self._chip_row.arrange()

    def show_count(self, text: str) -> None:
        """Say how many rows answer."""
        set_words(self._count, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
            return True
        if watched is not self.field:
            return super().eventFilter(watched, event)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        if key == Qt.Key.Key_Down:
            self.down.emit()
            return True
        return super().eventFilter(watched, event)
