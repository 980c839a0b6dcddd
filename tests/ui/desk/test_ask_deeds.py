"""Asks and calls by key: ask, answer the selected or the oldest, drop, call the lead, hear the next."""

from __future__ import annotations

import pytest

from tests.asking import ask, call
from tests.rooms import Bench, busy_room
from tests.screens import Screens, form_of, press
from ui.desk.desk import Desk
from warroom.clock import later, real_now

pytestmark = pytest.mark.both


def opened(screens: Screens, bench: Bench) -> Desk:
    """Show a desk with the keyboard in its page."""
    desk = screens.desk(bench)
    desk.pages.focus_current()
    return desk


def test_a_selected_station_is_the_one_asked(screens: Screens) -> None:
    desk = opened(screens, busy_room())
    desk.choose("station:NETWORK")
    press("Ctrl+U")
    room = screens.answer(desk, text="Do all lines answer?", due="15m")
    (found,) = room.asks.values()
    assert (found.to, found.asker, found.open) == ("NETWORK", "LEAD", True)


def test_the_oldest_answer_i_owe_comes_first(screens: Screens) -> None:
    bench = busy_room()
    ask(bench, "Anything else?", "LEAD", station="NETWORK")
    first = ask(bench, "Do we stop?", "LEAD", station="NETWORK", due_in=5)
    desk = opened(screens, bench)
    press("Ctrl+Shift+U")
    assert desk.selected == first
    room = screens.answer(desk, text="No")
    assert room.asks[first].state == "answered"


def test_who_owes_nothing_is_told_so(screens: Screens) -> None:
    desk = opened(screens, busy_room())
    press("Ctrl+Shift+U")
    assert "Nobody waits for an answer of yours" in desk.message.text


def test_the_selected_ask_is_answered_dropped_opened_and_heard(screens: Screens) -> None:
    bench = busy_room()
    one, two = ask(bench, "One?"), ask(bench, "Two?")
    desk = opened(screens, bench)
    desk.choose(one)
    press("Ctrl+Shift+U")
    assert form_of(desk).windowTitle() == "Answer A1"
    screens.answer(desk, text="Yes")
    desk.do_by_id("ask.reopen")
    assert screens.answer(desk, reason="Not enough").asks[one].open
    desk.choose(two)
    desk.do_by_id("ask.copy")
    assert screens.settled(desk.bridge).asks[two].copied_at
    press("Ctrl+Shift+X")
    assert screens.answer(desk, reason="Not needed").asks[two].state == "dropped"


def test_f2_changes_an_ask(screens: Screens) -> None:
    bench = Bench(start=later(real_now(), -60))
    stream = ask(bench, "One?", due_in=30)
    desk = opened(screens, bench)
    desk.choose(stream)
    press("F2")
    assert screens.answer(desk, to="PAYMENTS").asks[stream].to == "PAYMENTS"


def test_calling_twice_takes_the_call_back(screens: Screens) -> None:
    desk = opened(screens, busy_room())
    press("F4")
    (made,) = screens.settled(desk.bridge).calls.values()
    assert (made.station, made.waiting) == ("LEAD", True)
    press("F4")
    screens.settled(desk.bridge)
    assert made.id in desk.room.calls
    assert desk.room.calls[made.id].state == "taken_back"


def test_the_lead_hears_the_next_call_or_the_selected_one(screens: Screens) -> None:
    bench = busy_room()
    first, second, third = (call(bench.wait(1), key) for key in ("NETWORK", "PAYMENTS", "VOICE"))
    desk = opened(screens, bench)
    press("Shift+F4")
    assert screens.settled(desk.bridge).calls[first].state == "heard"
    desk.choose(third)
    press("F2")
    assert screens.settled(desk.bridge).calls[third].state == "heard"
    assert desk.room.calls[second].waiting
    press("Shift+F4")
    screens.settled(desk.bridge)
    press("Shift+F4")
    assert desk.message.text == "Nobody is calling the lead."
