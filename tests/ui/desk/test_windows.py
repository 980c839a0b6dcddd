"""An inspector in its own window and a second desk: opened, remembered, brought back, closed together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from tests.rooms import Bench, busy_room, finished_room
from tests.screens import Screens, form_of, press, shown, type_in
from ui.desk.desk import Desk
from ui.desk.side_window import SideWindow
from ui.desk.window import MainWindow
from ui.desk.windows import INSPECTORS, MAIN, SECOND
from ui.theme.look import Look, wear
from warroom import config
from warroom.config import WindowPlace
from warroom.domain.rules.closeout import Close


class Opener(QObject):
    """Takes the files that would be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Note a file."""
        self.paths.append(url.toLocalFile())


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    """Leave the usual look behind."""
    yield
    wear(Look())


def entered(screens: Screens, room: Bench | str) -> MainWindow:
    """Give the program's window at a room."""
    window = screens.window()
    screens.enter(window, room)
    return window


def side(window: MainWindow, name: str) -> SideWindow:
    """Give a window beside the main one, with the keyboard in it."""
    made = window.windows.beside[name]
    made.activateWindow()
    QApplication.processEvents()
    return made


def second(window: MainWindow) -> Desk:
    """Give the second desk, with the keyboard in its line."""
    side(window, SECOND)
    desk = window.windows.desks[SECOND]
    desk.focus_line()
    return desk


def test_the_inspector_leaves_and_comes_back(screens: Screens) -> None:
    window = entered(screens, busy_room())
    desk = window.desk
    assert desk is not None
    screens.qtbot.waitUntil(lambda: desk.left.width() + desk.split.width() == desk.width())
    wide = desk.pages.stack.width()
    press("F9")
    held = side(window, INSPECTORS[MAIN])
    assert desk.inspector.window() is held
    assert "Inspector" in held.windowTitle()
    assert "Card payments fail" in held.windowTitle()
    screens.qtbot.waitUntil(lambda: desk.pages.stack.width() > wide)
    desk.choose(desk.room.stream_of("F1"))
    assert "F1" in shown(held)
    press("Ctrl+3")
    assert desk.pages.current == "fixes"
    press("F9")
    assert desk.inspector.window() is window
    assert window.windows.beside == {}
    screens.qtbot.waitUntil(lambda: desk.pages.stack.width() == wide)


def test_closing_the_inspectors_window_brings_it_back(screens: Screens) -> None:
    window = entered(screens, busy_room())
    press("F9")
    side(window, INSPECTORS[MAIN]).close()
    assert window.desk is not None
    screens.qtbot.waitUntil(lambda: window.desk is not None and window.desk.inspector.window() is window)
    assert not window.windows.kept(INSPECTORS[MAIN]).open


def test_a_second_window_has_a_page_a_selection_and_words_of_its_own(screens: Screens) -> None:
    window = entered(screens, busy_room())
    first = window.desk
    assert first is not None
    type_in("Said here")
    press("F10")
    desk = second(window)
    assert (first.pages.current, desk.pages.current) == ("timeline", "hypotheses")
    type_in("Said there")
    assert (first.line.text(), desk.line.text()) == ("Said here", "Said there")
    press("Return")
    room = screens.settled(first.bridge)
    assert room.timeline.rows[-1].text == "Said there"
    assert (first.line.text(), desk.line.text()) == ("Said here", "")
    assert first.pages.timeline.model.rowCount() == len(room.timeline.rows)
    press("Ctrl+4")
    assert (first.pages.current, desk.pages.current) == ("timeline", "owners")
    press("Ctrl+W")
    assert SECOND not in window.windows.desks
    assert window.desk is first


def test_half_a_form_in_the_second_window_is_there_again(screens: Screens) -> None:
    window = entered(screens, busy_room())
    press("F10")
    second(window)
    press("Ctrl+H")
    type_in("Half a thou")
    press("Escape")
    press("F10")
    press("F10")
    desk = second(window)
    press("Ctrl+H")
    assert form_of(desk).controls["statement"].value() == "Half a thou"


def test_all_windows_are_open_again_at_the_next_start(screens: Screens) -> None:
    room = busy_room().save(screens.store)
    window = entered(screens, room)
    press("F9")
    press("F10")
    second(window)
    press("Ctrl+3")
    window.windows.beside[SECOND].setGeometry(30, 40, 820, 500)
    assert window.desk is not None
    window.desk.go("owners")
    window.desk.choose("station:LEAD")
    window.close()
    assert not [
        each for each in QApplication.topLevelWidgets() if isinstance(each, SideWindow) and each.isVisible()
    ]
    again = entered(screens, room)
    assert set(again.windows.beside) == {SECOND, INSPECTORS[MAIN]}
    assert again.windows.desks[SECOND].pages.current == "fixes"
    place = again.windows.beside[SECOND].geometry()
    assert (place.top(), place.height()) == (40, 500)
    assert again.desk is not None
    assert (again.desk.pages.current, again.desk.selected) == ("owners", "station:LEAD")


def test_it_is_remembered_while_one_works_so_that_a_fall_loses_nothing(screens: Screens) -> None:
    window = entered(screens, busy_room())
    press("F9")
    press("Ctrl+3")
    screens.qtbot.waitUntil(
        lambda: (
            config.load().windows.get(INSPECTORS[MAIN], WindowPlace()).open
            and config.load().windows[MAIN].page == "fixes"
        ),
        timeout=5000,
    )
    assert config.load().windows[MAIN].width == window.width()


def test_a_window_whose_screen_is_gone_opens_in_sight(screens: Screens) -> None:
    room = busy_room().save(screens.store)
    lost = WindowPlace(screen="HDMI-9", x=5000, y=5000, width=900, height=700, open=True)
    config.remember(windows={MAIN: lost, SECOND: lost, INSPECTORS[MAIN]: lost}, room=room)
    window = entered(screens, room)
    for each in (window, *window.windows.beside.values()):
        assert each.screen().availableGeometry().contains(each.geometry().topLeft())


def test_both_desks_and_the_inspector_take_another_look(screens: Screens) -> None:
    window = entered(screens, busy_room())
    press("F9")
    press("F10")
    desk = second(window)
    type_in("Half")
    press("Ctrl+3")
    old = window.desk
    press("Ctrl+=")
    screens.qtbot.waitUntil(lambda: window.desk is not old)
    fresh = window.windows.desks[SECOND]
    assert fresh is not desk
    assert (fresh.pages.current, fresh.line.text()) == ("fixes", "Half")
    assert window.desk is not None
    assert window.desk.inspector.window() is window.windows.beside[INSPECTORS[MAIN]]


def test_leaving_the_room_closes_its_windows_and_entering_opens_them(screens: Screens) -> None:
    room = busy_room().save(screens.store)
    window = entered(screens, room)
    press("F10")
    window.show_start()
    assert window.windows.beside == {}
    screens.enter(window, room)
    assert SECOND in window.windows.beside


def test_a_room_that_closes_has_its_record_once(screens: Screens) -> None:
    window = entered(screens, finished_room())
    press("F10")
    desk = second(window)
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "take")  # type: ignore[arg-type]
    desk.submit(Close(summary="A release broke card payments"))
    screens.qtbot.waitUntil(lambda: bool(opener.paths))
    assert window.desk is not None
    window.desk.papers.errands.wait()
    desk.papers.errands.wait()
    QDesktopServices.unsetUrlHandler("file")
    assert len(screens.settled(desk.bridge).records) == len(opener.paths) == 1
