"""Setting up the wall asks for screen, size and seat, and refuses what cannot be read beside its field."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.rooms import Bench
from tests.screens import Screens, nameless, press, shown
from ui.dialogs.wall import WallSetup
from warroom.config import Settings


@pytest.fixture
def dialog(screens: Screens) -> WallSetup:
    """Give the dialog over a desk."""
    made = WallSetup(Settings(), screens.desk(Bench()))
    made.open()
    return made


def test_the_answers_are_settings(dialog: WallSetup, qtbot: QtBot) -> None:
    assert nameless(dialog) == []
    dialog.controls["diagonal"].set_value("140 cm")
    dialog.controls["distance"].set_value("6")
    dialog.sound.box.setChecked(True)
    with qtbot.waitSignal(dialog.chosen) as told:
        press("Return")
    (chosen,) = told.args
    assert chosen["wall_screen"] == ""
    assert round(chosen["wall_diagonal"], 1) == 55.1
    assert chosen["wall_distance"] == 6
    assert chosen["wall_sound"] is True
    assert [chosen[f"wall_{name}"] for name in ("public", "quiet", "rotate")] == [False, False, 0]


def test_for_whom_how_quiet_and_in_turns(dialog: WallSetup, qtbot: QtBot) -> None:
    for name, value in (("public", True), ("quiet", True), ("rotate", 60)):
        dialog.controls[name].set_value(value)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.send()
    (chosen,) = told.args
    assert [chosen[f"wall_{name}"] for name in ("public", "quiet", "rotate")] == [True, True, 60]


@pytest.mark.parametrize(("field", "text", "said"), [("diagonal", "big", "55in"), ("distance", "far", "4m")])
def test_what_cannot_be_read_is_said_and_stays(dialog: WallSetup, field: str, text: str, said: str) -> None:
    dialog.controls[field].set_value(text)
    dialog.send()
    assert dialog.isVisible()
    assert f"is written like {said}" in shown(dialog)
    assert dialog.controls[field].value() == text
    assert dialog.controls[field].widget.hasFocus()
