"""Shortcuts of a desk follow the person's choice at once, in every window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.rooms import Bench, busy_room
from tests.screens import Screens, press, shown
from ui import shortcuts
from ui.actions import BY_ID
from ui.desk.shortcuts import keys_in_use
from ui.dialogs.form import FormDialog
from ui.panels.empty import Empty


def opened() -> str:
    """Give the title of the form that is open, and close it."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, FormDialog):
        return ""
    title = dialog.windowTitle()
    dialog.reject()
    return title


def test_chosen_keys_work_at_once_also_in_the_entry_line(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    press("Ctrl+H")
    title = opened()
    assert title
    shortcuts.change(BY_ID["hypothesis.new"], "Ctrl+Shift+F9")
    press("Ctrl+H")
    assert opened() == ""
    press("Ctrl+Shift+F9")
    assert opened() == title
    assert "Ctrl+Shift+F9" in keys_in_use()
    assert desk.line.edit.text() == ""


def test_a_second_desk_follows(screens: Screens) -> None:
    first = screens.desk(busy_room())
    screens.desk(first.bridge)
    shortcuts.change(BY_ID["page.fixes"], "Alt+F3")
    first.activateWindow()
    first.focus_line()
    press("Alt+F3")
    assert first.pages.current == "fixes"


def test_hints_and_buttons_name_the_new_keys(screens: Screens) -> None:
    desk = screens.desk(Bench())
    desk.go("hypotheses")
    shortcuts.change(BY_ID["hypothesis.new"], "Alt+F9")
    shortcuts.change(BY_ID["palette"], "F5")
    (empty,) = desk.pages.page.findChildren(Empty)
    assert "press Alt F9." in shown(empty)
    assert "F5 all commands" in shown(desk.line)
