"""The left side: pages with their counts, stations with marks and ages, all reached by key."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.asking import ask
from tests.hostile import HOSTILE
from tests.rooms import BEN, Bench, busy_room
from tests.screens import Screens, click, focused, press, shown, tab_until
from ui.panels.left import Item, Left, station_end


@pytest.fixture
def left(screens: Screens) -> Left:
    """Give the left side in a window of its own."""
    made = Left()
    made.resize(216, 700)
    screens.show(made)
    return made


def items(left: Left) -> dict[str, Item]:
    """Give its lines by page or call sign."""
    return {each.key: each for each in left.findChildren(Item)}


def test_pages_carry_their_counts(left: Left) -> None:
    room = busy_room().room
    left.show_room(room, "timeline", "LEAD")
    names = {key: item.accessibleName() for key, item in items(left).items()}
    assert names["timeline"] == f"Timeline {len(room.timeline.rows)}"
    assert names["hypotheses"] == "Hypotheses 0"
    assert names["fixes"] == "Candidate fixes 2"
    assert names["owners"] == "Owners 3 of 5"
    assert names["closeout"].startswith("Close-out 9 / ")


def test_fixes_under_way_are_counted_with_a_mark(left: Left) -> None:
    bench = busy_room()
    bench.move(bench.room.stream_of("F2"), "ordered")
    left.show_room(bench.room, "timeline", "LEAD")
    assert items(left)["fixes"].accessibleName() == "Candidate fixes ◆ 1"


def test_a_station_says_by_mark_and_age_how_it_is() -> None:
    bench = Bench()
    bench.take("NETWORK", BEN)
    network = bench.room.stations.by_key["NETWORK"]
    assert station_end(bench.as_of(bench.wait(5).now), network) == ("● 5m", "")
    assert station_end(bench.as_of(bench.wait(35).now), network) == ("◌ 40m", "caution")
    assert station_end(bench.room, bench.room.stations.by_key["SCRIBE"]) == ("○", "")
    assert station_end(bench.room, bench.room.stations.by_key["LEAD"]) == ("○", "caution")


def test_a_late_answer_is_said_at_its_station_and_its_page(left: Left) -> None:
    bench = Bench()
    ask(bench, "Do all lines answer?", due_in=5)
    ask(bench, "Is it the bank?", due_in=3)
    left.show_room(bench.as_of(bench.wait(27).now), "timeline", "LEAD")
    names = {key: item.accessibleName() for key, item in items(left).items()}
    assert names["asks"] == "Asks ◆ 2 late"
    assert names["NETWORK"] == "NETWORK ◆ late 24m"


def test_new_stations_come_in_below(left: Left) -> None:
    left.show_room(Bench(people=()).room, "timeline", "")
    assert "none yet" in shown(left)
    left.show_room(Bench().room, "timeline", "")
    assert "none yet" not in shown(left)
    assert list(items(left))[-5:] == ["LEAD", "VOICE", "SCRIBE", "NETWORK", "PAYMENTS"]


@pytest.mark.parametrize("key", ["Return", "Space"])
def test_pages_and_stations_are_chosen_by_key(key: str, left: Left, qtbot: QtBot) -> None:
    left.show_room(busy_room().room, "timeline", "LEAD")
    tab_until(lambda: focused() is items(left)["fixes"])
    with qtbot.waitSignal(left.page_chosen) as page:
        press(key)
    assert page.args == ["fixes"]
    tab_until(lambda: focused() is items(left)["NETWORK"])
    with qtbot.waitSignal(left.station_chosen) as station:
        press(key)
    assert station.args == ["station:NETWORK"]


def test_pages_are_chosen_by_mouse(left: Left, qtbot: QtBot) -> None:
    left.show_room(busy_room().room, "timeline", "LEAD")
    with qtbot.waitSignal(left.page_chosen):
        click(items(left)["owners"])


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_any_call_sign_is_drawn_as_it_is(text: str, left: Left) -> None:
    left.show_room(Bench(people=((text, text, "lead"),)).room, "timeline", text)
    assert not left.grab().isNull()
    assert items(left)[text].accessibleName().startswith(text.strip())
    assert left.width() == 216
