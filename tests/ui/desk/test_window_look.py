"""Another language or theme while one works: everything stays where it was, and nothing is lost on the way."""

from __future__ import annotations

import pytest

from tests.rooms import busy_room
from tests.screens import Screens, focused, press, read_only, shown, type_in
from ui.desk.window import MainWindow
from ui.theme import current
from warroom import config, i18n
from warroom.domain.rules.timeline import Log
from warroom.services.session import Session

LANGUAGES = i18n.available()


@pytest.fixture
def window(screens: Screens) -> MainWindow:
    """Give the program's window on its start page, over an empty database."""
    return screens.window()


@pytest.mark.parametrize("page", ["timeline", "hypotheses", "fixes", "owners", "files", "closeout"])
def test_another_language_keeps_page_selection_and_words(
    page: str, screens: Screens, window: MainWindow
) -> None:
    assert len(LANGUAGES) > 1
    desk = screens.enter(window, busy_room())
    type_in("Half a sent")
    desk.go(page)
    stream = desk.room.stream_of("F1")
    desk.choose(stream)
    before = shown(desk.left)
    press("Ctrl+Shift+E")
    screens.qtbot.waitUntil(lambda: window.desk is not None and window.desk is not desk)
    assert window.desk is not None
    assert i18n.language() == LANGUAGES[1] == config.load().language
    assert (window.desk.pages.current, window.desk.selected) == (page, stream)
    assert window.desk.line.text() == "Half a sent"
    assert shown(window.desk.left) != before
    assert focused() is window.desk.line.edit
    press("Return")
    screens.qtbot.waitUntil(
        lambda: window.desk is not None and window.desk.room.timeline.rows[-1].text == "Half a sent"
    )


def test_all_languages_and_home_again(screens: Screens, window: MainWindow) -> None:
    desk = screens.enter(window, busy_room())
    first = shown(desk.left)
    for _language in LANGUAGES:
        old = window.desk
        press("Ctrl+Shift+E")
        screens.qtbot.waitUntil(lambda old=old: window.desk is not None and window.desk is not old)  # type: ignore[misc]
    assert window.desk is not None
    assert i18n.language() == "en"
    assert shown(window.desk.left) == first


def test_another_theme_keeps_page_and_words_and_is_remembered(screens: Screens, window: MainWindow) -> None:
    desk = screens.enter(window, busy_room())
    type_in("Half a sent")
    press("Ctrl+3")
    press("Ctrl+Shift+D")
    screens.qtbot.waitUntil(lambda: window.desk is not None and window.desk is not desk)
    assert window.desk is not None
    assert current.name() == "light" == config.load().theme
    assert window.desk.pages.current == "fixes"
    assert window.desk.line.text() == "Half a sent"
    assert window.grab().toImage().pixelColor(5, 5).lightness() > 150


def test_words_survive_a_switch_also_without_a_disk(screens: Screens, window: MainWindow) -> None:
    desk = screens.enter(window, busy_room())
    (config.folders().data / "drafts").write_text("in the way", encoding="utf-8")
    type_in("Half a sent")
    press("Ctrl+Shift+D")
    screens.qtbot.waitUntil(lambda: window.desk is not None and window.desk is not desk)
    assert window.desk is not None
    assert window.desk.line.text() == "Half a sent"


def test_a_line_that_is_refused_during_a_switch_comes_back(screens: Screens, window: MainWindow) -> None:
    desk = screens.enter(window, busy_room())
    with read_only(screens.store):
        type_in("Half a sent")
        press("Return")
        press("Ctrl+Shift+D")
        screens.qtbot.waitUntil(lambda: window.desk is not None and window.desk is not desk)
        assert window.bridge is not None
        bridge = window.bridge
        screens.qtbot.waitUntil(lambda: bridge.sending == 0)
    assert window.desk is not None
    assert window.desk.line.text() == "Half a sent"


def test_a_window_that_is_closed_during_a_switch_closes(screens: Screens, window: MainWindow) -> None:
    screens.enter(window, busy_room())
    window.toggle_theme()
    window.close()
    assert window.isVisible()
    screens.qtbot.waitUntil(lambda: not window.isVisible())
    assert config.load().theme == "light"


def test_two_switches_at_once_are_two(screens: Screens, window: MainWindow) -> None:
    desk = screens.enter(window, busy_room())
    window.toggle_theme()
    window.toggle_theme()
    window.next_language()
    screens.qtbot.waitUntil(lambda: window.desk is not None and window.desk is not desk)
    assert (current.name(), i18n.language()) == ("dark", LANGUAGES[1])


def test_news_after_a_switch_arrive_once(screens: Screens, window: MainWindow) -> None:
    desk = screens.enter(window, busy_room())
    press("Ctrl+Shift+D")
    screens.qtbot.waitUntil(lambda: window.desk is not None and window.desk is not desk)
    assert window.desk is not None
    session = Session(screens.open_store(), window.desk.bridge.incident, "ben", "NETWORK")
    session.submit(Log(text="From elsewhere"))
    room = screens.settled(window.desk.bridge)
    assert window.desk.pages.timeline.model.rowCount() == len(room.timeline.rows)
