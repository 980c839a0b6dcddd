"""The brief on the screen: ten lines, questions that wait for the lead, what is typed kept."""

from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room
from tests.screens import Screens, drafts_of, focused, nameless, plain, press, shown, type_in
from ui.desk.desk import Desk
from ui.panels.brief import PLACE, BriefPage
from warroom.domain.rules.asks import AnswerAsk
from warroom.services import brief


def page_of(desk: Desk) -> BriefPage:
    page = desk.pages.made["brief"]
    assert isinstance(page, BriefPage)
    return page


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give a busy room's desk on its brief, with the keyboard in the page."""
    made = screens.desk(busy_room())
    press("Escape")
    press("Ctrl+8")
    return made


def test_it_shows_the_ten_lines(desk: Desk) -> None:
    words = shown(page_of(desk))
    for line in brief.brief(desk.room):
        assert line.lead in words
        assert line.text in words


def test_a_question_goes_into_the_leads_queue_and_its_answer_comes_back(desk: Desk, screens: Screens) -> None:
    assert focused() is page_of(desk).edit
    type_in("When is it over?")
    press("Return")
    screens.settled(desk.bridge)
    (asked,) = brief.questions(desk.room)
    assert (asked.text, asked.to, asked.origin) == ("When is it over?", "LEAD", "directors")
    assert page_of(desk).edit.text() == ""
    assert "When is it over? · not answered yet" in shown(page_of(desk))
    desk.bridge.submit(AnswerAsk(stream=asked.id, text="Tonight"))
    screens.settled(desk.bridge)
    screens.qtbot.waitUntil(lambda: "When is it over? · Tonight" in shown(page_of(desk)))


def test_an_empty_question_is_refused_in_place(desk: Desk) -> None:
    press("Return")
    assert "Write a few words here." in shown(page_of(desk))


def test_without_a_lead_it_says_whom_to_open(screens: Screens) -> None:
    desk = screens.desk(Bench(people=()))
    desk.go("brief")
    page_of(desk).edit.setText("Who?")
    page_of(desk).ask()
    assert "There is no lead to ask yet." in shown(page_of(desk))
    assert page_of(desk).edit.text() == "Who?"


def test_what_is_typed_survives(desk: Desk) -> None:
    type_in("When is")
    assert drafts_of(desk.bridge.incident).get(PLACE) == "When is"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_words_of_people_stay_words(text: str, screens: Screens) -> None:
    desk = screens.desk(Bench(title="x", customer_words=text))
    desk.go("brief")
    assert text.strip() in shown(page_of(desk))
    assert plain(page_of(desk)) == []
    assert nameless(page_of(desk)) == []
