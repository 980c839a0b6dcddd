"""Forms of guard rules ask, and what they log is what was asked."""

from __future__ import annotations

import pytest

from tests.rooms import busy_room
from tests.screens import Screens, form_of, press, shown
from ui.desk.desk import Desk
from warroom.domain.rules.guards import in_force

pytestmark = pytest.mark.both


def set_one(desk: Desk, screens: Screens) -> str:
    press("Ctrl+Shift+G")
    screens.answer(desk, text="Nobody touches line 3", reason="It is all we have")
    return desk.room.stream_of("G1")


def test_a_guard_rule_is_set_lifted_and_holds_again_by_key(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    stream = set_one(desk, screens)
    assert desk.room.guards[stream].reason == "It is all we have"
    desk.open_stream(stream)
    press("F2")
    assert "Lift G1" in shown(form_of(desk))
    screens.answer(desk, reason="It is whole")
    assert in_force(desk.room) == []
    press("F2")
    assert "G1 holds again" in shown(form_of(desk))
    screens.answer(desk, reason="Broken again")
    assert [guard.id for guard in in_force(desk.room)] == [stream]


def test_what_is_wrong_is_said_beside_its_field(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    press("Ctrl+Shift+G")
    press("Ctrl+Return")
    dialog = form_of(desk)
    assert "Write a few words here." in shown(dialog)
    assert dialog.controls["text"].widget.property("wrong")
