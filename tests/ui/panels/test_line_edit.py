"""The field of the entry line: one pasted line goes in, many go on, marks do not touch the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from tests.screens import Screens, press, type_in
from ui.panels.line_edit import HintedEdit, LineEdit


@pytest.fixture
def edit(screens: Screens) -> LineEdit:
    """Give a field with the keyboard in it."""
    made = LineEdit()
    screens.show(made)
    made.setFocus()
    return made


def test_one_line_is_pasted_in_place(edit: LineEdit) -> None:
    QGuiApplication.clipboard().setText("the words\n")
    spy = QSignalSpy(edit.textEdited)
    type_in("Here are ")
    press("Ctrl+V")
    assert edit.text() == "Here are the words"
    assert spy.at(spy.count() - 1) == ["Here are the words"]


def test_many_lines_go_on_and_the_line_stays(edit: LineEdit) -> None:
    QGuiApplication.clipboard().setText("one\ntwo")
    spy = QSignalSpy(edit.many_pasted)
    type_in("Half")
    press("Ctrl+V")
    assert spy.at(0) == ["one\ntwo"]
    assert edit.text() == "Half"


def test_many_lines_can_be_dropped(edit: LineEdit) -> None:
    spy = QSignalSpy(edit.many_pasted)
    for text in ("one\ntwo", "only one"):
        data = QMimeData()
        data.setText(text)
        action, button, none = (
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        edit.dropEvent(QDropEvent(QPointF(2, 2), action, data, button, none))
    assert spy.count() == 1
    assert edit.text() == "only one"


def test_marks_leave_text_cursor_selection_and_undo_alone(edit: LineEdit) -> None:
    type_in("words #tag")
    edit.setSelection(2, 3)
    edit.paint_marks([(6, 10)])
    assert (edit.text(), edit.selectedText(), edit.cursorPosition()) == ("words #tag", "rds", 5)
    press("Ctrl+Z")
    assert edit.text() != "words #tag"


def test_a_hint_takes_the_words_that_have_room(qtbot: QtBot) -> None:
    edit = HintedEdit()
    qtbot.addWidget(edit)
    edit.set_hints("What happened? Enter logs it. /evidence for the rest", "What happened?")
    edit.resize(1000, 30)
    edit.show()
    assert edit.placeholderText().endswith("for the rest")
    edit.resize(140, 30)
    assert edit.placeholderText() == "What happened?"
