"""The timeline page: filters, the end in sight, and what arrived while one was reading above."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room, minute
from tests.screens import Screens, click, focused, plain, press, shown, tab_until
from ui.models.timeline import FILTERS
from ui.panels.timeline import TimelinePage


@pytest.fixture
def page(screens: Screens) -> TimelinePage:
    """Give an empty page in a window of its own."""
    made = TimelinePage()
    made.resize(900, 400)
    screens.show(made)
    return made


def chips(page: TimelinePage) -> dict[str, QPushButton]:
    """Give the filter chips by their words."""
    return {each.accessibleName(): each for each in page.findChildren(QPushButton) if each.isCheckable()}


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
    click(chips(page)["Decisions"])
    bench = busy_room()
    page.show_room(bench.room)
    assert page.model.rowCount() == 2


def test_an_empty_filter_says_so(page: TimelinePage) -> None:
    page.show_room(Bench().room)
    click(chips(page)["Decisions"])
    assert not page.view.isVisible()
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Nothing of this kind yet" in said
    assert "Nothing happened yet" not in said


@pytest.mark.parametrize("name", FILTERS)
def test_a_chip_shows_what_it_says(name: str, page: TimelinePage) -> None:
    bench = busy_room()
    page.show_room(bench.room)
    click(chips(page)[FILTERS[name][0]])
    assert page.filter == name
    assert page.model.rowCount() == sum(1 for row in bench.room.timeline.rows if FILTERS[name][1](row))
    assert [words for words, chip in chips(page).items() if chip.isChecked()] == [FILTERS[name][0]]


def test_chips_are_reached_and_pressed_by_key(page: TimelinePage) -> None:
    page.show_room(busy_room().room)
    page.setFocus()
    tab_until(lambda: focused() is chips(page)["All"])
    press("Right")
    press("Space")
    assert page.filter == "decision"


def test_the_end_stays_in_sight_while_rows_arrive(page: TimelinePage) -> None:
    bench = long_room()
    page.show_room(bench.room)
    for number in range(5):
        bench.wait(1).log(f"More {number}")
        page.take(bench.changes)
    bar = page.view.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == bar.maximum()
    assert "new below" not in shown(page)


def test_who_reads_above_is_not_moved_but_told(page: TimelinePage) -> None:
    bench = long_room()
    page.show_room(bench.room)
    page.view.scrollToTop()
    before = page.view.verticalScrollBar().value()
    for number in range(3):
        bench.wait(1).log(f"More {number}")
        page.take(bench.changes)
    assert page.view.verticalScrollBar().value() == before
    assert "3 new below" in shown(page)
    page.view.scrollToBottom()
    assert "new below" not in shown(page)


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
    click(chips(page)["Decisions"])
    page.reveal(bench.room.timeline.rows[10])
    assert page.filter == "all"
    assert chips(page)["All"].isChecked()
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
