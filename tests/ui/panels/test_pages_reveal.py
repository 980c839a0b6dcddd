"""What is opened from elsewhere comes into sight on the page where it is at home, selected."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.rooms import Bench
from tests.screens import Screens
from ui.desk.desk import Desk


def long_room() -> Bench:
    """Make a room whose lists are all longer than the screen."""
    bench = Bench(
        people=tuple((f"STATION {number}", f"Station {number}", "department") for number in range(40))
    )
    for number in range(40):
        bench.wait(1).log(f"Line {number}")
        bench.hypothesis(f"Cause {number}")
        bench.evidence(f"Seen {number}")
        bench.fix(f"Fix {number}")
        bench.agree(f"Change {number}")
    return bench


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a long room."""
    return screens.desk(long_room(), 1280, 720)


def in_sight(desk: Desk, page: str, stream: str) -> bool:
    """Say whether the selected line of a page is that of a stream, and is in sight."""
    lines = desk.pages.list_page(page).list
    index = lines.view.currentIndex()
    line = lines.model.line(index.row())
    inside = lines.view.viewport().rect().contains(lines.view.visualRect(index).center())
    return line is not None and line.key == stream and inside


@pytest.mark.parametrize(
    ("ref", "page"),
    [
        ("H1", "hypotheses"),
        ("H40", "hypotheses"),
        ("E1", "hypotheses"),
        ("E40", "hypotheses"),
        ("F1", "fixes"),
        ("F40", "fixes"),
        ("C1", "closeout"),
        ("C40", "closeout"),
    ],
)
def test_a_link_is_opened_where_it_is_at_home(ref: str, page: str, desk: Desk, qtbot: QtBot) -> None:
    stream = desk.room.stream_of(ref)
    for other in ("timeline", "owners"):
        desk.go(other)
        desk.open_stream(stream)
        assert desk.pages.current == page
        assert desk.selected == stream
        qtbot.waitUntil(lambda: in_sight(desk, page, stream))


@pytest.mark.parametrize("number", [0, 39])
def test_a_station_chosen_at_the_left_is_in_sight(number: int, desk: Desk, qtbot: QtBot) -> None:
    desk.choose_station(f"station:STATION {number}")
    assert desk.pages.current == "owners"
    qtbot.waitUntil(lambda: in_sight(desk, "owners", f"station:STATION {number}"))


def test_what_has_no_page_of_its_own_is_shown_in_the_timeline(desk: Desk) -> None:
    row = next(row for row in desk.room.timeline.rows if row.text == "Line 3")
    desk.open_stream(row.stream)
    view = desk.pages.timeline.view
    assert desk.pages.current == "timeline"
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_a_list_that_is_refreshed_stays_where_one_reads(desk: Desk, qtbot: QtBot) -> None:
    stream = desk.room.stream_of("H40")
    desk.open_stream(stream)
    qtbot.waitUntil(lambda: in_sight(desk, "hypotheses", stream))
    bar = desk.pages.list_page("hypotheses").list.view.verticalScrollBar()
    bar.setValue(0)
    desk.pages.refresh()
    assert bar.value() == 0


def test_what_is_gone_changes_nothing(desk: Desk) -> None:
    desk.go("fixes")
    desk.pages.reveal("fix:not-here")
    assert desk.pages.current == "fixes"
