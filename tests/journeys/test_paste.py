"""A chat of 40 lines becomes 40 entries by keyboard: seen first, two put right, logged in order."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.person import PICTURES, Person
from tests.rooms import busy_room
from tests.screens import Screens
from ui.dialogs.pasting import PasteDialog
from warroom import config
from warroom.clock import instant, later, moment, real_now

pytestmark = pytest.mark.both

NAMES = ("Anna Alvarez", "Ben", "PAYMENTS", "Somebody else")


def chat() -> str:
    """Write a chat of 40 lines over 80 minutes, with blank lines and lines that go on."""
    lines = []
    for number in range(40):
        at = moment(later(real_now(), -(100 - 2 * number) * 60)).astimezone()
        lines.append(f"[{at:%H:%M}] {NAMES[number % 4]}: Line {number} of the chat #chat")
        if number % 10 == 0:
            lines += ["", "    and it goes on"]
    return "\n".join(lines)


@pytest.mark.timeout(120)
def test_a_chat_of_forty_lines(screens: Screens) -> None:
    config.remember(person="Anna Alvarez")
    window = screens.window()
    window.resize(1480, 900)
    desk = screens.enter(window, busy_room())
    person = Person(screens, window, PICTURES.with_name("journey-paste"))
    desk.focus_line()
    before = len(person.room.timeline.rows)
    QApplication.clipboard().setText(chat())
    person.press("Ctrl+V")
    (dialog,) = desk.findChildren(PasteDialog)
    assert len(dialog.rows) == 40
    person.look("preview")
    person.press("Space", "Down", "Right", "Right")
    person.look("put-right")
    assert dialog.log_button.text() == "Log 39 entries"
    with screens.qtbot.waitSignal(dialog.accepted, timeout=60_000):
        person.press("Return")
    room = screens.settled(desk.bridge)
    rows = room.timeline.rows[before:]
    assert len(rows) == 39
    assert [row.seq for row in rows] == sorted(row.seq for row in rows)
    assert [row.occurred_at for row in rows] == sorted(row.occurred_at for row in rows)
    assert rows[-1].occurred_at < instant(moment(real_now()))
    assert rows[0].text == "Line 1 of the chat"
    assert (rows[0].type, rows[0].station, rows[0].tags) == ("decision", "VOICE", ("chat",))
    assert (rows[1].station, rows[1].type) == ("PAYMENTS", "note")
    assert rows[2].text == "Somebody else: Line 3 of the chat"
    assert rows[9].text == "Line 10 of the chat #chat and it goes on"
    person.look("logged")
    assert person.keys < 10
