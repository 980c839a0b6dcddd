"""The timeline page: filters, the end in sight, and what arrived while one was reading above."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room, minute
from tests.screens import Screens, click, focused, plain, press, shown, tab_until, type_in
from tests.ui.models.test_timeline import many_rows
from ui.delegates.timeline_row import DENSITIES
from ui.models.timeline import CHIPS
from ui.panels.timeline import TimelinePage
from warroom.domain.state.timeline import Row
from warroom.services.matching import Matcher
from warroom.services.query import parse


@pytest.fixture
def page(screens: Screens) -> TimelinePage:
    """Give an empty page in a window of its own."""
    made = TimelinePage()
    made.resize(900, 400)
    screens.show(made)
    return made


def checked(page: TimelinePage) -> list[str]:
    """Name the chips that are set."""
    return [name for name, chip in page.bar.chips.items() if chip.isChecked()]


def rows(page: TimelinePage) -> list[Row]:
    """Give the rows shown."""
    return [row for place in range(page.model.rowCount()) if (row := page.model.row_at(place))]


def long_room() -> Bench:
    """Make a room longer than the page."""
    bench = Bench()
    for number in range(60):
        bench.wait(1).log(f"Line {number}")
    return bench


def selected(page: TimelinePage) -> list[int]:
    """Give the entries of the selected rows."""
    rows = [page.model.row_at(index.row()) for index in page.view.selectionModel().selectedRows()]
    return [row.seq for row in rows if row]


def test_a_chip_before_the_room_is_there_is_harmless(page: TimelinePage) -> None:
    click(page.bar.chips["decision"])
    bench = busy_room()
    page.show_room(bench.room)
    assert page.model.rowCount() == 2


@pytest.mark.parametrize("name", CHIPS)
def test_a_chip_shows_what_it_says(name: str, page: TimelinePage) -> None:
    bench = busy_room()
    page.show_room(bench.room)
    click(page.bar.chips[name])
    fits = Matcher(bench.room, page.query)
    assert page.model.rowCount() == sum(map(fits, bench.room.timeline.rows))
    assert checked(page) == [name]
    assert f"{page.model.rowCount()} of {page.model.total}" in shown(page)
    click(page.bar.chips[name])
    assert page.model.rowCount() == page.model.total
    assert checked(page) == ["all"]


def test_chips_combine(page: TimelinePage) -> None:
    page.show_room(busy_room().room)
    counts = {}
    for name in ("decision", "fix", "key"):
        click(page.bar.chips[name])
        counts[name] = page.model.rowCount()
    assert counts["decision"] < counts["fix"]
    assert 0 < counts["key"] < counts["fix"]
    assert checked(page) == ["decision", "fix", "key"]
    click(page.bar.chips["all"])
    assert checked(page) == ["all"]
    assert page.model.rowCount() == page.model.total


def test_chips_are_reached_and_pressed_by_key(page: TimelinePage) -> None:
    page.show_room(busy_room().room)
    page.setFocus()
    tab_until(lambda: focused() is page.bar.chips["all"])
    tab_until(lambda: focused() is page.bar.chips["decision"])
    press("Space")
    assert page.query.text == "kind:decision"


def test_key_moments_are_counted_in_their_chip(page: TimelinePage) -> None:
    bench = long_room()
    page.show_room(bench.room)
    assert page.bar.chips["key"].text() == "Key moments"
    bench.mark(bench.log("It was here"), key=True)
    page.take(bench.changes)
    before = page.model.key_count
    bench.log("And here", key=True)
    page.take(bench.changes)
    assert page.model.key_count == before + 1
    assert page.bar.chips["key"].text() == f"Key moments {before + 1}"


def test_what_is_typed_filters_at_once_and_is_counted(page: TimelinePage) -> None:
    bench = long_room()
    page.show_room(bench.room)
    page.bar.open_search()
    type_in("line 1")
    assert [row.text for row in rows(page)][:3] == ["Line 1", "Line 10", "Line 11"]
    assert "15 of 61" in shown(page)
    assert checked(page) == []
    press("Return")
    first = selected(page)
    assert [bench.room.timeline.by_seq[seq].text for seq in first] == ["Line 1"]
    press("Return")
    assert selected(page) > first
    press("Shift+Return", 2)
    assert [bench.room.timeline.by_seq[seq].text for seq in selected(page)] == ["Line 51"]
    assert focused() is page.bar.field


def test_escape_goes_back_step_by_step(page: TimelinePage) -> None:
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    page.show_room(busy_room().room)
    click(page.bar.chips["decision"])
    page.bar.open_search()
    press("End")
    type_in(" roll")
    assert page.model.rowCount() == 1
    press("Escape")
    assert page.query.text == "kind:decision"
    assert not page.bar.field.isVisible()
    assert focused() is page.view
    press("Escape")
    assert page.query.text == ""
    assert left == []
    press("Escape")
    assert left == [True]


def test_an_open_field_is_put_away_before_what_chips_set(page: TimelinePage) -> None:
    page.show_room(busy_room().room)
    click(page.bar.chips["decision"])
    page.bar.open_search()
    press("Down")
    assert focused() is page.view
    press("Escape")
    assert not page.bar.field.isVisible()
    assert page.query.text == "kind:decision"


def test_nothing_found_says_why_and_what_helps(page: TimelinePage) -> None:
    page.show_room(busy_room().room)
    page.set_query(parse("kind:decision nonsense"))
    assert not page.view.isVisible()
    assert "Nothing answers this search" in shown(page)
    assert "entries: kind decision · with “nonsense”. Esc shows the others." in shown(page)
    page.bar.field.setFocus()
    page.step_back()
    page.step_back()
    assert page.view.isVisible()


def test_a_search_keeps_the_place_where_one_was_reading(page: TimelinePage) -> None:
    bench = long_room()
    page.show_room(bench.room)
    page.view.verticalScrollBar().setValue(20)
    top = page.model.row_at(page.view.rowAt(0))
    page.set_query(parse("line"))
    page.set_query(parse(""))
    assert page.model.row_at(page.view.rowAt(0)) is top
    page.jump(minute(30))
    chosen = selected(page)
    page.set_query(parse("line 2"))
    page.set_query(parse("line"))
    assert (
        page.view.viewport()
        .rect()
        .contains(page.view.visualRect(page.model.index(page.model.place_of(page._chosen), 0)).center())
    )
    assert selected(page) == chosen


def test_a_long_search_says_that_it_goes_on(page: TimelinePage, qtbot: QtBot) -> None:
    page.show_room(many_rows(60_000).room)
    page.set_query(parse("customer"))
    assert "searching…" in shown(page)
    qtbot.waitUntil(lambda: not page.model.searching)
    assert "searching…" not in shown(page)
    assert f"60,001 of {page.model.total}".replace(",", "") in shown(page)


def test_a_search_that_moves_with_the_time_is_asked_again(page: TimelinePage) -> None:
    page.show_room(busy_room().room)
    page.set_query(parse("since:-30m"))
    assert page._again.isActive()
    page._again.timeout.emit()
    page.set_query(parse("since:14:05"))
    assert not page._again.isActive()


def test_me_is_whoever_sits_here(page: TimelinePage) -> None:
    page.stations = lambda: ("VOICE",)
    bench = busy_room()
    page.show_room(bench.room)
    page.set_query(parse("@me"))
    assert {row.station or row.stream for row in rows(page)} == {"VOICE"}


def test_several_rows_are_selected_and_one_is_current(page: TimelinePage) -> None:
    bench = long_room()
    page.show_room(bench.room)
    picked: list[int] = []
    page.picked.connect(lambda _stream, seq: picked.append(seq))
    page.view.setFocus()
    press("Home")
    press("Shift+Down", 3)
    assert [row.seq for row in page.selected_rows()] == selected(page)
    assert len(selected(page)) == 4
    assert picked[-1] == selected(page)[-1]
    assert page.view.delegate.several
    press("Down")
    assert len(selected(page)) == 1
    assert not page.view.delegate.several


def test_key_moments_are_stepped_through(page: TimelinePage) -> None:
    bench = long_room()
    marked = [bench.wait(1).log(f"Key {number}", key=True) for number in range(3)]
    for number in range(30):
        bench.wait(1).log(f"After {number}")
    page.show_room(bench.room)
    assert page.step_key(-1)
    assert selected(page) == [bench.room.timeline.first[marked[2]].seq]
    assert page.step_key(-1)
    assert selected(page) == [bench.room.timeline.first[marked[1]].seq]
    assert page.step_key(1)
    assert not page.step_key(1)


@pytest.mark.parametrize("density", DENSITIES)
def test_another_density_keeps_the_row_at_the_top(density: str, page: TimelinePage) -> None:
    page.show_room(long_room().room)
    page.view.verticalScrollBar().setValue(10)
    top = page.model.row_at(page.view.rowAt(0))
    page.set_density(density)
    assert page.model.row_at(page.view.rowAt(0)) is top
    page.view.scrollToBottom()
    page.set_density("normal")
    bar = page.view.verticalScrollBar()
    assert bar.value() == bar.maximum()


def test_a_back_dated_row_goes_to_its_place(page: TimelinePage) -> None:
    bench = long_room()
    page.show_room(bench.room)
    bench.log("Long before", at=minute(-30))
    page.take(bench.changes)
    first = page.model.row_at(0)
    assert first is not None
    assert first.text == "Long before"


def test_walking_tells_what_is_selected(page: TimelinePage) -> None:
    bench = busy_room()
    page.show_room(bench.room)
    picked: list[int] = []
    page.picked.connect(lambda _stream, seq: picked.append(seq))
    page.setFocus()
    press("Ctrl+End")
    press("Up")
    rows = sorted(bench.room.timeline.rows, key=lambda row: (row.occurred_at, row.seq))
    assert picked[-2:] == [rows[-1].seq, rows[-2].seq]


def test_choosing_from_elsewhere_tells_nobody(page: TimelinePage) -> None:
    bench = busy_room()
    page.show_room(bench.room)
    picked: list[int] = []
    page.picked.connect(lambda _stream, seq: picked.append(seq))
    page.choose(26)
    assert selected(page) == [26]
    page.choose(10_000)
    assert selected(page) == []
    assert picked == []


def test_a_row_is_revealed_through_every_filter(page: TimelinePage) -> None:
    bench = long_room()
    page.show_room(bench.room)
    click(page.bar.chips["decision"])
    page.reveal(bench.room.timeline.rows[10])
    assert page.query.text == ""
    assert checked(page) == ["all"]
    assert selected(page) == [bench.room.timeline.rows[10].seq]
    place = page.model.place_of(bench.room.timeline.rows[10].seq)
    assert page.view.viewport().rect().contains(page.view.visualRect(page.model.index(place, 0)).center())


def test_the_first_line_takes_the_place_of_the_hint(page: TimelinePage) -> None:
    from warroom.domain.room import Room

    page.show_room(Room("empty"))
    assert "Nothing happened yet" in shown(page)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_text_is_drawn(text: str, page: TimelinePage) -> None:
    bench = Bench(people=((text[:24], text, "lead"),))
    bench.station = text[:24]
    bench.log(text, tags=(text, text))
    bench.hypothesis(text)
    page.show_room(bench.room)
    assert not page.grab().isNull()
    assert page.view.horizontalScrollBar().maximum() == 0
    assert plain(page) == []
