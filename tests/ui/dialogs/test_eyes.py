"""The form of a line on the wall: what it logs, what it refuses, and a line that stands is taken up."""

from __future__ import annotations

import pytest

from tests.rooms import Bench, busy_room
from tests.screens import Screens, form_of, press, shown
from ui.desk.desk import Desk
from warroom.domain.rules.eyes import eyes_now

pytestmark = pytest.mark.both


def at_the_lead(screens: Screens) -> Desk:
    return screens.desk(busy_room())


def test_a_line_is_called_changed_and_taken_down_by_key(screens: Screens) -> None:
    desk = at_the_lead(screens)
    press("Ctrl+F11")
    screens.answer(desk, text="Hands off line 3", minutes=5, customer_safe="yes")
    line = eyes_now(desk.room)
    assert line is not None
    assert (line.text, line.minutes, line.customer_safe) == ("Hands off line 3", 5, True)
    assert desk.bars.eyes.isVisible()
    assert "Hands off line 3" in desk.bars.eyes.accessibleName()
    press("Ctrl+F11")
    dialog = form_of(desk)
    assert dialog.controls["text"].value() == "Hands off line 3"
    screens.answer(desk, text="Hands off lines 3 and 4")
    press("Ctrl+Shift+F11")
    screens.settled(desk.bridge)
    assert eyes_now(desk.room) is None
    screens.qtbot.waitUntil(desk.bars.eyes.isHidden)
    press("Ctrl+Z")
    room = screens.settled(desk.bridge)
    again = eyes_now(room)
    assert again is not None
    assert again.text == "Hands off lines 3 and 4"


def test_what_is_wrong_is_said_beside_its_field_and_stays(screens: Screens) -> None:
    desk = at_the_lead(screens)
    press("Ctrl+F11")
    dialog = form_of(desk)
    dialog.controls["minutes"].set_value(0)
    dialog.controls["text"].set_value("Hands off")
    press("Ctrl+Return")
    assert "Write 1 to 60 minutes" in shown(dialog)
    assert dialog.controls["text"].value() == "Hands off"


def test_without_a_station_it_says_who_may(screens: Screens) -> None:
    desk = screens.desk(Bench())
    press("Ctrl+F11")
    dialog = form_of(desk)
    dialog.controls["text"].set_value("Hands off")
    press("Ctrl+Return")
    assert "That is LEAD." in shown(dialog)
    press("Escape")
    press("Ctrl+Shift+F11")
    assert desk.message.text == "Only the lead calls all eyes to the wall. That is LEAD."
