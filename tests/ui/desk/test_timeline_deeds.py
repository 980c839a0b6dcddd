"""The keys of the timeline, pressed at a desk."""

from __future__ import annotations

from tests.rooms import Bench, busy_room
from tests.screens import Screens, focused, press, type_in
from ui.desk.desk import Desk


def marked_room() -> Bench:
    """Make a room with three key moments among many notes."""
    bench = Bench()
    bench.take("LEAD")
    for number in range(60):
        bench.wait(1).log(f"Note {number}", key=number in (10, 30, 50))
    return bench


def text(desk: Desk) -> str:
    """Give the words of what is selected."""
    row = desk.selected_row()
    return row.text if row else ""


def test_search_is_opened_from_any_page_and_left_step_by_step(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    press("Ctrl+4")
    press("Ctrl+F")
    page = desk.pages.timeline
    assert desk.pages.current == "timeline"
    assert focused() is page.bar.field
    type_in("roll")
    assert 0 < page.model.rowCount() < page.model.total
    press("Return")
    assert "oll" in page.model.words(page.selected_rows()[0]).plain
    press("Escape", 2)
    assert focused() is desk.line.edit
    assert page.model.rowCount() == page.model.total


def test_key_moments_are_stepped_through_by_key(screens: Screens) -> None:
    desk = screens.desk(marked_room())
    press("Alt+Up")
    assert text(desk) == "Note 50"
    press("Alt+Up")
    assert text(desk) == "Note 30"
    press("Alt+Down")
    assert text(desk) == "Note 50"


def test_me_is_the_station_one_holds(screens: Screens) -> None:
    desk = screens.desk(marked_room())
    press("Ctrl+F")
    type_in("@me")
    page = desk.pages.timeline
    assert page.model.rowCount() >= 60
    assert page.stations() == ("LEAD",)
