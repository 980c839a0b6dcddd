"""The field of the entry line: colours the marks that are understood, and passes many pasted lines on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QLineEdit

from ui.theme.current import colour

GAP = 8
"""Pixels that Qt leaves beside the words."""


class HintedEdit(QLineEdit):
    """A line that says what belongs into it in as many words as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[str, ...] = ()

    def set_hints(self, *hints: str) -> None:
        """Say what belongs into the line: the first of the hints that has room, else the last."""
        self._hints = hints
        self._fit_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        fitting = (
            each for each in self._hints if self.fontMetrics().horizontalAdvance(each) < self.width() - GAP
        )
        self.setPlaceholderText(next(fitting, self._hints[-1] if self._hints else ""))


class LineEdit(HintedEdit):
    """A line whose words can have colours; text of several lines is not squeezed into it."""

    many_pasted = Signal(str)

    def paint_marks(self, spans: Iterable[tuple[int, int]]) -> None:
        """Colour parts of the text, by start and end.

        A line edit has no formats of its own; those of an input method that composes nothing are kept
        for the text itself.
        """
        style = QTextCharFormat()
        style.setForeground(colour("info"))
        kind = QInputMethodEvent.AttributeType.TextFormat
        marks = [
            QInputMethodEvent.Attribute(kind, start - self.cursorPosition(), end - start, style)
            for start, end in spans
        ]
        self.inputMethodEvent(QInputMethodEvent("", marks))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_text(QGuiApplication.clipboard().text())
            return
        super().keyPressEvent(event)

    def paste_text(self, text: str) -> None:
        """Put text at the cursor; many lines go to whoever asked for them."""
        if len(text.strip().splitlines()) > 1:
            self.many_pasted.emit(text)
        elif text:
            self.insert(text.strip("\r\n"))
            self.textEdited.emit(self.text())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(lambda: self.paste_text(QGuiApplication.clipboard().text()))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def dropEvent(self, event: QDropEvent) -> None:
        text = event.mimeData().text()
        if len(text.strip().splitlines()) > 1:
            event.acceptProposedAction()
            self.many_pasted.emit(text)
            return
        super().dropEvent(event)
