"""A form says who has it open too, and what others change meanwhile; nothing typed is lost."""

from __future__ import annotations

from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from tests.rooms import BEN, busy_room
from tests.screens import Screens, form_of, press, type_in
from ui.bridge import Bridge
from ui.desk.desk import Desk
from ui.dialogs.beside import Beside, about
from ui.dialogs.form import FormDialog
from warroom.domain.rules.fixes import ChangeFix, MoveFix
from warroom.domain.state.fixes import Changed
from warroom.services.presence import Company, Present


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give Anna's desk."""
    return screens.desk(busy_room())


@pytest.fixture
def ben(screens: Screens, desk: Desk) -> Bridge:
    """Give Ben at another desk."""
    return screens.bridge(desk.bridge.incident, BEN, "VOICE")


def open_fix(desk: Desk) -> tuple[FormDialog, Beside, str]:
    fix = next(iter(desk.room.fixes))
    desk.open_stream(fix)
    press("F2")
    dialog = form_of(desk)
    (beside,) = dialog.findChildren(Beside)
    return dialog, beside, fix


def says(beside: Beside, text: str) -> bool:
    return text in beside._what.text()


def test_each_form_knows_what_it_changes(desk: Desk) -> None:
    room = desk.room
    assert about(room, "dialog:incident") == "incident"
    fix = next(iter(room.fixes))
    assert about(room, f"dialog:fix:{fix}") == about(room, f"dialog:move:{fix}") == fix
    assert about(room, f"dialog:status:{fix}:ruled_out") == fix
    assert about(room, "dialog:checkin:LEAD") == "station:LEAD"
    assert about(room, "dialog:fix") == about(room, "dialog:x:nowhere") == about(room, "") == ""


def test_who_has_it_open_too_is_said_and_taken_back(desk: Desk) -> None:
    dialog, beside, fix = open_fix(desk)
    fields = [each.widget.pos() for each in dialog.controls.values()]
    assert not beside.isVisible()
    desk.bridge.meet(Company((Present("1", "x", "Marta Kowalska", stream=fix),)))
    assert beside.isVisible()
    assert beside._who.text() == "Marta Kowalska changes F1 too."
    assert [each.widget.pos() for each in dialog.controls.values()] == fields
    desk.bridge.meet(Company())
    assert not beside.isVisible()
    dialog.reject()


@pytest.mark.both
def test_what_others_change_meanwhile_is_said_and_nothing_typed_is_lost(
    desk: Desk, ben: Bridge, qtbot: QtBot
) -> None:
    dialog, beside, fix = open_fix(desk)
    press("Ctrl+A")
    type_in("Mine")
    ben.submit(ChangeFix(stream=fix, changed=Changed(title="Theirs <b>x</b>")))
    qtbot.waitUntil(beside._what.isVisible)
    first, *_rest, last = beside._what.text().split("\n")
    assert first.startswith("VOICE · Ben Brandt changed it at ")
    assert "Theirs <b>x</b> (was: " in first
    assert last == "What you typed stays as it is."
    assert dialog.controls["title"].value() == "Mine"
    dialog.reject()
    desk.open_stream(fix)
    press("F2")
    assert form_of(desk).controls["title"].value() == "Mine"
    form_of(desk).reject()


def test_only_the_newest_changes_are_said(desk: Desk, ben: Bridge, qtbot: QtBot) -> None:
    dialog, beside, fix = open_fix(desk)
    for number in range(5):
        ben.submit(ChangeFix(stream=fix, changed=Changed(title=f"Theirs {number}")))
        qtbot.waitUntil(partial(says, beside, f"Theirs {number}"))
    assert len(beside._what.text().split("\n")) == 4
    assert "Theirs 1 " not in beside._what.text().split("\n")[0].partition("(was")[0]
    dialog.reject()


def test_what_happens_elsewhere_is_none_of_its_business(desk: Desk, ben: Bridge, qtbot: QtBot) -> None:
    dialog, beside, fix = open_fix(desk)
    other = next((each for each in desk.room.fixes if each != fix), "")
    if other:
        ben.submit(MoveFix(stream=other, state="ready"))
    with qtbot.waitSignal(desk.bridge.wrote, raising=bool(other), timeout=2000):
        pass
    assert not beside.isVisible()
    dialog.reject()
