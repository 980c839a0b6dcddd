"""The palette: every action by its words, with its keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ui.models.lines import Cell, Column, Line
from ui.panels.line_list import LineList
from ui.shortcuts import key_words
from ui.theme import scale
from ui.theme.fonts import font
from warroom.i18n import _
from warroom.services.folding import folded


class Choice(Protocol):
    """What the palette offers: an action of the desk or of the house, a procedure to run."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def words(self) -> str:
        """Its words in the current language."""

    @property
    def keys(self) -> str:
        """Its keys."""

    @property
    def more(self) -> str:
        """A second line that explains it, or nothing."""


class Palette(QDialog):
    """Filters actions as one types; Enter does the chosen one."""

    chosen = Signal(str)

    def __init__(
        self,
        actions: Sequence[Choice],
        recent: Sequence[str],
        parent: QWidget,
        title: str = "",
        question: str = "",
    ) -> None:
        super().__init__(parent)
        title, question = title or _("All commands"), question or _("What do you want to do?")
        places = {name: place for place, name in enumerate(recent)}
        self._actions = sorted(actions, key=lambda action: places.get(action.id, len(places)))
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(scale.line(640), scale.line(480))
        self.edit = QLineEdit()
        self.edit.setFont(font("body"))
        self.edit.setPlaceholderText(question)
        self.edit.setAccessibleName(question)
        tall = any(action.more for action in self._actions)
        self.list = LineList((Column(""), Column("", 130, mono=not tall, right=True)), title, tall=tall)
        self.list.layout().itemAt(0).widget().hide()  # type: ignore[union-attr]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scale.px(16), scale.px(16), scale.px(16), scale.px(8))
        layout.addWidget(self.edit)
        layout.addWidget(self.list)
        self.edit.textChanged.connect(self._narrow)
        self.edit.installEventFilter(self)
        self.list.opened.connect(self._choose)
        self._narrow("")

    @Slot(str)
    def _narrow(self, text: str) -> None:
        words = folded(text).split()
        lines = [
            Line(action.id, (Cell(action.words, action.more), Cell(key_words(action.keys), tone="muted")))
            for action in self._actions
            if all(word in folded(f"{action.words} {action.more}") for word in words)
        ]
        self.list.show_lines(lines, "")
        self.list.choose_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            place = self.list.view.currentIndex().row()
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.view.selectRow(max(0, min(self.list.model.rowCount() - 1, place + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                line = self.list.model.line(place)
                if line is not None:
                    self._choose(line.key)
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _choose(self, key: str) -> None:
        self.accept()
        self.chosen.emit(key)
