"""Lists of lines with columns: what hypotheses, fixes, owners, checklists and rooms show."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class Cell(msgspec.Struct, frozen=True):
    """One cell: text, a smaller second line, a colour token, bold, struck through, or a bar (0 to 1)."""

    text: str = ""
    sub: str = ""
    tone: str = ""
    bold: bool = False
    struck: bool = False
    bar: float = -1.0


class Line(msgspec.Struct, frozen=True):
    """One line of a list: the stream it stands for, its cells, a mark at its left edge.

    A heading is a caption over the lines that follow; it cannot be selected.
    """

    key: str
    cells: tuple[Cell, ...]
    mark: str = ""
    heading: bool = False


class Column(msgspec.Struct, frozen=True):
    """How a column is drawn: its caption (translated), width in pixels (0 = the rest), monospaced, right.

    A column is left out of rows that are narrower than `above` pixels, and never narrower than `whole`.
    """

    caption: str
    width: int = 0
    mono: bool = False
    right: bool = False
    above: int = 0
    whole: str = ""


class LineModel(QAbstractTableModel):
    """Lines of a list; one column for the view, the delegate draws the cells."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def set_lines(self, lines: list[Line]) -> None:
        """Show these lines; lines that stay are kept selected and only what differs is drawn anew."""
        stay = len(self._lines)
        if [line.key for line in lines[:stay]] != [line.key for line in self._lines]:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
            return
        changed = [place for place, line in enumerate(self._lines) if line != lines[place]]
        self._lines = lines[:stay]
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))
        if len(lines) > stay:
            self.beginInsertRows(_NOWHERE, stay, len(lines) - 1)
            self._lines = lines
            self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row())
        if line is None or line.heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for cell in line.cells for part in (cell.text, cell.sub) if part)
        return None

    def line(self, place: int) -> Line | None:
        """Give the line at a place."""
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def place_of(self, key: str) -> int:
        """Find the line of a stream; −1 if it is not in the list."""
        return next((place for place, line in enumerate(self._lines) if line.key == key), -1)
