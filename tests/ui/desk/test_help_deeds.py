"""Help is one key away on every page of the desk, of the house, and before a room is open."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.rooms import Bench
from tests.screens import Screens, press, shown
from ui.dialogs.about import AboutDialog
from ui.dialogs.help import HelpDialog
from ui.dialogs.keys import KeysDialog
from ui.house.pages import PAGES as HOUSE_PAGES
from ui.panels.page_table import PAGES
from warroom import i18n


def modal(kind: type) -> str:
    """Give the words of the window in front, which is of a kind, and close it with Esc."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    assert dialog is not None
    words = shown(dialog)
    press("Esc")
    assert QApplication.activeModalWidget() is None
    return words


@pytest.mark.parametrize("code", i18n.available())
def test_every_page_says_what_it_is_for(screens: Screens, code: str) -> None:
    i18n.use(code)
    desk = screens.desk(Bench())
    for kind in PAGES:
        desk.go(kind.name)
        press("F1")
        words = modal(HelpDialog)
        assert i18n._(kind.purpose) in words
        assert "Ctrl F1" in words


def test_help_leads_to_keys_and_about(screens: Screens) -> None:
    desk = screens.desk(Bench())
    desk.do_by_id("about")
    modal(AboutDialog)
    press("Ctrl+F1")
    modal(KeysDialog)


def test_directors_have_help_too(screens: Screens) -> None:
    screens.desk(Bench())
    press("F12")
    press("F1")
    assert "Log an entry" not in modal(HelpDialog)


def test_the_start_page_and_the_house_have_help(screens: Screens) -> None:
    window = screens.window()
    press("F1")
    assert "Here a room begins" in modal(HelpDialog)
    press("Ctrl+F1")
    modal(KeysDialog)
    window.show_house()
    screens.qtbot.waitUntil(lambda: window.visit.view is not None)
    view = window.visit.view
    assert view is not None
    for kind in HOUSE_PAGES:
        view.go(kind.name)
        press("F1")
        assert i18n._(kind.purpose) in modal(HelpDialog)
    press("Ctrl+F1")
    modal(KeysDialog)
    view.do_by_id("house.about")
    modal(AboutDialog)
