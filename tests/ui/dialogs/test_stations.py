"""Forms of stations: opened, taken, handed over, left, heard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox

from tests.rooms import ANNA, BEN, Bench, busy_room
from tests.screens import Screens, fill, form_of, press, shown
from ui.desk.desk import Desk
from ui.dialogs import stations

pytestmark = pytest.mark.both


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a room in which Anna leads."""
    bench = Bench()
    bench.take("LEAD")
    return screens.desk(bench)


def test_a_department_joins(screens: Screens, desk: Desk) -> None:
    desk.ask(stations.open_station(desk.room))
    room = screens.answer(desk, key="stores 2", name="Stores of the south")
    assert room.stations.by_key["STORES 2"].name == "Stores of the south"


def test_a_call_sign_that_is_none_is_refused_beside_it(desk: Desk) -> None:
    dialog = desk.ask(stations.open_station(desk.room))
    fill(dialog, key="<b>")
    press("Ctrl+Return")
    assert "A call sign has" in shown(dialog)
    assert dialog.controls["key"].widget.property("wrong") is True


def test_only_vacant_stations_are_offered(desk: Desk) -> None:
    dialog = desk.ask(stations.take_station(desk.room, ANNA, "Anna"))
    box = dialog.controls["key"].widget
    assert isinstance(box, QComboBox)
    assert [box.itemData(place) for place in range(box.count())] == ["VOICE", "SCRIBE", "NETWORK", "PAYMENTS"]


def test_a_station_is_taken_under_ones_name(screens: Screens, desk: Desk) -> None:
    desk.ask(stations.take_station(desk.room, ANNA, "Anna Alvarez", "NETWORK"))
    assert form_of(desk).controls["key"].value() == "NETWORK"
    room = screens.answer(desk, name="Anna A.")
    seat = room.stations.by_key["NETWORK"].seat
    assert seat is not None
    assert seat.person == ANNA
    assert room.stations.name(ANNA) == "Anna A."


def test_where_every_station_is_taken_it_says_so(screens: Screens) -> None:
    bench = Bench(people=(("LEAD", "Lead", "lead"),))
    bench.take("LEAD")
    desk = screens.desk(bench)
    dialog = desk.ask(stations.take_station(desk.room, BEN, "Ben"))
    assert "Every station is taken." in shown(dialog)
    press("Ctrl+Return")
    assert dialog.isVisible()
    assert "There is no station" in shown(dialog)


def test_an_offer_to_somebody_new(screens: Screens, desk: Desk) -> None:
    desk.ask(stations.hand_over(desk.room, "LEAD"))
    room = screens.answer(desk, name="Dora Diaz", notes="Watch the shops")
    offer = room.stations.by_key["LEAD"].offer
    assert offer is not None
    assert room.stations.name(offer.person) == "Dora Diaz"
    assert offer.notes == "Watch the shops"


def test_an_offer_to_somebody_known(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    desk.ask(stations.hand_over(desk.room, "LEAD"))
    room = screens.answer(desk, person=BEN)
    offer = room.stations.by_key["LEAD"].offer
    assert offer is not None
    assert offer.person == BEN


def test_an_offer_to_nobody_is_refused(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    dialog = desk.ask(stations.hand_over(desk.room, "LEAD"))
    press("Ctrl+Return")
    assert dialog.isVisible()
    assert "Nothing was offered." in shown(dialog) or "Say who." in shown(dialog)


def test_a_station_is_left(screens: Screens, desk: Desk) -> None:
    desk.ask(stations.leave("LEAD"))
    room = screens.answer(desk, reason="End of my shift")
    assert room.stations.by_key["LEAD"].seat is None


def test_a_station_says_how_it_stands(screens: Screens, desk: Desk) -> None:
    desk.ask(stations.check_in("LEAD"))
    assert screens.answer(desk, status="All hands here").stations.by_key["LEAD"].status == "All hands here"
