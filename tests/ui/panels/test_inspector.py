"""The inspector shows a sheet in full, and opens what it is linked with, by mouse and by key."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.screens import Screens, click, focused, plain, press, shown, tab_until
from ui.panels.inspector import MOST_LINES, Inspector
from warroom.services.sheets import Fact, Line, Section, Sheet

SHEET = Sheet(
    "Hypothesis H1",
    "The new release",
    (Fact("Status", "leading", "info"), Fact("Owner", "PAYMENTS")),
    (Section("For it", (Line("E1", "Errors began with it", "evidence:1", end="++"),)),),
)


@pytest.fixture
def inspector(screens: Screens) -> Inspector:
    """Give an empty inspector in a window of its own."""
    made = Inspector()
    made.resize(360, 700)
    screens.show(made)
    return made


def test_a_sheet_is_shown_in_full(inspector: Inspector) -> None:
    inspector.show_sheet(SHEET, [])
    words = shown(inspector)
    for part in ("Hypothesis H1", "The new release", "Status", "leading", "For it", "E1", "++"):
        assert part in words


def test_nothing_selected_says_what_would_fill_it(inspector: Inspector) -> None:
    inspector.show_sheet(Sheet("", ""), [])
    assert "Nothing selected" in shown(inspector)


def test_the_same_sheet_is_left_alone(inspector: Inspector) -> None:
    inspector.show_sheet(SHEET, [("Rule it out", "Ctrl+R", lambda: None)])
    before = inspector.widget()
    inspector.show_sheet(SHEET, [("Rule it out", "Ctrl+R", lambda: None)])
    assert inspector.widget() is before
    inspector.show_sheet(SHEET, [])
    assert inspector.widget() is not before


def test_what_can_be_done_is_done_by_its_button(inspector: Inspector, qtbot: QtBot) -> None:
    done: list[str] = []
    offers = [
        (words, "Ctrl+R", lambda words=words: done.append(words)) for words in ("Rule it out", "Confirm it")
    ]
    inspector.show_sheet(SHEET, offers)
    buttons = {each.accessibleName(): each for each in inspector.findChildren(QPushButton)}
    click(buttons["Confirm it"])
    assert done == ["Confirm it"]
    tab_until(lambda: focused() is buttons["Rule it out"])
    press("Space")
    assert done == ["Confirm it", "Rule it out"]


def test_a_link_is_reached_and_opened_by_key(inspector: Inspector, qtbot: QtBot) -> None:
    inspector.show_sheet(SHEET, [])
    tab_until(lambda: focused().accessibleName() == "E1 Errors began with it")
    with qtbot.waitSignal(inspector.opened) as opened:
        press("Return")
    assert opened.args == ["evidence:1"]


def test_a_link_is_opened_by_mouse(inspector: Inspector, qtbot: QtBot) -> None:
    inspector.show_sheet(SHEET, [])
    (link,) = [each for each in inspector.findChildren(QWidget) if each.objectName() == "link"]
    with qtbot.waitSignal(inspector.opened):
        click(link)


def test_a_line_without_a_stream_is_no_link(inspector: Inspector) -> None:
    inspector.show_sheet(Sheet("note", "Words", (), (Section("Times", (Line("happened", "14:05"),)),)), [])
    assert [each for each in inspector.findChildren(QWidget) if each.objectName() == "link"] == []


def test_all_parts_of_a_line_begin_at_its_top(inspector: Inspector, qtbot: QtBot) -> None:
    tall = Line("R1.2", "Stop the retry", end="Customers who are charged twice in one month " * 5)
    inspector.show_sheet(Sheet("note", "Words", (), (Section("Steps", (tall,)),)), [])
    words = next(each for each in inspector.findChildren(QLabel) if each.text() == "Stop the retry")
    qtbot.waitUntil(lambda: words.height() > 3 * words.fontMetrics().height())
    picture = words.grab().toImage()
    first = next(
        y
        for y in range(picture.height())
        for x in range(picture.width())
        if picture.pixel(x, y) != picture.pixel(0, 0)
    )
    assert first < words.fontMetrics().height()


def test_very_many_lines_say_how_many_more(inspector: Inspector) -> None:
    lines = tuple(Line(f"E{number}", "Seen") for number in range(MOST_LINES + 3))
    inspector.show_sheet(Sheet("note", "Words", (), (Section("Linked", lines),)), [])
    assert "3 more" in shown(inspector)


def test_the_place_is_kept_while_the_same_thing_changes(inspector: Inspector, qtbot: QtBot) -> None:
    def long(words: str) -> Sheet:
        lines = tuple(Line(f"E{number}", words * 20) for number in range(MOST_LINES))
        return Sheet("note", "Words", (), (Section("Linked", lines),))

    inspector.show_sheet(long("Seen "), [])
    qtbot.waitUntil(lambda: inspector.verticalScrollBar().maximum() > 100)
    inspector.verticalScrollBar().setValue(80)
    inspector.show_sheet(long("Soon "), [])
    qtbot.waitUntil(lambda: inspector.verticalScrollBar().value() == 80)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_all_words_are_shown_as_they_are(text: str, inspector: Inspector) -> None:
    sheet = Sheet(text, text, (Fact(text, text),), (Section(text, (Line(text, text, "x", end=text),)),), True)
    inspector.show_sheet(sheet, [])
    assert shown(inspector).count(text) >= 6
    assert plain(inspector) == []
    assert not any(each.toolTip() for each in inspector.findChildren(QWidget))
