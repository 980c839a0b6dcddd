"""One key asks for the change that fits what is selected, whatever it is."""

from __future__ import annotations

import pytest

from tests.rooms import busy_room
from tests.screens import Screens, form_of, press, shown
from warroom.domain.rules.asks import AskStation
from warroom.domain.rules.guards import SetGuard

FORMS = {
    "H1": "Change H1",
    "E1": "Change E1",
    "F2": "Change F2",
    "A1": "A1",
    "G1": "Lift G1",
    "D2": "Correct entry",
}


@pytest.mark.parametrize("ref", FORMS)
def test_each_thing_has_its_own_form(ref: str, screens: Screens) -> None:
    bench = busy_room()
    bench.submit(AskStation(text="How many?", to="VOICE"))
    bench.submit(SetGuard(text="Nobody touches line 3"))
    desk = screens.desk(bench)
    desk.open_stream(desk.room.stream_of(ref))
    press("F2")
    assert FORMS[ref] in shown(form_of(desk))


def test_the_incident_and_stations_too(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    for stream, words in (
        ("incident", "What we know of the incident"),
        ("station:LEAD", "LEAD checks in"),
        ("station:NETWORK", "Take a station"),
        ("point:factors", "Name a contributing factor"),
    ):
        desk.choose(stream)
        press("F2")
        dialog = form_of(desk)
        assert words in shown(dialog)
        dialog.reject()
