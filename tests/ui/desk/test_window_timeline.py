"""A window made anew, in another language, goes on where one was reading in the timeline."""

from __future__ import annotations

from tests.rooms import Bench
from tests.screens import Screens
from warroom.services.query import parse


def test_the_search_and_the_place_are_kept(screens: Screens) -> None:
    bench = Bench()
    for number in range(200):
        bench.wait(0.1).log(f"Note {number}")
    window = screens.window()
    desk = screens.enter(window, bench)
    page = desk.pages.timeline
    page.set_query(parse("kind:note note"))
    page.view.verticalScrollBar().setValue(50)
    top = page.model.row_at(page.view.rowAt(0))
    assert top is not None
    window.next_language()
    screens.qtbot.waitUntil(lambda: window.desk is not None and window.desk is not desk)
    assert window.desk is not None
    again = window.desk.pages.timeline
    assert again.query.text == "tipo:nota note"
    now = again.model.row_at(again.view.verticalScrollBar().value())
    assert now is not None
    assert now.seq == top.seq
