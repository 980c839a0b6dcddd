"""A hand-over between two people at two desks, by keyboard: offered, read, said back, taken."""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from tests.fixtures import Opener
from tests.journeys.person import PICTURES, draw_above
from tests.rooms import ANNA, BEN, Bench, busy_room
from tests.screens import Screens, focused, form_of, press, shown, tab_until, type_in
from ui.desk.desk import Desk
from ui.dialogs.sheet import SheetDialog
from warroom.domain.rules.asks import AskStation
from warroom.domain.rules.guards import SetGuard
from warroom.domain.rules.stations import NamePerson

pytestmark = pytest.mark.both

FOLDER = PICTURES.with_name("journey-handover")


@pytest.fixture
def desks(screens: Screens) -> tuple[Desk, Desk]:
    """Give two desks on one room: Anna leads, Ben comes in fresh."""
    bench: Bench = busy_room()
    bench.submit(NamePerson(person="fresh", name="Dora Duarte"))
    bench.submit(SetGuard(text="Nobody touches line 3"))
    bench.submit(AskStation(text="Is the bank called?", to="PAYMENTS", due_in=20))
    bench.fix("Ring all shops", owner="PAYMENTS")
    leaving = screens.desk(screens.bridge(bench, actor=ANNA))
    coming = screens.desk(screens.bridge(leaving.bridge.incident, actor="fresh"))
    return leaving, coming


def look(desk: Desk, name: str) -> None:
    """Take a picture of a desk and of what stands over it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    QApplication.processEvents()
    picture = desk.grab()
    above = QApplication.activeModalWidget()
    if above is not None:
        draw_above(picture, desk, above)
    picture.save(str(FOLDER / f"{name}.png"))


def at(desk: Desk, screens: Screens) -> None:
    """Sit down at a desk."""
    desk.activateWindow()
    screens.qtbot.waitUntil(lambda: QApplication.activeWindow() is desk)
    desk.focus_line()


def test_a_hand_over_between_two_people(desks: tuple[Desk, Desk], screens: Screens, opener: Opener) -> None:
    leaving, coming = desks
    qtbot = screens.qtbot
    offer(leaving, screens)
    qtbot.waitUntil(lambda: coming.room.stations.by_key["LEAD"].offer is not None)
    take_over(coming, screens)
    qtbot.waitUntil(lambda: "LEAD" not in leaving.held_stations())
    read_and_print(coming, screens, opener)


def offer(desk: Desk, screens: Screens) -> None:
    """Offer the lead's station with what comes next."""
    at(desk, screens)
    press("Ctrl+Shift+H")
    dialog = form_of(desk)
    tab_until(lambda: focused() is dialog.controls["person"].widget) if focused() is not dialog.controls[
        "person"
    ].widget else 0
    box = dialog.controls["person"].widget
    while dialog.controls["person"].value() != "fresh":
        before = dialog.controls["person"].value()
        press("Down")
        assert dialog.controls["person"].value() != before, "Dora is not offered"
    assert box.hasFocus()
    tab_until(lambda: focused() is dialog.controls["notes"].widget)
    type_in("The bank rings back at four")
    press("Tab")
    type_in("Look at the error rate, then tell the shops")
    look(desk, "1-offer")
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Ctrl+Return")
    screens.settled(desk.bridge)


def take_over(desk: Desk, screens: Screens) -> None:
    """Read the sheet, say back what matters, and have the station."""
    at(desk, screens)
    press("Ctrl+Shift+A")
    dialog = form_of(desk)
    words = shown(dialog)
    for part in (
        "The bank rings back at four",
        "Look at the error rate, then tell the shops",
        "Nobody touches line 3",
        "Is the bank called?",
        "A line to the bank is down · E2",
        "Roll back now",
    ):
        assert part in words, part
    look(desk, "2-sheet")
    assert focused() is dialog.controls["readback"].widget
    type_in("Line 3 stays as it is; the bank rings at four")
    look(desk, "3-read-back")
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Ctrl+Return")
    room = screens.settled(desk.bridge)
    seat = room.stations.by_key["LEAD"].seat
    assert seat is not None
    assert seat.person == "fresh"
    assert desk.bridge.station == "LEAD"
    last = room.timeline.rows[-1]
    assert last.body.readback == "Line 3 stays as it is; the bank rings at four"


def read_and_print(desk: Desk, screens: Screens, opener: Opener) -> None:
    """Read the sheet once more from the list of all commands, and print it."""
    at(desk, screens)
    press("Ctrl+K")
    type_in("hand-over sheet")
    press("Return")
    (dialog,) = (each for each in desk.findChildren(SheetDialog) if each.isVisible())
    assert "LEAD: what the next one needs to know" in shown(dialog)
    tab_until(lambda: focused().accessibleName() == "Print it")
    press("Space")
    screens.qtbot.waitUntil(lambda: bool(opener.paths))
    desk.papers.errands.wait()
    text = " ".join(page.extract_text() for page in PdfReader(opener.paths[0]).pages)
    assert "Nobody touches line 3" in text
    assert BEN not in text
    press("Escape")
    look(desk, "4-taken-over")
