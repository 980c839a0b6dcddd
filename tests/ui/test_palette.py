"""The palette finds every action by its words and does the chosen one, by keys or by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from tests.hostile import HOSTILE
from tests.rooms import busy_room
from tests.screens import Screens, focused, press, type_in
from ui.actions import ACTIONS, BY_ID, Action
from ui.palette import Palette
from warroom import i18n


class Opened:
    """A palette over a window, and what was chosen in it."""

    def __init__(self, screens: Screens, *recent: str, actions: tuple[Action, ...] = ACTIONS) -> None:
        self.below = QWidget()
        screens.show(self.below)
        self.chosen: list[str] = []
        self.palette = Palette(actions, recent, self.below)
        self.palette.chosen.connect(self.chosen.append)
        self.ended: list[int] = []
        self.palette.finished.connect(self.ended.append)
        self.palette.open()
        screens.qtbot.waitUntil(self.palette.isActiveWindow)

    def ids(self) -> list[str]:
        """Give the actions listed, from top to bottom."""
        model = self.palette.list.model
        lines = [model.line(place) for place in range(model.rowCount())]
        return [line.key for line in lines if line is not None]

    def current(self) -> str:
        """Give the action that Enter would do."""
        line = self.palette.list.model.line(self.palette.list.view.currentIndex().row())
        return line.key if line else ""


def test_it_begins_with_everything_and_the_cursor_in_the_question(screens: Screens) -> None:
    opened = Opened(screens)
    assert opened.ids() == [action.id for action in ACTIONS]
    assert focused() is opened.palette.edit
    assert opened.current() == ACTIONS[0].id


def test_each_line_says_the_words_and_the_keys(screens: Screens) -> None:
    opened = Opened(screens)
    place = opened.ids().index("undo")
    line = opened.palette.list.model.line(place)
    assert line is not None
    assert [cell.text for cell in line.cells] == ["Undo my last entry", "Ctrl Z"]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_is_found_by_its_own_words(action: Action, screens: Screens) -> None:
    opened = Opened(screens)
    opened.palette.edit.setText(action.words)
    assert action.id in opened.ids()


@pytest.mark.parametrize("typed", ["log evidence", "evidence log", "  EVID   log ", "ÉVIDENCE log"])
def test_words_are_found_in_any_order_case_and_accent(typed: str, screens: Screens) -> None:
    opened = Opened(screens)
    opened.palette.edit.setText(typed)
    assert "evidence.new" in opened.ids()
    assert "undo" not in opened.ids()


def test_typing_narrows_and_enter_does_it(screens: Screens) -> None:
    opened = Opened(screens)
    type_in("rule it")
    assert opened.ids() == ["hypothesis.rule_out"]
    press("Return")
    assert opened.chosen == ["hypothesis.rule_out"]
    assert opened.ended == [QDialog.DialogCode.Accepted.value]


def test_arrows_move_while_one_types_and_stop_at_both_ends(screens: Screens) -> None:
    opened = Opened(screens)
    type_in("go to")
    found = opened.ids()
    assert len(found) > 3
    press("Down", 2)
    assert opened.current() == found[2]
    assert focused() is opened.palette.edit
    press("Up", 9)
    assert opened.current() == found[0]
    press("Down", 99)
    assert opened.current() == found[-1]
    press("Enter")
    assert opened.chosen == [found[-1]]


def test_where_nothing_fits_enter_does_nothing(screens: Screens) -> None:
    opened = Opened(screens)
    type_in("xyzzy")
    assert opened.ids() == []
    press("Return")
    assert opened.palette.isVisible()
    assert opened.chosen == []


def test_escape_does_nothing_and_closes(screens: Screens) -> None:
    opened = Opened(screens)
    press("Esc")
    assert opened.ended == [QDialog.DialogCode.Rejected.value]
    assert opened.chosen == []


def test_a_double_click_does_it(screens: Screens) -> None:
    opened = Opened(screens)
    view = opened.palette.list.view
    place = view.visualRect(opened.palette.list.model.index(1, 0)).center()
    view.viewport().setFocus()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert opened.chosen == [ACTIONS[1].id]


def test_what_was_done_last_stands_first(screens: Screens) -> None:
    opened = Opened(screens, "theme", "undo", "no longer there")
    assert opened.ids()[:2] == ["theme", "undo"]
    assert sorted(opened.ids()) == sorted(BY_ID)


def test_it_speaks_the_language_in_use(screens: Screens) -> None:
    i18n.use("es")
    opened = Opened(screens)
    opened.palette.edit.setText("hipotesis")
    assert "hypothesis.new" in opened.ids()
    assert opened.palette.windowTitle() == i18n._("All commands")


def test_every_part_has_a_name_for_a_screen_reader(screens: Screens) -> None:
    opened = Opened(screens)
    palette = opened.palette
    assert palette.windowTitle()
    assert palette.edit.accessibleName()
    assert palette.list.view.accessibleName()
    view = palette.list.view
    assert view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Go to the timeline, Ctrl 1"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_words_are_only_words(text: str, screens: Screens) -> None:
    odd = Action("odd", text, lambda desk: None)
    opened = Opened(screens, actions=(odd, *ACTIONS))
    line = opened.palette.list.model.line(0)
    assert line is not None
    assert line.cells[0].text == text
    opened.palette.edit.setText(text)
    assert opened.ids() == ["odd"]
    assert opened.palette.width() == 640


def test_the_desk_does_what_was_chosen(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    press("Ctrl+K")
    screens.qtbot.waitUntil(lambda: desk.findChild(Palette) is not None)
    type_in("close-out")
    press("Return")
    assert desk.pages.current == "closeout"
    press("Ctrl+K")
    palette = desk.findChildren(Palette)[-1]
    first = palette.list.model.line(0)
    assert first is not None
    assert first.key == "page.closeout"
