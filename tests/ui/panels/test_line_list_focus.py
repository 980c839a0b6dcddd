"""The keyboard coming to a list selects nothing: what is selected elsewhere stays selected."""

from __future__ import annotations

import pytest

from tests.rooms import busy_room
from tests.screens import Screens, focused, press
from ui.models.lines import Cell, Column, Line
from ui.panels.line_list import LineList


def test_a_list_takes_the_keyboard_without_choosing(screens: Screens) -> None:
    made = LineList((Column("Hypothesis"),), "Hypotheses")
    picked: list[str] = []
    made.picked.connect(picked.append)
    made.show_lines([Line(key, (Cell(key),)) for key in ("H1", "H2", "H3")], "")
    screens.show(made)
    made.setFocus()
    assert focused() is made.view
    assert not made.view.currentIndex().isValid()
    press("Down")
    press("Down")
    assert picked == ["H1", "H2"]


def test_coming_back_to_a_list_goes_on_where_one_was(screens: Screens) -> None:
    made = LineList((Column("Hypothesis"),), "Hypotheses")
    made.show_lines([Line(key, (Cell(key),)) for key in ("H1", "H2", "H3")], "H2")
    screens.show(made)
    made.setFocus()
    picked: list[str] = []
    made.picked.connect(picked.append)
    press("Down")
    assert picked == ["H3"]


@pytest.mark.parametrize("page", ["timeline", "hypotheses", "fixes", "asks", "owners", "files", "closeout"])
def test_going_to_a_page_leaves_the_selection_alone(page: str, screens: Screens) -> None:
    bench = busy_room()
    desk = screens.desk(bench)
    desk.choose(bench.room.stream_of("D1"))
    press("Escape")
    press("Ctrl+2" if page == "timeline" else "Ctrl+1")
    desk.go(page)
    assert desk.selected == bench.room.stream_of("D1")


def test_walking_the_timeline_begins_in_sight(screens: Screens) -> None:
    bench = busy_room()
    for number in range(60):
        bench.wait(1).log(f"Line {number}")
    desk = screens.desk(bench)
    press("Escape")
    press("Up")
    rows = sorted(bench.room.timeline.rows, key=lambda row: (row.occurred_at, row.seq))
    assert desk.selected_seq == rows[-1].seq
