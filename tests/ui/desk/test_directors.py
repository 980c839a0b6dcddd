"""The directors' view reads and asks; nothing in it changes the room, and it is there again next time."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from tests.rooms import busy_room
from tests.screens import Screens, focused, press, shown, type_in
from ui.actions import ACTIONS, BY_ID
from ui.desk.desk import Desk
from ui.desk.directors import ALLOWED
from ui.panels.brief import BriefPage
from ui.theme.fonts import font
from warroom.services import brief

LOOKING = {"page.brief", "directors", "brief.copy", "brief.print", "palette", "theme", "language", "home"}


def test_it_shows_the_brief_and_nothing_else(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    press("F12")
    assert desk.pages.current == "brief"
    assert not any(
        part.isVisible() for part in (desk.left, desk.line, desk.inspector, desk.bars.first, desk.bars.away)
    )
    assert desk.strip.isVisible()
    page = desk.pages.page
    assert isinstance(page, BriefPage)
    assert focused() is page.edit
    screens.qtbot.waitUntil(lambda: page.words_size() == font("title").pixelSize())
    press("F12")
    assert all(part.isVisible() for part in (desk.left, desk.line, desk.inspector))
    assert desk.pages.current == "timeline"
    desk.go("brief")
    screens.qtbot.waitUntil(lambda: page.words_size() == font("body").pixelSize())


def test_nothing_there_changes_the_room(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    press("F12")
    before = desk.room.seq
    for action in ACTIONS:
        if action.id not in ALLOWED:
            desk.do(action)
            assert "directors' view" in desk.message.text, action.id
    assert screens.settled(desk.bridge).seq == before
    assert LOOKING <= ALLOWED
    assert not {each for each in ALLOWED if each.startswith(("entry", "fix", "hypothesis", "station", "ask"))}


def test_a_question_can_be_asked(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    press("F12")
    type_in("Who pays?")
    press("Return")
    screens.settled(desk.bridge)
    assert [ask.text for ask in brief.questions(desk.room)] == ["Who pays?"]


def test_it_is_there_again_when_the_room_is_opened(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    press("F12")
    again: Desk = screens.desk(desk.bridge)
    assert again.directors
    assert not again.line.isVisible()


def test_the_brief_is_copied_whole(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    desk.do(BY_ID["brief.copy"])
    assert QGuiApplication.clipboard().text().splitlines()[1:] == brief.as_text(desk.room).splitlines()[1:]
    assert "Copied." in shown(desk.footer)
