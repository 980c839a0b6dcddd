"""Stations beyond sitting down: report, hand over with a sheet and a read-back, put one under another."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.rooms import ANNA, BEN, Bench, busy_room
from tests.screens import Screens, form_of, press, shown
from ui.desk.desk import Desk
from ui.dialogs.sheet import SheetDialog
from warroom.domain.rules.guards import SetGuard
from warroom.domain.rules.stations import OfferStation

pytestmark = pytest.mark.both


def sheet_over(desk: Desk) -> SheetDialog:
    (dialog,) = (each for each in desk.findChildren(SheetDialog) if each.isVisible())
    return dialog


def test_a_report_is_written_and_shown_again_to_be_changed(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    press("Ctrl+Shift+B")
    screens.answer(desk, conditions="Queue of 40", good="Cash works", needs="Two people")
    report = desk.room.stations.by_key["LEAD"].report
    assert report is not None
    assert (report.conditions, report.good, report.needs) == ("Queue of 40", "Cash works", "Two people")
    press("Ctrl+Shift+B")
    assert form_of(desk).controls["conditions"].value() == "Queue of 40"


def test_a_station_is_handed_over_with_its_sheet_and_a_read_back(screens: Screens) -> None:
    bench = busy_room()
    bench.submit(SetGuard(text="Nobody touches line 3"))
    bench.submit(OfferStation(key="LEAD", person=BEN, name="Ben Brandt", next_steps="Ring the bank"))
    desk = screens.desk(screens.bridge(bench, actor=BEN))
    press("Ctrl+Shift+A")
    dialog = form_of(desk)
    for words in (
        "Ring the bank",
        "Nobody touches line 3",
        "Tried, and it did not help",
        "Ben Brandt takes LEAD over",
    ):
        assert words in shown(dialog)
    press("Ctrl+Return")
    assert "Say back in your own words" in shown(dialog)
    screens.answer(desk, readback="Line 3 stays as it is, and I ring the bank")
    seat = desk.room.stations.by_key["LEAD"].seat
    assert seat is not None
    assert seat.person == BEN
    assert "LEAD" in desk.held_stations()


def test_without_an_offer_there_is_nothing_to_accept(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    press("Ctrl+Shift+A")
    assert desk.message.text == "No station is offered to anybody."


def test_the_sheet_can_be_read_at_any_time(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    desk.do_by_id("station.sheet")
    assert "LEAD: what the next one needs to know" in shown(sheet_over(desk))
    press("Escape")
    desk.choose("station:PAYMENTS")
    desk.do_by_id("station.sheet")
    assert "PAYMENTS: what the next one needs to know" in shown(sheet_over(desk))


def test_a_station_is_put_under_another_one(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    desk.do_by_id("station.place")
    assert "Select what" in desk.message.text
    desk.choose("station:NETWORK")
    desk.do_by_id("station.place")
    screens.answer(desk, under="PAYMENTS")
    assert desk.room.stations.by_key["NETWORK"].under == "PAYMENTS"


def test_since_i_left_shows_what_others_did(screens: Screens) -> None:
    bench = busy_room()
    desk = screens.desk(screens.bridge(bench, actor="somebody-else"))
    desk.bars.seen.left_at(20)
    press("Ctrl+Shift+S")
    assert "entries by others" in shown(sheet_over(desk))
    assert "D2 Roll back now" in shown(sheet_over(desk))


def test_who_never_left_has_missed_nothing(screens: Screens) -> None:
    desk = screens.desk(screens.bridge(Bench(), actor=ANNA))
    press("Ctrl+Shift+S")
    assert "Nothing new" in shown(sheet_over(desk))
    assert QApplication.activeModalWidget() is not None
