"""The preview of pasted lines: logged in order, stopped, refused, kept over a crash."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.rooms import busy_room
from tests.screens import Screens, click, drafts_of, press, shown, write_lock
from ui.bridge import Bridge
from ui.desk.desk import Desk
from ui.dialogs.pasting import PLACE, PasteDialog, kept

pytestmark = pytest.mark.both


@pytest.fixture
def desk(screens: Screens) -> Desk:
    """Give the desk of a busy room."""
    return screens.desk(busy_room())


@pytest.fixture
def bridge(desk: Desk) -> Bridge:
    """Give the room of the desk."""
    return desk.bridge


def opened(desk: Desk, text: str = "") -> PasteDialog:
    """Show the preview of a text."""
    dialog = PasteDialog(desk.bridge, drafts_of(desk.bridge.incident), text, desk)
    dialog.open()
    return dialog


def texts(screens: Screens, bridge: Bridge) -> list[str]:
    """Give the words of the lines that people wrote, as soon as all are there."""
    return [row.text for row in screens.settled(bridge).timeline.rows if row.text]


def test_lines_are_logged_in_their_order(screens: Screens, desk: Desk, bridge: Bridge) -> None:
    dialog = opened(desk, "One\nTwo\nThree")
    assert dialog.log_button.text() == "Log 3 entries"
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Return")
    assert texts(screens, bridge)[-3:] == ["One", "Two", "Three"]
    assert screens.settled(bridge).timeline.rows[-1].station == "LEAD"
    assert kept(drafts_of(bridge.incident)) == []


def test_a_line_is_switched_off_and_another_made_a_decision(
    screens: Screens, desk: Desk, bridge: Bridge
) -> None:
    dialog = opened(desk, "One\nTwo\nThree")
    press("Space")
    press("Down")
    press("Right", 2)
    press("Space", 2)
    assert dialog.log_button.text() == "Log 2 entries"
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Return")
    rows = screens.settled(bridge).timeline.rows[-2:]
    assert [(row.text, row.type) for row in rows] == [("Two", "decision"), ("Three", "note")]


def test_nothing_switched_on_logs_nothing(screens: Screens, desk: Desk, bridge: Bridge) -> None:
    before = bridge.ready.seq
    dialog = opened(desk, "One\nTwo")
    for key in ("Space", "Down", "Space", "Return"):
        press(key)
    assert not dialog.log_button.isEnabled()
    assert dialog.isVisible()
    assert screens.settled(bridge).seq == before


def test_what_the_rules_refuse_stops_there_and_says_why(screens: Screens, desk: Desk, bridge: Bridge) -> None:
    dialog = opened(desk, "One\n/hyp The new release of the gateway\nThree")
    press("Return")
    screens.qtbot.waitUntil(lambda: "H1 says this already." in shown(dialog))
    assert [row.text for row in dialog.rows] == ["/hyp The new release of the gateway", "Three"]
    press("Right")
    with screens.qtbot.waitSignal(dialog.accepted):
        press("Return")
    assert texts(screens, bridge)[-1] == "Three"


@pytest.mark.files
def test_escape_stops_what_is_under_way_and_keeps_the_rest(
    screens: Screens, desk: Desk, bridge: Bridge
) -> None:
    dialog = opened(desk, "One\nTwo\nThree")
    with write_lock(screens.store):
        press("Return")
        press("Escape")
        assert dialog.isVisible()
    screens.qtbot.waitUntil(lambda: "1 of 3 logged" in shown(dialog))
    assert texts(screens, bridge)[-1] == "One"
    assert [row.text for row in dialog.rows] == ["Two", "Three"]
    press("Escape")
    again = opened(desk)
    assert [row.text for row in again.rows] == ["Two", "Three"]


def test_pasted_lines_survive_a_crash_and_are_not_logged_twice(
    screens: Screens, desk: Desk, bridge: Bridge
) -> None:
    first = opened(desk, "One\nTwo")
    first.hide()
    again = opened(desk, "One\nTwo")
    assert [row.text for row in again.rows] == ["One", "Two"]
    kept_as_they_were = drafts_of(bridge.incident).get(PLACE)
    with screens.qtbot.waitSignal(again.accepted):
        press("Return")
    screens.settled(bridge)
    drafts_of(bridge.incident).put(PLACE, kept_as_they_were)
    assert opened(desk).rows == []
    first.reject()


def test_all_can_be_thrown_away(screens: Screens, desk: Desk, bridge: Bridge) -> None:
    dialog = opened(desk, "One\nTwo")
    button = next(each for each in dialog.findChildren(type(dialog.log_button)) if "Throw" in each.text())
    click(button)
    assert kept(drafts_of(bridge.incident)) == []


def test_a_draft_that_cannot_be_read_is_none(screens: Screens, desk: Desk, bridge: Bridge) -> None:
    drafts_of(bridge.incident).put(PLACE, "{")
    assert opened(desk, "One\nTwo").log_button.isEnabled()


def test_a_disk_without_room_for_drafts_is_told(screens: Screens) -> None:
    from warroom import config

    (config.folders().data / "drafts").write_text("in the way", encoding="utf-8")
    dialog = opened(screens.desk(busy_room()), "One\nTwo")
    assert "cannot be kept on disk" in shown(dialog)


def test_pasting_many_lines_into_the_line_opens_the_preview(desk: Desk) -> None:
    QApplication.clipboard().setText("One\nTwo")
    press("Ctrl+V")
    (dialog,) = desk.findChildren(PasteDialog)
    assert [row.text for row in dialog.rows] == ["One", "Two"]
    assert desk.line.text() == ""
    dialog.reject()
