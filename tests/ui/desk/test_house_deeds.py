"""What a desk does with the house: opens it, takes station sets from it, gives it what was learnt."""

from __future__ import annotations

import pytest

from tests.houses import SET, fill
from tests.rooms import Bench, busy_room
from tests.screens import Screens, form_of, press, shown
from tests.screens import fill as fill_in
from ui.dialogs.form import FormDialog
from warroom.domain.rules.fixes import SetFate
from warroom.services.house import read_house

pytestmark = pytest.mark.both


def test_f8_asks_for_the_house(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    with screens.qtbot.waitSignal(desk.house_wanted):
        press("F8")


def test_a_set_is_opened_at_once(screens: Screens) -> None:
    fill(screens.store, SET)
    desk = screens.desk(Bench())
    desk.do_by_id("station.open_set")
    screens.qtbot.waitUntil(lambda: bool(desk.findChildren(FormDialog)))
    room = screens.answer(desk)
    assert "BILLING" in room.stations.by_key


def test_an_empty_house_has_no_set(screens: Screens) -> None:
    desk = screens.desk(Bench())
    desk.do_by_id("station.open_set")
    screens.qtbot.waitUntil(lambda: "F8" in desk.message.text)


def test_the_stations_are_kept_as_a_set(screens: Screens) -> None:
    desk = screens.desk(Bench())
    desk.do_by_id("station.keep_set")
    screens.qtbot.waitUntil(lambda: bool(desk.findChildren(FormDialog)))
    dialog = form_of(desk)
    fill_in(dialog, name="Cards")
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Ctrl+Return")
    (item,) = read_house(screens.store).house.station_sets.values()
    assert (item.name, len(item.body.stations)) == ("Cards", 5)


def test_a_standard_fix_becomes_a_procedure_of_the_house(screens: Screens) -> None:
    bench = busy_room()
    fix = next(iter(bench.room.fixes))
    window = screens.window()
    desk = screens.enter(window, bench)
    desk.choose(fix)
    desk.do_by_id("procedure.keep")
    assert "becomes a standard procedure" in desk.message.text
    desk.submit(SetFate(stream=fix, fate="standard", procedure="Gateway rollback"))
    screens.settled(desk.bridge)
    desk.do_by_id("procedure.keep")
    screens.qtbot.waitUntil(lambda: window.visit.view is not None)
    view = window.visit.view
    assert view is not None
    (dialog,) = view.findChildren(FormDialog)
    assert "Gateway rollback" in shown(dialog)
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Ctrl+Return")
    screens.settled(view.bridge)
    assert [item.name for item in view.room.house.procedures.values()] == ["Gateway rollback"]
    press("Esc")
    assert window.centralWidget() is desk
