"""How one stands at a desk is taken and put again."""

from __future__ import annotations

from tests.rooms import busy_room
from tests.screens import Screens
from ui.desk import standing
from ui.desk.standing import Standing
from warroom.domain.rules.hypotheses import StateHypothesis
from warroom.domain.rules.timeline import Log


def test_page_selection_and_keyboard(screens: Screens) -> None:
    bridge = screens.bridge(busy_room())
    desk = screens.desk(bridge)
    desk.go("fixes")
    desk.choose(desk.room.stream_of("F1"))
    desk.pages.focus_current()
    before = standing.taken(desk)
    assert (before.page, before.stream, before.writing) == ("fixes", desk.room.stream_of("F1"), False)
    other = screens.desk(bridge)
    standing.put(other, before)
    assert standing.taken(other) == before


def test_a_list_is_scrolled_where_it_was(screens: Screens) -> None:
    room = busy_room()
    for number in range(30):
        room.submit(StateHypothesis(statement=f"Cause {number}"))
    bridge = screens.bridge(room)
    desk = screens.desk(bridge, 1000, 620)
    desk.go("hypotheses")
    bar = desk.pages.list_page("hypotheses").list.view.verticalScrollBar()
    screens.qtbot.waitUntil(lambda: bar.maximum() > 10)
    bar.setValue(7)
    before = standing.taken(desk)
    assert 7 in [scroll.value for scroll in before.scrolls]
    other = screens.desk(bridge, 1000, 620)
    standing.put(other, before)
    screens.qtbot.waitUntil(lambda: standing.taken(other).scrolls == before.scrolls)


def test_the_end_stays_the_end(screens: Screens) -> None:
    room = busy_room()
    for number in range(60):
        room.submit(Log(text=f"Line {number}"))
    bridge = screens.bridge(room)
    desk = screens.desk(bridge, 1000, 620)
    other = screens.desk(bridge, 1000, 620)
    standing.put(other, standing.taken(desk))
    assert other.pages.timeline.tail.following


def test_a_page_of_a_newer_version_is_the_timeline(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    standing.put(desk, Standing(page="wall of fame", stream="gone"))
    assert desk.pages.current == "timeline"
