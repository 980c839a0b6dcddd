"""The list of who is here keeps up, keeps the selection, and says why nobody can be seen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.rooms import ANNA, BEN, busy_room
from tests.screens import Screens, nameless, plain, press, said, shown
from ui.bridge import Bridge
from ui.dialogs.who_is_here import WhoIsHere
from ui.models.lines import Line
from warroom.services.presence import Company, Present


@pytest.fixture
def bridge(screens: Screens) -> Bridge:
    """Give a room."""
    return screens.bridge(busy_room())


@pytest.fixture
def dialog(bridge: Bridge, screens: Screens) -> WhoIsHere:
    """Give the list, open over a desk."""
    made = WhoIsHere(bridge, screens.desk(bridge))
    made.open()
    return made


def lines(dialog: WhoIsHere) -> list[list[str]]:
    found = (dialog.list.model.line(place) for place in range(dialog.list.model.rowCount()))
    return [said(line) for line in found if isinstance(line, Line)]


def test_nobody_else(dialog: WhoIsHere, qtbot: QtBot) -> None:
    assert "Nobody else is here" in shown(dialog)
    assert not dialog._show.isEnabled()
    with qtbot.waitSignal(dialog.rejected):
        press("Escape")


def test_an_older_server_is_said(dialog: WhoIsHere, bridge: Bridge) -> None:
    bridge.meet(Company(known=False))
    assert "warroom admin migrate" in shown(dialog)


def test_what_each_does(dialog: WhoIsHere, bridge: Bridge) -> None:
    fix = next(iter(bridge.ready.fixes))
    bridge.meet(
        Company(
            (
                Present("1", BEN, station="VOICE", page="fixes", stream=fix),
                Present("2", "x", "Xia", page="none", stream=fix, typing=True),
                Present("3", ANNA, typing=True),
                Present("4", "y", stream="gone"),
                Present("5", "z", silent=True, typing=True),
            )
        )
    )
    assert lines(dialog) == [
        ["Ben Brandt", "VOICE", "Candidate fixes", "changes F1"],
        ["Xia", "–", "● writes in F1"],
        ["Anna Alvarez (you, at another desk)", "–", "● writes"],
        ["y", "–", "has a form open"],
        ["z", "–", "◌ not heard just now"],
    ]
    assert plain(dialog) == []
    assert nameless(dialog) == []


def test_the_selection_stays_with_its_person(dialog: WhoIsHere, bridge: Bridge, qtbot: QtBot) -> None:
    ben, xia = Present("1", BEN, page="fixes"), Present("2", "x", "Xia", page="owners")
    bridge.meet(Company((ben, xia)))
    dialog.list.choose("2")
    bridge.meet(Company((xia,)))
    assert dialog.list.chosen() == "2"
    dialog.list.setFocus()
    with qtbot.waitSignal(dialog.chosen) as told:
        press("Return")
    assert told.args == ["owners", ""]


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_name_is_a_name(dialog: WhoIsHere, bridge: Bridge, name: str) -> None:
    bridge.meet(Company((Present("1", "x", name, station=name, stream=name, page=name),)))
    assert all(text.isprintable() for text in lines(dialog)[0])
