"""A question by keyboard: asked with a time, late when its time has come, answered; and a call heard."""

from __future__ import annotations

import pytest

from tests.journeys.person import PICTURES, Person
from tests.rooms import Bench
from tests.screens import Screens, shown
from warroom import config
from warroom.clock import real_now
from warroom.domain.rules.asks import late_by
from warroom.domain.rules.records import ShiftClock
from warroom.domain.state.clockwork import Shifted

pytestmark = pytest.mark.both

START = "2026-03-02T14:00:00.000000Z"
LATER = "2026-03-02T14:27:00.000000Z"


def sit(person: Person, key: str) -> None:
    """Take a station by its form."""
    person.form("Ctrl+Shift+T")
    person.choose("Station", key)
    person.send()


def test_asked_late_answered(screens: Screens) -> None:
    config.remember(person="Anna Alvarez")
    bench = Bench(nature="rehearsal")
    bench.shift_clock(real_now(), START)
    window = screens.window()
    window.resize(1480, 900)
    desk = screens.enter(window, bench)
    person = Person(screens, window, PICTURES.with_name("journey-asks"))
    sit(person, "LEAD")
    person.press("Ctrl+L")
    person.type("/ask @NET")
    person.look("station-offered")
    person.press("Tab")
    room = person.log("Do all lines answer? in 15m")
    (ask,) = room.asks.values()
    assert (ask.ref, ask.to, ask.text) == ("A1", "NETWORK", "Do all lines answer?")
    sit(person, "NETWORK")
    person.press("Ctrl+L")
    person.log("/call @NETWORK About the lines")
    person.press("Ctrl+6")
    person.look("due")
    assert "1 open · 0 late" in shown(desk.pages.page)

    desk.bridge.submit(ShiftClock(shifted=Shifted(real_anchor=real_now(), room_anchor=LATER)))
    screens.settled(desk.bridge)
    desk.pages.refresh()
    desk.left.show_room(person.room, "asks", "LEAD")
    assert 11 * 60 < late_by(person.room, person.room.asks[ask.id]) < 13 * 60
    assert "1 open · 1 late" in shown(desk.pages.page)
    assert "late" in shown(desk.left)
    person.look("late")

    before = person.room.seq
    person.press("Shift+F4")
    room = person.taken(before)
    assert [(call.station, call.state) for call in room.calls.values()] == [("NETWORK", "heard")]
    person.select("Ctrl+6", "Do all lines answer?")
    person.form("Ctrl+Shift+U")
    person.type("All but line 3")
    person.look("answering")
    room = person.send()
    last = room.asks[ask.id].last
    assert last is not None
    assert (last.what, last.text) == ("answered", "All but line 3")
    assert "0 open · 0 late" in shown(desk.pages.page)
    person.look("answered")
    assert person.keys < 150, person.keys
