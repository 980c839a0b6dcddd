"""A sheet in a window of its own: read, copied, printed, and a way to what it names."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from tests.hostile import HOSTILE
from tests.rooms import busy_room
from tests.screens import Screens, click, focused, nameless, plain, press, shown, tab_until
from ui.dialogs.sheet import SheetDialog
from warroom.services.sheets import Fact, Line, Section, Sheet

SHEET = Sheet(
    "Caption", "Title", (Fact("From", "Anna"),), (Section("Part", (Line("H1", "The release", "hyp:1"),)),)
)


def button(dialog: SheetDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


@pytest.fixture
def parent(screens: Screens) -> QWidget:
    """Give a window for dialogs to stand over."""
    return screens.desk(busy_room())


def test_it_copies_all_of_it_as_text(parent: QWidget) -> None:
    dialog = SheetDialog(SHEET, None, parent)
    dialog.show()
    click(button(dialog, "Copy as text"))
    assert QGuiApplication.clipboard().text() == "Caption\nTitle\n\nFrom: Anna\n\nPart\nH1 The release"
    dialog.close()


def test_it_prints_where_there_is_a_paper(parent: QWidget) -> None:
    printed: list[str] = []
    dialog = SheetDialog(SHEET, lambda: printed.append("yes"), parent)
    dialog.show()
    click(button(dialog, "Print it"))
    assert printed == ["yes"]
    dialog.close()
    assert not [
        each
        for each in SheetDialog(SHEET, None, parent).findChildren(QPushButton)
        if each.text() == "Print it"
    ]


def test_a_line_opens_what_it_is_about_by_key(parent: QWidget) -> None:
    opened: list[str] = []
    dialog = SheetDialog(SHEET, None, parent)
    dialog.opened.connect(opened.append)
    dialog.open()
    tab_until(lambda: focused().accessibleName() == "H1 The release")
    press("Return")
    assert opened == ["hyp:1"]
    assert not [each for each in parent.findChildren(SheetDialog) if each.isVisible()]


def test_everything_has_a_name_and_stays_text(parent: QWidget) -> None:
    for text in HOSTILE.values():
        sheet = Sheet(text, text, (Fact(text, text),), (Section(text, (Line("x", text),)),))
        dialog = SheetDialog(sheet, lambda: None, parent)
        dialog.show()
        assert text in shown(dialog)
        assert plain(dialog) == []
        assert nameless(dialog) == []
        dialog.close()
