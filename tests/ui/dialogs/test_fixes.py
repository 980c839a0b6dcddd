"""Forms of fixes make the entries they promise."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox

from tests.rooms import busy_room
from tests.screens import Screens, fill, form_of, press, shown
from ui.desk.desk import Desk
from ui.dialogs import fixes
from warroom.domain.rules.fixes import NEXT
from warroom.domain.state.fixes import Risk

pytestmark = pytest.mark.both


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a busy room."""
    return screens.desk(busy_room())


def test_only_what_it_is_must_be_said(screens: Screens, desk: Desk) -> None:
    desk.ask(fixes.new_fix(desk.room, "LEAD"))
    press("Ctrl+Return")
    assert "Write a few words here." in shown(form_of(desk))
    room = screens.answer(desk, title="Restart the gateway")
    fix = room.fixes[room.stream_of("F3")]
    assert (fix.title, fix.owner, fix.risk_acting) == ("Restart the gateway", "LEAD", Risk())


def test_everything_that_is_known(screens: Screens, desk: Desk) -> None:
    answers = (desk.room.stream_of("H1"),)
    desk.ask(fixes.new_fix(desk.room, "LEAD"))
    room = screens.answer(
        desk,
        title="Restart the gateway",
        owner="NETWORK",
        answers=answers,
        acting_likelihood=2,
        acting_impact=5,
        acting_text="Payments in flight are lost",
        waiting_likelihood=5,
        waiting_impact=3,
        reversibility="R2",
        way_back="None",
        effect_from_min=2,
        effect_to_min=10,
    )
    fix = room.fixes[room.stream_of("F3")]
    assert (fix.owner, fix.answers, fix.reversibility) == ("NETWORK", answers, "R2")
    assert fix.risk_acting == Risk(2, 5, "Payments in flight are lost")
    assert fix.risk_waiting == Risk(5, 3, "")
    assert (fix.effect_from_min, fix.effect_to_min) == (2, 10)


def test_a_span_the_wrong_way_round_is_refused_beside_it(desk: Desk) -> None:
    dialog = desk.ask(fixes.new_fix(desk.room, "LEAD"))
    fill(dialog, title="Restart", effect_from_min=9, effect_to_min=3)
    press("Ctrl+Return")
    assert "from the shorter to the longer" in shown(dialog)
    assert dialog.controls["effect_to_min"].widget.property("wrong") is True


def test_what_is_known_anew(screens: Screens, desk: Desk) -> None:
    stream = desk.room.stream_of("F2")
    desk.ask(fixes.change_fix(desk.room, stream))
    assert form_of(desk).controls["effect_to_min"].value() == 15
    room = screens.answer(desk, way_back="Send them back", reason="Asked the shops")
    assert room.fixes[stream].way_back == "Send them back"


def test_nothing_new_is_refused(desk: Desk) -> None:
    dialog = desk.ask(fixes.change_fix(desk.room, desk.room.stream_of("F2")))
    press("Ctrl+Return")
    assert "Nothing is different" in shown(dialog)


def test_only_the_states_that_follow_are_offered(desk: Desk) -> None:
    dialog = desk.ask(fixes.move_fix(desk.room, desk.room.stream_of("F2")))
    box = dialog.controls["state"].widget
    assert isinstance(box, QComboBox)
    assert tuple(box.itemData(place) for place in range(box.count())) == NEXT["idea"]


def test_a_fix_goes_on_with_a_reason_and_a_time(screens: Screens, desk: Desk) -> None:
    stream = desk.room.stream_of("F2")
    desk.ask(fixes.move_fix(desk.room, stream))
    room = screens.answer(desk, state="ordered", reason="Now", occurred_at="2026-03-02T15:00:00Z")
    move = room.fixes[stream].moves[-1]
    assert (move.state, move.reason, move.at) == ("ordered", "Now", "2026-03-02T15:00:00.000000Z")


def test_putting_aside_needs_a_reason(desk: Desk) -> None:
    dialog = desk.ask(fixes.move_fix(desk.room, desk.room.stream_of("F2")))
    fill(dialog, state="parked")
    press("Ctrl+Return")
    assert "Say why." in shown(dialog)
    assert dialog.controls["reason"].widget.property("wrong") is True


def test_a_fate_and_the_procedure_it_becomes(screens: Screens, desk: Desk) -> None:
    stream = desk.room.stream_of("F1")
    desk.ask(fixes.fate(desk.room, stream))
    fill(form_of(desk), fate="standard")
    press("Ctrl+Return")
    assert "Name the standard procedure" in shown(form_of(desk))
    room = screens.answer(desk, procedure="Rolling back the gateway", reason="It works")
    assert (room.fixes[stream].fate, room.fixes[stream].procedure) == ("standard", "Rolling back the gateway")
