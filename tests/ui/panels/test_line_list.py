"""Lists are walked and opened by key, keep what is selected, and hand typing on to the entry line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.screens import Screens, press, type_in
from ui.models.lines import Cell, Column, Line
from ui.panels.line_list import LineList

COLUMNS = (Column("", 40, mono=True), Column("Hypothesis"), Column("Age", 60, right=True))


def line(key: str, heading: bool = False) -> Line:
    """Make a line."""
    return Line(key, (Cell(key), Cell(f"Words of {key}", "below"), Cell("3m")), heading=heading)


@pytest.fixture
def lines(screens: Screens) -> LineList:
    """Give a list of a heading and three lines, with the keyboard in it."""
    made = LineList(COLUMNS, "Hypotheses")
    made.resize(700, 400)
    screens.show(made)
    made.show_lines([line("Alive", heading=True), line("H1"), line("H2"), line("H3")], "")
    made.setFocus()
    return made


def selected(lines: LineList) -> list[str]:
    """Name the selected lines."""
    found = [lines.model.line(index.row()) for index in lines.view.selectionModel().selectedRows()]
    return [each.key for each in found if each]


def test_arrows_walk_over_lines_and_not_headings(lines: LineList) -> None:
    picked: list[str] = []
    lines.picked.connect(picked.append)
    press("Down", 4)
    press("Up", 5)
    assert picked == ["H1", "H2", "H3", "H2", "H1"]


@pytest.mark.parametrize(("first", "last"), [("Home", "End"), ("Ctrl+Home", "Ctrl+End")])
def test_both_ends_are_one_key_away(first: str, last: str, lines: LineList) -> None:
    press(last)
    assert selected(lines) == ["H3"]
    press(first)
    assert selected(lines) == ["H1"]


@pytest.mark.parametrize(("key", "wanted"), [("Down", "H1"), ("PgDown", "H1"), ("Up", "H3"), ("PgUp", "H3")])
def test_walking_begins_in_sight(key: str, wanted: str, lines: LineList) -> None:
    press(key)
    assert selected(lines) == [wanted]
    lines.choose("not in the list")
    press(key)
    assert selected(lines) == [wanted]


def test_enter_opens_the_selected_line(lines: LineList, qtbot: QtBot) -> None:
    press("Down", 2)
    with qtbot.waitSignal(lines.opened) as opened:
        press("Return")
    assert opened.args == ["H2"]


def test_choosing_from_elsewhere_tells_nobody(lines: LineList) -> None:
    picked: list[str] = []
    lines.picked.connect(picked.append)
    lines.choose("H2")
    assert selected(lines) == ["H2"]
    lines.choose("not in the list")
    assert selected(lines) == []
    assert picked == []


def test_after_choosing_arrows_go_on_from_there(lines: LineList, qtbot: QtBot) -> None:
    lines.choose("H2")
    with qtbot.waitSignal(lines.picked) as picked:
        press("Down")
    assert picked.args == ["H3"]


def test_other_lines_keep_the_selection(lines: LineList) -> None:
    lines.choose("H2")
    lines.show_lines([line("H2"), line("H1"), line("H4")], "H2")
    assert selected(lines) == ["H2"]
    lines.show_lines([line("H2"), line("H1"), line("H4"), line("H5")], "H2")
    assert selected(lines) == ["H2"]


def test_the_first_line_is_a_start(lines: LineList) -> None:
    lines.choose_first()
    assert selected(lines) == ["H1"]
    lines.show_lines([], "")
    lines.choose_first()
    assert selected(lines) == []


def test_typing_is_handed_on_and_keys_are_not(lines: LineList) -> None:
    typed: list[str] = []
    lines.view.typed.connect(typed.append)
    type_in("aÑ/ 7")
    press("Ctrl+B")
    press("Escape")
    assert typed == ["a", "Ñ", "/", " ", "7"]


def test_a_menu_is_asked_for_by_mouse_and_by_key(lines: LineList) -> None:
    places: list[QPoint] = []
    lines.view.menu_wanted.connect(places.append)
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        event = QContextMenuEvent(reason, QPoint(5, 60), lines.view.mapToGlobal(QPoint(5, 60)))
        QApplication.sendEvent(lines.view.viewport(), event)
    assert len(places) == 2


def test_it_is_named_for_those_who_do_not_see_it(lines: LineList) -> None:
    assert lines.view.accessibleName() == "Hypotheses"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
@pytest.mark.parametrize("width", [200, 700, 1600])
def test_any_text_is_drawn_at_any_width(text: str, width: int, lines: LineList) -> None:
    cells = (Cell(text), Cell(text, text, "info", True, True), Cell(text, text, bar=0.5))
    lines.resize(width, 300)
    lines.show_lines([Line("h", (Cell(text),), heading=True), Line("x", cells, mark="caution")], "x")
    assert not lines.grab().isNull()
    assert lines.view.horizontalScrollBar().maximum() == 0
