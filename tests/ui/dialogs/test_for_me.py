"""The list of what came for me: nothing is missed, Enter opens it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.rooms import ANNA, BEN, Bench
from tests.screens import Screens, nameless, plain, press, shown
from ui.dialogs.for_me import ForMe
from warroom.domain.rules.asks import AskStation


def test_enter_opens_what_came(screens: Screens) -> None:
    bench = Bench()
    bench.take("LEAD", ANNA)
    for text in ("First", "<b>Second</b>"):
        bench.submit(AskStation(text=text, to="LEAD"), actor=BEN, station="NETWORK")
    desk = screens.desk(bench)
    press("Ctrl+F2")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ForMe)
    assert [each.text for each in dialog.found] == ["<b>Second</b>", "First"]
    assert nameless(dialog) == plain(dialog) == []
    press("Down")
    press("Return")
    assert desk.room.asks[desk.selected].text == "First"
    assert QApplication.activeModalWidget() is None


def test_an_empty_list_says_what_would_stand_there(screens: Screens) -> None:
    screens.desk(Bench())
    press("Ctrl+F2")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert "Nothing came for you yet" in shown(dialog)
    press("Esc")
