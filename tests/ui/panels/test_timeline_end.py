"""The timeline page at its end and above it: what arrives is followed, or counted and found again."""

from __future__ import annotations

import pytest

from tests.rooms import minute
from tests.screens import Screens, focused, press, shown, tab_until
from tests.ui.panels.test_timeline import long_room, selected
from ui.panels.timeline import TimelinePage
from warroom.services.query import parse


@pytest.fixture
def page(screens: Screens) -> TimelinePage:
    """Give an empty page in a window of its own."""
    made = TimelinePage()
    made.resize(900, 400)
    screens.show(made)
    return made


def test_the_end_stays_in_sight_while_rows_arrive(page: TimelinePage) -> None:
    bench = long_room()
    page.show_room(bench.room)
    for number in range(5):
        bench.wait(1).log(f"More {number}")
        page.take(bench.changes)
    bar = page.view.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == bar.maximum()
    assert not page.tail.isVisible()
    page.resize(900, 250)
    assert bar.value() == bar.maximum()


def test_one_row_above_the_end_is_not_the_end(page: TimelinePage) -> None:
    bench = long_room()
    page.show_room(bench.room)
    bar = page.view.verticalScrollBar()
    bar.setValue(bar.maximum() - 1)
    before = bar.value()
    bench.wait(1).log("More")
    page.take(bench.changes)
    assert bar.value() == before
    assert "1 new" in shown(page)


def test_who_reads_above_is_not_moved_but_told(page: TimelinePage) -> None:
    bench = long_room()
    page.show_room(bench.room)
    page.view.verticalScrollBar().setValue(10)
    top = page.model.row_at(page.view.rowAt(0))
    for number in range(3):
        bench.wait(1).log(f"More {number}")
        page.take(bench.changes)
    bench.log("Long before", at=minute(-20))
    page.take(bench.changes)
    assert page.model.row_at(page.view.rowAt(0)) is top
    assert "4 new" in shown(page)
    page.view.scrollToBottom()
    assert not page.tail.isVisible()


def test_end_goes_to_the_first_new_row_and_then_to_the_end(page: TimelinePage) -> None:
    bench = long_room()
    page.show_room(bench.room)
    page.view.setFocus()
    page.view.scrollToTop()
    for number in range(20):
        bench.wait(1).log(f"More {number}")
        page.take(bench.changes)
    press("End")
    assert [bench.room.timeline.by_seq[seq].text for seq in selected(page)] == ["More 0"]
    assert not page.tail.isVisible()
    assert page.model.mark_seq == selected(page)[0]
    press("End")
    assert [bench.room.timeline.by_seq[seq].text for seq in selected(page)] == ["More 19"]
    bench.wait(1).log("One more")
    page.take(bench.changes)
    assert page.model.mark_seq == 0


def test_what_the_filter_hides_is_counted_too(page: TimelinePage) -> None:
    bench = long_room()
    page.show_room(bench.room)
    page.set_query(parse("line"))
    page.view.scrollToTop()
    for number in range(3):
        bench.wait(1).log(f"Line again {number}")
        page.take(bench.changes)
        bench.log("Something else")
        page.take(bench.changes)
    assert "3 new, 3 hidden by the filter" in shown(page)
    page.go_to_new()
    assert [bench.room.timeline.by_seq[seq].text for seq in selected(page)] == ["Line again 0"]
    page.view.scrollToBottom()
    assert "3 new, hidden by the filter" in shown(page)
    tab_until(lambda: focused() is page.tail._button)
    press("Space")
    assert page.query.text == ""
    assert not page.tail.isVisible()


def test_the_room_shown_again_keeps_the_place(page: TimelinePage) -> None:
    bench = long_room()
    page.show_room(bench.room)
    page.view.verticalScrollBar().setValue(10)
    top = page.model.row_at(page.view.rowAt(0))
    assert top is not None
    page.show_room(bench.folded())
    now = page.model.row_at(page.view.rowAt(0))
    assert now is not None
    assert now.seq == top.seq
