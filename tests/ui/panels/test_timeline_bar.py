"""Chips, count and search field over the timeline."""

from __future__ import annotations

import pytest

from tests.screens import Screens, click, focused, nameless, plain, press, shown, type_in
from ui.panels.timeline_bar import TimelineBar
from warroom.services.query import Query, parse


@pytest.fixture
def bar(screens: Screens) -> TimelineBar:
    """Give a bar in a window of its own."""
    made = TimelineBar()
    made.resize(900, 90)
    screens.show(made)
    return made


def test_a_query_is_shown_by_chips_and_as_text(bar: TimelineBar) -> None:
    bar.show_query(parse("kind:decision key card -key"))
    assert [name for name, chip in bar.chips.items() if chip.isChecked()] == ["decision", "key"]
    assert bar.field.text() == "kind:decision key card -key"
    bar.show_query(Query())
    assert [name for name, chip in bar.chips.items() if chip.isChecked()] == ["all"]
    assert bar.field.text() == ""


def test_what_is_being_typed_is_left_as_it_is(bar: TimelineBar) -> None:
    bar.open_search()
    assert focused() is bar.field
    type_in("kind:decision  card ")
    bar.show_query(parse(bar.field.text()))
    assert bar.field.text() == "kind:decision  card "


def test_it_tells_what_a_person_does(bar: TimelineBar) -> None:
    told: list[object] = []
    bar.chip_pressed.connect(told.append)
    bar.typed.connect(told.append)
    bar.stepped.connect(told.append)
    bar.escaped.connect(lambda: told.append("escaped"))
    bar.down.connect(lambda: told.append("down"))
    bar.search_wanted.connect(lambda: told.append("search"))
    bar.views_wanted.connect(lambda: told.append("views"))
    click(bar.chips["fix"])
    bar.chips["fix"].setFocus()
    press("Escape")
    bar.open_search()
    type_in("x")
    for keys in ("Return", "Shift+Return", "Down", "Escape"):
        press(keys)
    assert told == ["fix", "escaped", "x", 1, -1, "down", "escaped"]
    for hint in ("Search", "Views"):
        next(each for each in bar.findChildren(type(bar._hint)) if each.text() == hint).click()
    assert told[-2:] == ["search", "views"]


def test_counts_are_said(bar: TimelineBar) -> None:
    bar.show_keys(7)
    bar.show_count("17 of 714")
    assert "Key moments 7" in shown(bar)
    assert "17 of 714" in shown(bar)
    bar.show_keys(0)
    assert bar.chips["key"].text() == "Key moments"
    assert nameless(bar) == []
    assert plain(bar) == []


def test_the_field_is_put_away(bar: TimelineBar) -> None:
    seen = [bar.searching]
    bar.open_search()
    seen.append(bar.searching)
    bar.close_search()
    assert [*seen, bar.searching] == [False, True, False]
