"""Two stations bring files at the same time; a third way in is the dialog; each sees what the others brought."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.files import large
from tests.rooms import ANNA, BEN, busy_room
from tests.screens import Screens, press, type_in
from tests.ui.desk.test_drops import drop, mime_of, picture
from warroom.domain.rules.attachments import MIB

pytestmark = pytest.mark.both


def test_drop_paste_and_dialog_from_two_stations(screens: Screens, tmp_path: Path, qtbot: QtBot) -> None:
    room = screens.save(busy_room())
    lead = screens.desk(screens.bridge(room, ANNA, "LEAD"))
    voice = screens.desk(screens.bridge(room, BEN, "VOICE"))
    sample = large(tmp_path / "zażółć 銀行.csv", 20)
    seen = lead.room.stream_of("E1")
    lead.choose(seen)
    drop(lead, mime_of(sample))

    voice.choose(voice.room.stream_of("H1"))
    QGuiApplication.clipboard().setImage(picture())
    press("Ctrl+V")
    type_in("Customers ask for a date")
    press("Return")
    press("F6")
    (dialog,) = voice.findChildren(QFileDialog)
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(large(tmp_path / "calls.log", 2)))
    press("Return")

    qtbot.waitUntil(lambda: not lead.files.uploads.items and not voice.files.uploads.items)
    for desk in (lead, voice):
        shown = screens.settled(desk.bridge)
        brought = {(each.station, each.name.partition(" ")[0]) for each in shown.attachments.values()}
        assert brought == {("LEAD", "zażółć"), ("VOICE", "Picture"), ("VOICE", "calls.log")}
        assert any(row.text == "Customers ask for a date" for row in shown.timeline.rows)
        item = shown.attachments[
            next(each.id for each in shown.attachments.values() if each.size == 20 * MIB)
        ]
        assert shown.timeline.first[item.id].links == (seen,)
    assert screens.store.verify(room) is None
    QGuiApplication.clipboard().clear()
