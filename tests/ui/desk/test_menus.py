"""Palette, menu and buttons offer what fits what is selected, and do it."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from tests import houses
from tests.rooms import busy_room
from tests.screens import Screens, press
from ui.actions import ACTIONS, BY_ID, possible
from ui.desk import menus


def test_the_menu_lists_what_fits_the_selection(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    desk.open_stream(desk.room.stream_of("F2"))
    menu = menus.open_menu(desk, QPoint(10, 10))
    words = [each.text().partition("\t")[0] for each in menu.actions()]
    assert "Ctrl T" in [each.text().partition("\t")[2] for each in menu.actions()]
    assert words == [each.words for each in ACTIONS if each.about and possible(each, desk)]
    assert BY_ID["fix.move"].words in words
    menu.close()


def test_buttons_of_the_inspector_are_those_of_its_thing(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    desk.choose("incident")
    assert [words for words, _keys, _run in menus.offers(desk)] == [
        BY_ID["incident.change"].words,
        BY_ID["incident.phase"].words,
    ]


def test_the_palette_does_what_is_chosen(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    palette = menus.open_palette(desk, [])
    assert "palette" not in [action.id for action in palette._actions]
    palette.edit.setText(BY_ID["page.fixes"].words)
    press("Return")
    assert desk.pages.current == "fixes"


def test_a_procedure_of_the_house_is_run_not_ticked(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    (stream,) = houses.fill(screens.store, houses.PROCEDURE)
    desk.go("procedures")
    desk.house.open(lambda _bridge: None, lambda _wrong: None)
    screens.qtbot.waitUntil(lambda: desk.house.ready)
    desk.choose(stream)
    assert [words for words, _keys, _run in menus.offers(desk)] == [BY_ID["procedure.run"].words]
    menu = menus.open_menu(desk, QPoint(10, 10))
    (item,) = menu.actions()
    item.trigger()
    menu.close()
    screens.settled(desk.bridge)
    assert len(desk.room.procedures) == 1
