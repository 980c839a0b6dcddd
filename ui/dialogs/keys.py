"""All actions with their keys: found by typing, changed in place, printed as a sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.dialogs.closing_row import Way, closing_row
from ui.dialogs.confirm import confirm
from ui.dialogs.new_keys import NewKeys
from ui.dialogs.sheet import SheetDialog
from ui.models.lines import Cell, Column, Line
from ui.panels.line_list import LineList
from ui.shortcuts import KEYS, Keyed, change, key_words, reset, tables
from ui.theme.fonts import font
from ui.theme.scale import line, px
from ui.theme.words import button, plain_label, set_words, wrapped
from warroom.errors import N_, WarRoomError
from warroom.i18n import _
from warroom.services import sheets
from warroom.services.folding import folded
from warroom.services.saying import say

GROUPS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    (N_("Pages"), frozenset({"page"})),
    (
        N_("Entries"),
        frozenset(
            {"line", "entry", "template", "decision", "undo", "key", "change", "marks", "withdraw", "copy"}
        ),
    ),
    (N_("Timeline"), frozenset({"timeline"})),
    (N_("Hypotheses and evidence"), frozenset({"hypothesis", "evidence"})),
    (N_("Candidate fixes"), frozenset({"fix"})),
    (N_("Asks and calls"), frozenset({"ask", "call"})),
    (N_("Procedures"), frozenset({"procedure", "run", "step"})),
    (N_("Stations"), frozenset({"station", "guard", "first", "since", "here"})),
    (N_("The incident"), frozenset({"incident", "eyes"})),
    (N_("Brief"), frozenset({"brief", "directors"})),
    (N_("Files"), frozenset({"file"})),
    (N_("Close-out and record"), frozenset({"closeout", "record"})),
)
"""Captions (translation keys), and how the ids of their actions begin; the rest is the program's own."""
WIDTH: Final = 820
HEIGHT: Final = 640
Print = Callable[[sheets.Sheet], None]


def grouped() -> list[tuple[str, list[Keyed]]]:
    """Give all actions under their captions, in the order of the tables."""
    desk, house = tables()
    groups: dict[str, list[Keyed]] = {_(caption): [] for caption, _heads in GROUPS}
    heads = {head: _(caption) for caption, names in GROUPS for head in names}
    for action in desk:
        groups.setdefault(heads.get(action.id.partition(".")[0], _("The program")), []).append(action)
    groups[_("In the house")] = list(house)
    return [(caption, actions) for caption, actions in groups.items() if actions]


def keys_sheet() -> sheets.Sheet:
    """Give the keys in use as a sheet, for the wall beside the screen."""
    sections = []
    for caption, actions in grouped():
        keyed = [each for each in actions if each.keys]
        lines = tuple(sheets.Line(key_words(each.keys), each.words) for each in keyed)
        if lines:
            sections.append(sheets.Section(caption, lines, whole=True))
    return sheets.Sheet(_("Shortcuts"), _("Keys of War Room"), sections=tuple(sections))


class KeysDialog(QDialog):
    """Lists what can be done with its keys; Enter gives other keys to the selected one."""

    def __init__(self, parent: QWidget, print_: Print | None = None) -> None:
        super().__init__(parent)
        self._print = print_
        self._actions = {action.id: action for table in tables() for action in table}
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.edit = QLineEdit()
        self.edit.setFont(font("body"))
        self.edit.setPlaceholderText(_("Words or keys, like hypothesis or Ctrl Shift"))
        self.edit.setAccessibleName(_("Find an action or keys"))
        columns = (
            Column(_("What it does")),
            Column(_("Keys"), 170, mono=True),
            Column(_("Standard"), 170, mono=True, above=560),
        )
        self.list = LineList(columns, _("Keys"), tall=False)
        self._problem = wrapped(plain_label("", "small", "alarm"))
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(20), px(18), px(20), px(16))
        layout.setSpacing(px(10))
        layout.addWidget(plain_label(self.windowTitle(), "title"))
        layout.addWidget(self.edit)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._problem)
        layout.addLayout(self._buttons())
        tallest = int(self.screen().availableSize().height() * 0.9)
        self.resize(px(WIDTH), min(line(HEIGHT), tallest))
        self.edit.textChanged.connect(self.show_keys)
        self.edit.installEventFilter(self)
        self.list.view.installEventFilter(self)
        self.list.opened.connect(self.ask)
        KEYS.changed.connect(self.show_keys)
        self.show_keys()
        self.edit.setFocus()

    def _buttons(self) -> QHBoxLayout:
        close = button(_("Close"), main=True)
        close.clicked.connect(self.accept)
        ways: tuple[Way, ...] = (
            (_("Other keys"), _("Enter"), self.ask_selected),
            (_("Standard keys"), "", self.standard),
            (_("All standard…"), "", self.ask_reset),
            (_("As a sheet"), "", self.show_sheet),
        )
        return closing_row(ways, close)

    @Slot()
    def show_keys(self) -> None:
        """Show the actions that fit what is typed, with the keys they have now."""
        chosen = self._selected()
        wanted = folded(self.edit.text()).replace("+", " ").split()
        lines: list[Line] = []
        for caption, actions in grouped():
            fitting = [each for each in actions if all(word in _searched(each) for word in wanted)]
            if fitting:
                lines.append(Line(f"caption:{caption}", (Cell(caption),), heading=True))
                lines += [_line(each) for each in fitting]
        self.list.show_lines(lines, chosen.id if chosen else "")
        if self._selected() is None:
            self.list.choose_first()

    def _selected(self) -> Keyed | None:
        found = self.list.model.line(self.list.view.currentIndex().row())
        return self._actions.get(found.key) if found is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        typing = watched is self.edit
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.ask_selected()
        elif typing and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            return super().eventFilter(watched, event)
        return True

    def _move(self, step: int) -> None:
        """Walk on in the list from the field, over its captions."""
        place, count = self.list.view.currentIndex().row() + step, self.list.model.rowCount()
        self.list.view.select_first(range(place, count) if step > 0 else range(place, -1, -1))

    @Slot()
    def ask_selected(self) -> None:
        """Ask for other keys of the selected action."""
        action = self._selected()
        if action is not None:
            self.ask(action.id)

    @Slot(str)
    def ask(self, name: str) -> None:
        """Ask for other keys of an action."""
        self._problem.hide()
        NewKeys(self._actions[name], self).open()

    @Slot()
    def standard(self) -> None:
        """Give the selected action the keys of the table again."""
        action = self._selected()
        if action is not None:
            self._try(lambda: change(action, action.standard))

    @Slot()
    def ask_reset(self) -> None:
        """Ask before all keys are the standard ones again."""
        count = len(KEYS.chosen)
        text = _("Your own keys for {count} actions are forgotten.").format(count=count)
        confirm(_("Use the standard keys?"), text, _("Use the standard keys"), self._reset, self)

    def _reset(self) -> None:
        self._try(reset)

    def _try(self, run: Callable[[], None]) -> None:
        try:
            run()
        except WarRoomError as wrong:
            set_words(self._problem, say(wrong))
            self._problem.show()
        else:
            self._problem.hide()

    @Slot()
    def show_sheet(self) -> None:
        """Show the keys in use as a sheet to read, copy or print."""
        sheet, print_ = keys_sheet(), self._print
        SheetDialog(sheet, (lambda: print_(sheet)) if print_ else None, self).open()


def _line(action: Keyed) -> Line:
    own = action.keys != action.standard
    return Line(
        action.id,
        (
            Cell(action.words),
            Cell(key_words(action.keys) or "–", tone="info" if own else ""),
            Cell(key_words(action.standard) or "–" if own else "", tone="muted"),
        ),
    )


def _searched(action: Keyed) -> str:
    return folded(f"{action.words} {key_words(action.keys)}")
