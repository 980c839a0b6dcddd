"""The forms of station sets at a desk."""

from __future__ import annotations

import pytest

from tests.houses import SET, house_bench, put
from tests.rooms import STATIONS, Bench
from ui.dialogs import station_sets as forms
from warroom.domain.rules.house import WriteHouse
from warroom.domain.rules.station_sets import OpenStations
from warroom.domain.state.house import StationSetWritten
from warroom.errors import Rejected


def test_a_set_of_the_house_is_opened() -> None:
    bench = house_bench()
    with pytest.raises(Rejected):
        forms.open_set(bench.room)
    stream = put(bench, SET)
    form = forms.open_set(bench.room)
    assert form.fields[0].options == ((stream, "Billing fails: LEAD, BILLING"),)
    command = form.make({"set": stream})
    assert isinstance(command, OpenStations)
    assert command.stations == SET.stations


def test_the_stations_of_a_room_are_kept() -> None:
    form = forms.keep_set(Bench().room)
    command = form.make({"name": "Cards"})
    assert isinstance(command, WriteHouse)
    assert isinstance(command.written, StationSetWritten)
    assert [(each.key, each.duty) for each in command.written.stations] == [
        (key, duty) for key, _name, duty in STATIONS
    ]
    with pytest.raises(Rejected):
        forms.keep_set(Bench(people=()).room)
