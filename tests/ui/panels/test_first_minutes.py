"""The questions of the first minutes, answered in their place by keyboard, dismissed, kept over a crash."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.rooms import ANNA, Bench
from tests.screens import Screens, drafts_of, nameless, plain, press, shown, type_in
from ui.desk.desk import Desk
from ui.panels.button_row import ButtonRow
from warroom import i18n
from warroom.domain.rules.first_minutes import QUESTIONS, unanswered


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a room that was just declared."""
    return screens.desk(Bench())


def answered(desk: Desk, screens: Screens, *keys: str) -> None:
    """Press keys and wait for the log."""
    for key in keys:
        press(key)
    screens.settled(desk.bridge)


def test_all_questions_are_answered_by_keyboard_in_their_order(desk: Desk, screens: Screens) -> None:
    press("Ctrl+Shift+Q")
    answered(desk, screens, "Return")
    lead = desk.room.stations.by_key["LEAD"].seat
    assert lead is not None
    assert lead.person == ANNA
    assert "What do customers live through?" in shown(desk.bars.first)
    type_in("Nobody can pay by card")
    answered(desk, screens, "Return")
    assert desk.room.incident.customer_words == "Nobody can pay by card"
    type_in("-20m")
    answered(desk, screens, "Return")
    assert desk.room.incident.first_hurt_at
    answered(desk, screens, "Right", "Return")
    assert desk.room.incident.affected == "1_to_10"
    answered(desk, screens, "Return")
    assert desk.room.incident.scope == "one"
    answered(desk, screens, "Return")
    voice = desk.room.stations.by_key["VOICE"].seat
    assert voice is not None
    type_in("Card outage")
    answered(desk, screens, "Return")
    assert (desk.room.incident.fits, desk.room.incident.procedure) == ("yes", "Card outage")
    assert not desk.bars.first.isVisible()


def test_a_question_is_dismissed_with_a_reason(desk: Desk, screens: Screens) -> None:
    desk.bars.first.ask_why_not()
    press("Return")
    assert "Write a few words here." in shown(desk.bars.first)
    type_in("The shift lead comes at nine")
    answered(desk, screens, "Return")
    assert desk.room.incident.dismissed == {"lead": "The shift lead comes at nine"}
    assert "lead" not in unanswered(desk.room)
    assert "6 of 7 open" in shown(desk.bars.first)


def test_escape_takes_the_dismissal_back_and_then_leaves(desk: Desk) -> None:
    desk.bars.first.ask_why_not()
    press("Escape")
    assert "Who leads?" in shown(desk.bars.first)
    press("Escape")
    assert desk.pages.timeline.view.hasFocus()


def test_what_is_typed_is_there_again(desk: Desk, screens: Screens) -> None:
    desk.bars.first.next_question()
    type_in("Nobody can")
    assert drafts_of(desk.bridge.incident).get("first:words") == "Nobody can"
    again = screens.desk(desk.bridge)
    again.bars.first.next_question()
    assert again.bars.first.edit.text() == "Nobody can"


def test_a_time_that_is_none_stays_to_be_mended(desk: Desk) -> None:
    for _question in range(2):
        desk.bars.first.next_question()
    type_in("yesterday or so")
    press("Return")
    assert "Write a time like 14:05" in shown(desk.bars.first)
    assert desk.bars.first.edit.text() == "yesterday or so"


def test_none_fits_is_one_key_beside_the_line(desk: Desk, screens: Screens) -> None:
    while "Which standard procedure fits?" not in shown(desk.bars.first):
        desk.bars.first.next_question()
    press("Tab")
    answered(desk, screens, "Return")
    assert desk.room.incident.fits == "none"


def test_going_on_comes_round_to_the_first_question(desk: Desk) -> None:
    for _question in QUESTIONS:
        desk.bars.first.next_question()
    assert "Who leads?" in shown(desk.bars.first)


def test_a_room_without_the_station_says_what_to_do(screens: Screens) -> None:
    desk = screens.desk(Bench(people=()))
    press("Ctrl+Shift+Q")
    press("Return")
    assert "There is no such station yet." in shown(desk.bars.first)


def test_everything_in_it_has_a_name_and_stays_text(desk: Desk) -> None:
    for _question in QUESTIONS:
        assert nameless(desk.bars.first) == []
        assert plain(desk.bars.first) == []
        desk.bars.first.next_question()


def test_later_there_is_nothing_to_answer(screens: Screens) -> None:
    bench = Bench()
    bench.phase("restored")
    desk = screens.desk(bench)
    assert not desk.bars.first.isVisible()
    press("Ctrl+Shift+Q")
    assert "are answered" in desk.message.text


def test_procedures_of_the_house_are_offered_while_one_types(screens: Screens) -> None:
    from warroom.domain.rules.house import WriteHouse
    from warroom.domain.state.house import ProcedureWritten, Step
    from warroom.services.house import write

    written = ProcedureWritten(name="Customers cannot pay", steps=(Step(text="Stop all retries"),))
    write(screens.store, "", WriteHouse(written=written))
    desk = screens.desk(Bench())
    while "Which standard procedure fits?" not in shown(desk.bars.first):
        desk.bars.first.next_question()
    screens.qtbot.waitUntil(lambda: desk.bars.first.edit.completer() is not None)
    type_in("cannot")
    completer = desk.bars.first.edit.completer()
    assert completer is not None
    assert completer.currentCompletion() == "Customers cannot pay"
    desk.house.stop()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answers_are_in_sight_in_a_small_window(question: str, language: str, screens: Screens) -> None:
    i18n.use(language)
    bar = screens.desk(Bench(), 1280, 720).bars.first
    while bar.question != question:
        bar.next_question()
    screens.qtbot.waitUntil(lambda: not bar.visibleRegion().isEmpty())
    row = next(each for each in bar.findChildren(ButtonRow) if each.isVisible())
    answers = [each for each in row.findChildren(QPushButton) if each.property("main")]
    assert [each.text() for each in answers if not each.isVisible()] == []
    words = bar.findChildren(QLabel)[1]
    assert words.height() < 2 * words.fontMetrics().height()
