"""The window: declared and opened by keyboard, in any language and theme, and closed without a trace."""

from __future__ import annotations

import os
import threading

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests import houses
from tests.conftest import leftover_threads
from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room
from tests.screens import (
    Screens,
    click,
    fill,
    focused,
    form_of,
    nameless,
    plain,
    press,
    read_only,
    shown,
    tab_until,
    type_in,
)
from ui.desk.window import MainWindow
from ui.dialogs.unsent import UnsentDialog
from warroom import config, i18n
from warroom.config import WindowPlace
from warroom.domain.rules.timeline import Log

pytestmark = pytest.mark.both

LANGUAGES = i18n.available()


@pytest.fixture
def window(screens: Screens) -> MainWindow:
    """Give the program's window on its start page, over an empty database."""
    return screens.window()


def in_room(screens: Screens, window: MainWindow) -> None:
    """Wait until the window shows a room."""
    screens.qtbot.waitUntil(lambda: window.bridge is not None and window.bridge.room is not None)
    assert window.bridge is not None
    screens.settled(window.bridge)


def declare(screens: Screens, window: MainWindow, title: str) -> None:
    """Declare by keyboard."""
    type_in(title)
    press("Return")
    in_room(screens, window)


def test_declared_by_keyboard_from_the_first_key(screens: Screens, window: MainWindow) -> None:
    declare(screens, window, "Customers are charged twice")
    assert window.desk is not None
    room = window.desk.room
    assert room.incident.title == "Customers are charged twice"
    assert list(room.stations.by_key) == ["LEAD", "VOICE", "SCRIBE"]
    assert "Customers are charged twice" in window.windowTitle()
    assert focused() is window.desk.line.edit
    type_in("First words")
    press("Return")
    screens.qtbot.waitUntil(lambda: room.timeline.rows[-1].text == "First words")


def test_stations_are_named_in_the_language_in_use(screens: Screens, window: MainWindow) -> None:
    i18n.use(LANGUAGES[1])
    declare(screens, window, "Sin luz")
    assert window.desk is not None
    assert window.desk.room.stations.by_key["LEAD"].name == i18n._("Team lead") != "Team lead"


def test_a_room_opens_with_the_station_set_chosen_which_is_remembered(
    screens: Screens, window: MainWindow
) -> None:
    (stream,) = houses.fill(screens.store, houses.SET)
    window.show_start()
    assert window.start is not None
    start = window.start
    screens.qtbot.waitUntil(start.stations.isVisible)
    start.stations.setCurrentIndex(1)
    declare(screens, window, "Charged twice")
    assert window.bridge is not None
    assert "BILLING" in window.bridge.ready.stations.by_key
    assert config.load().station_set == stream


def test_who_declares_is_remembered(screens: Screens, window: MainWindow) -> None:
    type_in("Power")
    assert window.start is not None
    person = window.start.person
    tab_until(lambda: focused() is person)
    press("Ctrl+A")
    type_in("Carla Cruz")
    press("Return")
    in_room(screens, window)
    assert config.load().person == "Carla Cruz"
    assert config.load().person_id == ("" if screens.server else window.actor)
    again = screens.window()
    assert again.actor == window.actor
    assert again.start is not None
    assert again.start.person.text() == "Carla Cruz"


def test_an_empty_title_is_refused_and_one_can_go_on(screens: Screens, window: MainWindow) -> None:
    press("Return")
    screens.qtbot.waitUntil(lambda: "Write a few words here." in shown(window))
    declare(screens, window, "Power")


@pytest.mark.files
def test_a_file_that_cannot_be_written_keeps_the_title_until_it_can(
    screens: Screens, window: MainWindow
) -> None:
    type_in("Power is down")
    with read_only(screens.store):
        press("Return")
        screens.qtbot.waitUntil(lambda: "cannot be written" in shown(window))
    assert focused().accessibleName() == "Title of the incident"
    assert window.start is not None
    assert window.start.title.text() == "Power is down"
    press("Return")
    in_room(screens, window)


def test_half_a_title_is_there_in_the_next_window(screens: Screens, window: MainWindow) -> None:
    type_in("Half a tit")
    again = screens.window()
    assert again.start is not None
    assert again.start.title.text() == "Half a tit"
    press("Return")
    in_room(screens, again)
    third = screens.window()
    assert third.start is not None
    assert third.start.title.text() == ""


def test_rooms_are_listed_and_opened_by_keyboard(screens: Screens) -> None:
    incident = screens.save(busy_room())
    window = screens.window()
    start = window.start
    assert start is not None
    screens.qtbot.waitUntil(lambda: start.list.isVisible() and start.list.model.rowCount() > 0)
    press("Down")
    press("Return")
    in_room(screens, window)
    assert window.bridge is not None
    assert window.bridge.incident == incident
    assert config.load().room == incident


def test_back_to_all_rooms_and_into_another_one(screens: Screens, window: MainWindow) -> None:
    declare(screens, window, "First")
    press("Ctrl+W")
    assert window.start is not None
    assert window.bridge is None
    assert window.windowTitle() == "War Room"
    assert config.load().room == ""
    declare(screens, window, "Second")
    assert window.desk is not None
    assert window.desk.room.incident.title == "Second"
    names = [thread.name for thread in threading.enumerate()]
    assert (names.count("writer"), names.count("follower")) == (1, 1)


def test_the_window_comes_back_where_it_was(screens: Screens, window: MainWindow) -> None:
    window.resize(960, 655)
    window.close()
    again = screens.window()
    assert again.size() == window.size()
    assert again.height() == 655


def test_settings_that_mean_nothing_are_harmless(screens: Screens) -> None:
    config.remember(
        windows={"main": WindowPlace(width=-4, page="?")}, zoom=90, theme="sepia", language="xx", room="gone"
    )
    window = screens.window()
    assert window.isVisible()


def test_closing_leaves_no_thread(screens: Screens, window: MainWindow) -> None:
    before = set(threading.enumerate())
    declare(screens, window, "Power")
    window.close()
    assert leftover_threads(before) == []


def test_closing_writes_what_was_sent_and_keeps_what_was_not(screens: Screens, window: MainWindow) -> None:
    before = set(threading.enumerate())
    declare(screens, window, "Power")
    assert window.bridge is not None
    incident = window.bridge.incident
    for number in range(20):
        window.bridge.submit(Log(text=f"Line {number}"))
    type_in("Half a sent")
    press("Ctrl+H")
    type_in("Half a thou")
    window.leaving.quiet = True
    window.close()
    assert leftover_threads(before) == []
    entries = screens.store.read(incident)
    assert [entry.kind for entry in entries].count("entry.logged") == 20
    again = screens.window()
    desk = screens.enter(again, incident)
    assert desk.line.text() == "Half a sent"
    press("Ctrl+H")
    assert form_of(desk).controls["statement"].value() == "Half a thou"


@pytest.mark.files
def test_the_demonstration_opens_and_goes_on(screens: Screens, window: MainWindow) -> None:
    demo = next(each for each in window.findChildren(QPushButton) if "demonstration" in each.accessibleName())
    click(demo)
    screens.qtbot.waitUntil(
        lambda: window.bridge is not None and window.bridge.room is not None, timeout=30_000
    )
    assert window.desk is not None
    room = screens.settled(window.desk.bridge)
    assert room.incident.nature == "history"
    assert "057:" in window.desk.strip.accessibleName()
    type_in("at 055:54:53 A newcomer was here")
    press("Return")
    screens.settled(window.desk.bridge)
    first = window.desk.bridge.incident
    press("Ctrl+W")
    window.open_demo()
    screens.qtbot.waitUntil(
        lambda: window.bridge is not None and window.bridge.room is not None, timeout=30_000
    )
    assert window.bridge is not None
    assert window.bridge.incident == first


@pytest.mark.files
def test_a_broken_file_is_said_on_the_start_page(screens: Screens) -> None:
    store = screens.store
    store.engine.dispose()
    screens.file.write_bytes(os.urandom(50_000))
    window = screens.window()
    screens.qtbot.waitUntil(lambda: "is damaged" in shown(window))
    type_in("Power")
    press("Return")
    screens.qtbot.waitUntil(lambda: focused().accessibleName() == "Title of the incident")
    assert window.bridge is None


def test_settings_that_cannot_be_written_are_said_and_work_goes_on(
    screens: Screens, window: MainWindow
) -> None:
    place = config.folders().config
    for file in place.glob("*"):
        file.unlink()
    place.rmdir()
    place.write_text("in the way", encoding="utf-8")
    declare(screens, window, "Power")
    assert "cannot be" in window.statusBar().currentMessage()
    window.close()


def test_everything_on_the_start_page_has_a_name(screens: Screens) -> None:
    screens.save(busy_room())
    window = screens.window()
    start = window.start
    assert start is not None
    screens.qtbot.waitUntil(start.list.isVisible)
    assert nameless(window) == []
    assert plain(window) == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_titles_are_words_in_every_window(text: str, screens: Screens, window: MainWindow) -> None:
    desk = screens.enter(window, Bench(text[:400]))
    title = desk.room.incident.title
    assert window.windowTitle().startswith(title)
    assert plain(window) == []
    assert window.minimumSizeHint().width() <= 960
    press("Ctrl+N")
    fill(form_of(desk), text=text.replace("\r", "\n"))
    press("Escape")
    window.close()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, UnsentDialog)
    assert plain(asked) == []
    asked.kept.emit()
    assert QApplication.activeModalWidget() is None
