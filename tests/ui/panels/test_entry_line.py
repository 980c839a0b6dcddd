"""The entry line: Enter logs, nothing typed is ever lost, and what was sent can be called back."""

from __future__ import annotations

import pytest

from tests.asking import ask
from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room
from tests.screens import (
    Screens,
    click,
    drafts_of,
    focused,
    full_disk,
    press,
    shown,
    tab_until,
    type_in,
    write_lock,
)
from ui.desk.desk import Desk
from ui.theme.current import colour
from warroom.clock import later, moment, real_now, seconds_between
from warroom.domain.state.timeline import Row
from warroom.services.completing import Candidate
from warroom.services.wording import row_words


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a busy room, with the keyboard in its entry line."""
    return screens.desk(busy_room())


def enter(screens: Screens, desk: Desk, text: str) -> Row:
    """Type a line, press Enter, and give the row it became."""
    before = len(desk.room.timeline.rows)
    type_in(text)
    press("Return")
    screens.qtbot.waitUntil(lambda: len(desk.room.timeline.rows) == before + 1 and not desk.bridge.sending)
    return desk.room.timeline.rows[-1]


def said(desk: Desk) -> str:
    """Give all that the line shows beside the text."""
    return shown(desk.line)


def test_plain_text_and_enter_log_a_note(screens: Screens, desk: Desk) -> None:
    row = enter(screens, desk, "Shops call again")
    assert (row.type, row.text, row.station) == ("note", "Shops call again", "LEAD")
    assert desk.line.text() == ""


@pytest.mark.parametrize(
    ("line", "type_", "ref"),
    [
        ("/evidence Errors doubled", "evidence", "E3"),
        ("/hyp A cable is cut", "hypothesis", "H3"),
        ("/fix Send cash by courier", "fix", "F3"),
        ("/decide We wait until three", "decision", "D3"),
        ("/act Called the bank", "action", ""),
        ("/said We told the shops", "communication", ""),
        ("/obs Terminals are slow", "observation", ""),
        ("/note Nothing new", "note", ""),
    ],
)
def test_a_slash_logs_another_kind(screens: Screens, desk: Desk, line: str, type_: str, ref: str) -> None:
    row = enter(screens, desk, line)
    assert (row.type, desk.room.ref(row.stream)) == (type_, ref)


def test_what_is_not_understood_stays_text(screens: Screens, desk: Desk) -> None:
    row = enter(screens, desk, "/unknown things at noon")
    assert (row.type, row.text) == ("note", "/unknown things at noon")


def test_a_time_before_the_words(screens: Screens, desk: Desk) -> None:
    row = enter(screens, desk, "-10m Calls came in")
    assert row.text == "Calls came in"
    assert seconds_between(row.occurred_at, row.written_at) == pytest.approx(600, abs=2)
    clock = moment(later(real_now(), -3600)).astimezone().strftime("%H:%M")
    row = enter(screens, desk, f"at {clock} Calls came in")
    assert seconds_between(row.occurred_at, row.written_at) == pytest.approx(3600, abs=61)


def test_mission_time_in_a_historical_room(screens: Screens) -> None:
    epoch = "1970-04-11T19:13:00.000000Z"
    bench = Bench(nature="history", mission_epoch=epoch, start=epoch)
    bench.shift_clock(real_now(), later(epoch, 57 * 3600))
    desk = screens.desk(bench)
    row = enter(screens, desk, "at 055:54:53 A bang")
    assert (row.text, row.occurred_at) == ("A bang", "1970-04-14T03:07:53.000000Z")


def test_the_line_says_what_enter_will_do(desk: Desk) -> None:
    type_in("/fix -5m Roll")
    assert "Enter logs a fix · " in said(desk)
    press("Ctrl+A")
    press("Backspace")
    type_in("words")
    assert "Enter logs a note" in said(desk)


def test_enter_on_an_empty_line_does_nothing(screens: Screens, desk: Desk) -> None:
    before = desk.room.seq
    press("Return")
    type_in("   ")
    press("Return")
    assert screens.settled(desk.bridge).seq == before


def test_every_key_is_on_disk_at_once(desk: Desk) -> None:
    for typed in ("H", "Ha", "Hal", "Half"):
        type_in(typed[-1])
        assert drafts_of(desk.bridge.incident).get("line") == typed
    press("Backspace")
    assert drafts_of(desk.bridge.incident).get("line") == "Hal"


def test_a_killed_desk_comes_back_with_the_words(screens: Screens, desk: Desk) -> None:
    type_in("Half a sent")
    again = screens.desk(desk.bridge)
    assert again.line.text() == "Half a sent"
    press("Return")
    assert screens.settled(desk.bridge).timeline.rows[-1].text == "Half a sent"
    screens.qtbot.waitUntil(lambda: drafts_of(desk.bridge.incident).get("line") == "")


def test_a_line_under_way_is_on_disk_until_the_log_has_it(screens: Screens, desk: Desk) -> None:
    with write_lock(screens.store):
        type_in("Under way")
        press("Return")
        type_in("Next")
        assert drafts_of(desk.bridge.incident).get("line") == "Under way Next"
    screens.settled(desk.bridge)
    assert drafts_of(desk.bridge.incident).get("line") == desk.line.text() == "Next"


def test_what_the_rules_refuse_stays_with_the_reason(screens: Screens, desk: Desk) -> None:
    type_in("/hyp The new release of the gateway")
    press("Return")
    assert desk.line.text() == "/hyp The new release of the gateway"
    assert "H1 says this already." in said(desk)
    assert drafts_of(desk.bridge.incident).get("line") == desk.line.text()
    press("End")
    type_in(", second thought")
    press("Return")
    screens.qtbot.waitUntil(lambda: len(desk.room.hypotheses) == 3)
    assert "says this already" not in said(desk)


def test_what_the_disk_refuses_comes_back_and_goes_when_there_is_space(screens: Screens, desk: Desk) -> None:
    long = "x" * 6000
    with full_disk(screens.store):
        desk.line.edit.setText(long)
        press("Return")
        screens.qtbot.waitUntil(lambda: "still in the line" in said(desk))
        assert desk.line.text() == long
        assert "is full" in said(desk)
    press("Return")
    assert screens.settled(desk.bridge).timeline.rows[-1].text == long
    assert desk.line.text() == ""
    assert "is full" not in said(desk)


def test_words_typed_meanwhile_are_kept_beside_those_that_come_back(screens: Screens, desk: Desk) -> None:
    with full_disk(screens.store):
        desk.line.edit.setText("x" * 6000)
        with write_lock(screens.store):
            press("Return")
            type_in("meanwhile")
        screens.qtbot.waitUntil(lambda: "still in the line" in said(desk))
    assert desk.line.text() == "x" * 6000 + " meanwhile"
    assert drafts_of(desk.bridge.incident).get("line") == desk.line.text()


def test_a_disk_without_room_for_drafts_is_told_while_typing(screens: Screens) -> None:
    from warroom import config

    (config.folders().data / "drafts").write_text("in the way", encoding="utf-8")
    desk = screens.desk(busy_room())
    type_in("W")
    assert "cannot be kept on disk" in said(desk)
    assert desk.line.text() == "W"


def test_up_and_down_call_back_what_was_sent(screens: Screens, desk: Desk) -> None:
    for text in ("First", "Second"):
        enter(screens, desk, text)
    type_in("Half typed")
    walked = []
    for key in ("Up", "Up", "Up", "Down", "Down", "Down"):
        press(key)
        walked.append(desk.line.text())
    assert walked == ["Second", "First", "First", "Second", "Half typed", "Half typed"]
    assert drafts_of(desk.bridge.incident).get("line") == "Half typed"


def test_a_line_called_back_can_be_changed_and_sent(screens: Screens, desk: Desk) -> None:
    enter(screens, desk, "Error rate 2 %")
    press("Up")
    press("Backspace")
    assert enter(screens, desk, "of all").text == "Error rate 2 of all"


def test_undo_in_the_empty_line_undoes_the_entry_not_the_typing(screens: Screens, desk: Desk) -> None:
    row = enter(screens, desk, "Oops")
    press("Ctrl+Z")
    assert screens.settled(desk.bridge).timeline.by_seq[row.seq].withdrawn is not None
    assert desk.line.text() == ""


def test_undo_while_typing_undoes_the_typing(screens: Screens, desk: Desk) -> None:
    before = desk.room.seq
    type_in("Half")
    press("Ctrl+Z")
    assert desk.line.text() == ""
    assert screens.settled(desk.bridge).seq == before


def test_escape_goes_to_the_list_and_typing_there_comes_back(desk: Desk) -> None:
    press("Escape")
    assert focused() is desk.pages.timeline.view
    type_in("X")
    assert focused() is desk.line.edit
    type_in("yz")
    assert desk.line.text() == "Xyz"
    assert drafts_of(desk.bridge.incident).get("line") == "Xyz"


def test_the_line_is_reached_by_key_from_anywhere(desk: Desk) -> None:
    press("Escape")
    press("Ctrl+L")
    assert focused() is desk.line.edit
    tab_until(lambda: focused() is desk.line.edit)


def test_tab_takes_what_is_offered(screens: Screens, desk: Desk) -> None:
    type_in("/ev")
    assert [each.word for each in offered(desk)] == ["/evidence"]
    press("Tab")
    assert desk.line.text() == "/evidence "
    assert drafts_of(desk.bridge.incident).get("line") == "/evidence "
    type_in("It hums +the")
    press("Tab")
    assert desk.line.text() == "/evidence It hums +H1 "
    row = enter(screens, desk, "#pum")
    assert (row.type, row.tags, row.body.text) == ("evidence", ("pum",), "It hums")


def offered(desk: Desk) -> tuple[Candidate, ...]:
    """Give what the list over the line offers."""
    completion = desk.line.completions.completion
    assert (completion is not None) == desk.line.completions.isVisible()
    return completion.candidates if completion else ()


def test_enter_completes_a_word_that_is_begun_and_logs_one_that_is_whole(
    screens: Screens, desk: Desk
) -> None:
    type_in("/evi")
    press("Return")
    assert desk.line.text() == "/evidence "
    type_in("It hums +H1")
    before = desk.room.seq
    press("Return")
    assert screens.settled(desk.bridge).seq == before + 1
    assert enter(screens, desk, "/").text == "/"
    assert enter(screens, desk, "Costs 2 +").text == "Costs 2 +"
    assert enter(screens, desk, "/e unknown").text == "/e unknown"


def test_arrows_choose_and_escape_closes_the_list_first(screens: Screens, desk: Desk) -> None:
    enter(screens, desk, "Before")
    type_in("See ^")
    first, second, *_rest = offered(desk)
    press("Down")
    assert desk.line.completions.current() == second
    press("Up")
    press("Up")
    press("Down")
    press("Return")
    assert desk.line.text() == f"See {first.word} "
    type_in("@")
    assert [each.word for each in offered(desk)][:2] == ["@LEAD", "@VOICE"]
    press("Escape")
    assert offered(desk) == ()
    assert focused() is desk.line.edit
    press("Escape")
    assert focused() is desk.pages.timeline.view


def test_what_is_offered_can_be_clicked(desk: Desk) -> None:
    type_in("/de")
    click(desk.line.completions)
    assert desk.line.text() == "/decide "


def test_a_word_that_is_there_is_not_offered_again(desk: Desk) -> None:
    type_in("We wait for @NETWOR")
    assert [each.word for each in offered(desk)] == ["@NETWORK"]
    type_in("K")
    assert offered(desk) == ()


def test_open_asks_are_offered_behind_answer(screens: Screens) -> None:
    bench = busy_room()
    ask(bench, "Do all lines answer?")
    desk = screens.desk(bench)
    type_in("/answer ")
    assert [each.word for each in offered(desk)] == ["A1"]
    press("Tab")
    type_in("They do")
    press("Return")
    (found,) = screens.settled(desk.bridge).asks.values()
    assert found.state == "answered"


def test_marks_are_read_and_said(screens: Screens, desk: Desk) -> None:
    type_in("/evidence One file only !H2 +H1 ")
    assert "Enter logs evidence · against H2 · for H1" in said(desk)
    row = enter(screens, desk, "")
    assert {desk.room.ref(stream): code for stream, code in row.body.ratings.items()} == {
        "H1": "C",
        "H2": "I",
    }


def test_an_ask_without_a_station_stays_with_the_reason(screens: Screens, desk: Desk) -> None:
    type_in("/ask Who knows?")
    press("Return")
    assert "Say which station is asked." in said(desk)
    assert desk.line.text() == "/ask Who knows?"
    type_in(" @NETWORK in 15m")
    press("Return")
    (found,) = screens.settled(desk.bridge).asks.values()
    assert (found.to, found.text, bool(found.due)) == ("NETWORK", "Who knows?", True)


def test_a_station_that_is_mentioned_is_addressed(screens: Screens, desk: Desk) -> None:
    row = enter(screens, desk, "We wait for @NETWORK here")
    assert row.links == ("station:NETWORK",)
    assert "@NETWORK" in row_words(desk.room, row).chips


def test_marks_have_a_colour(desk: Desk) -> None:
    desk.line.edit.setText("plain words only")
    assert not painted(desk)
    desk.line.edit.setText("words #tagged")
    assert painted(desk)


def painted(desk: Desk) -> bool:
    """Say whether the field has a point in the colour of marks."""
    picture = desk.line.edit.grab().toImage()
    wanted = colour("info").rgb()
    points = ((x, y) for y in range(picture.height()) for x in range(picture.width()))
    return any(picture.pixel(x, y) == wanted for x, y in points)


def test_lines_that_were_sent_survive_a_restart(screens: Screens, desk: Desk) -> None:
    enter(screens, desk, "Before the restart")
    again = screens.desk(desk.bridge)
    press("Up")
    assert again.line.text() == "Before the restart"


def test_the_words_of_the_line_go_on_in_the_form_and_not_twice(screens: Screens, desk: Desk) -> None:
    type_in("We wait")
    press("Ctrl+D")
    press("Ctrl+Return")
    screens.qtbot.waitUntil(lambda: desk.room.timeline.rows[-1].text == "We wait")
    screens.qtbot.waitUntil(lambda: desk.line.text() == "")
    assert drafts_of(desk.bridge.incident).get("line") == ""
    assert desk.room.timeline.rows[-1].type == "decision"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_text_is_logged_as_it_is(screens: Screens, desk: Desk, text: str) -> None:
    desk.line.edit.setText(text)
    wanted = desk.line.text().strip()
    press("Return")
    assert screens.settled(desk.bridge).timeline.rows[-1].text == wanted


def test_the_line_has_a_name_and_says_what_it_is_for(desk: Desk) -> None:
    assert desk.line.edit.accessibleName() == "Entry line"
    assert "/evidence" in desk.line.edit.placeholderText()
