"""Templates of the house begin a message or a hand-over; titles are offered where one declares."""

from __future__ import annotations

import pytest

from tests.rooms import ANNA, Bench, busy_room
from tests.screens import Screens, form_of, press, type_in
from ui.desk.desk import Desk
from ui.palette import Palette
from warroom import config
from warroom.domain.rules.house import WriteHouse
from warroom.domain.state.house import TemplateWritten
from warroom.services.house import write

pytestmark = pytest.mark.both


def written(screens: Screens, *templates: tuple[str, str, str]) -> None:
    """Put templates into the house: name, kind, text."""
    for name, kind, text in templates:
        body = TemplateWritten(name=name, kind=kind, text=text)  # type: ignore[arg-type]
        write(screens.store, "", WriteHouse(written=body))


def choose(desk: Desk, screens: Screens, letters: str) -> None:
    """Open the templates and choose one by its first letters."""
    press("Ctrl+B")
    screens.qtbot.waitUntil(lambda: any(each.isVisible() for each in desk.findChildren(Palette)))
    type_in(letters)
    press("Return")


def test_a_message_goes_into_the_entry_line(screens: Screens) -> None:
    written(screens, ("First message", "message", "We know of it.\nNext word at …"))
    desk = screens.desk(busy_room())
    choose(desk, screens, "first")
    assert desk.line_text() == "/said We know of it. Next word at …"
    desk.house.stop()


def test_words_that_stand_there_are_kept(screens: Screens) -> None:
    written(screens, ("First message", "message", "We know of it."))
    desk = screens.desk(busy_room())
    type_in("Told shops: ")
    choose(desk, screens, "first")
    assert desk.line_text() == "Told shops: We know of it."
    desk.house.stop()


def test_a_hand_over_begins_with_its_notes(screens: Screens) -> None:
    written(screens, ("Five lines", "hand_over", "Risk:\nNext:"))
    desk = screens.desk(busy_room())
    choose(desk, screens, "five")
    assert form_of(desk).controls["notes"].value() == "Risk:\nNext:"
    desk.house.stop()


def test_a_house_without_templates_says_where_they_are_written(screens: Screens) -> None:
    written(screens, ("Who cannot", "title", "Customers cannot …"))
    desk = screens.desk(screens.bridge(Bench(), actor=ANNA))
    press("Ctrl+B")
    screens.qtbot.waitUntil(lambda: "no templates" in desk.message.text)
    desk.house.stop()


def test_titles_are_offered_on_the_start_page(screens: Screens) -> None:
    config.remember(person="Anna Alvarez")
    written(screens, ("Who cannot", "title", "Customers cannot pay"))
    window = screens.window()
    screens.qtbot.waitUntil(lambda: window.start is not None and window.start.title.completer() is not None)
    type_in("custo")
    assert window.start is not None
    completer = window.start.title.completer()
    assert completer is not None
    assert completer.currentCompletion() == "Customers cannot pay"
