"""What an answer changes, and what is said when it is not taken."""

from __future__ import annotations

import pytest

from tests.rooms import START, Bench, minute
from tests.screens import Screens, full_disk, press, shown
from ui.desk.first_answers import answer, read_since
from warroom.clock import seconds_between
from warroom.domain.state.incident import Changed
from warroom.errors import Rejected

pytestmark = pytest.mark.both


@pytest.mark.parametrize(
    ("question", "value", "changed"),
    [
        ("words", "Nobody can pay", Changed(customer_words="Nobody can pay")),
        ("affected", "over_10", Changed(affected="over_10")),
        ("scope", "whole", Changed(scope="whole")),
        ("procedure", "Card outage", Changed(fits="yes", procedure="Card outage")),
        ("procedure", "", Changed(fits="none", procedure="")),
    ],
)
def test_an_answer_is_a_change_of_the_incident(question: str, value: str, changed: Changed) -> None:
    assert answer(Bench().room, question, value) == changed


def test_times_are_read_as_they_are_typed() -> None:
    room = Bench(nature="history").room
    now = room.clock.now()
    assert round(seconds_between(read_since(room, "-20m"), now)) in range(1199, 1203)
    assert seconds_between(read_since(room, "now"), now) < 2
    assert read_since(room, START) == minute(0)
    with pytest.raises(Rejected):
        read_since(room, "soon")


@pytest.mark.files
def test_an_answer_that_the_disk_refuses_stays_in_its_line(screens: Screens) -> None:
    desk = screens.desk(Bench())
    desk.bars.first.next_question()
    long = "Nobody can pay " * 400
    desk.bars.first.edit.setText(long.strip())
    with full_disk(screens.store):
        press("Return")
        screens.qtbot.waitUntil(lambda: "full" in shown(desk.bars.first).casefold())
    assert desk.bars.first.edit.text() == long.strip()
    press("Return")
    screens.settled(desk.bridge)
    assert desk.room.incident.customer_words == long.strip()
