"""The question before one leaves: the way back has the keyboard, throwing away asks twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.rooms import Bench
from tests.screens import Screens, focused, nameless, plain, press, shown
from ui.dialogs.confirm import Confirm
from ui.dialogs.unsent import UnsentDialog
from warroom.services.drafts import Drafts
from warroom.services.unsent import unsent


def opened(screens: Screens, folder: Path) -> tuple[UnsentDialog, list[str]]:
    """Open the question over a window; gives what it tells, too."""
    drafts = Drafts(folder, "room")
    drafts.put("line", "<b>Queue</b> doubled")
    drafts.put("dialog:guard", '{"text": "Nobody touches line 3"}')
    parent = screens.desk(Bench())
    screens.show(parent)
    told: list[str] = []
    dialog = UnsentDialog(unsent(drafts), parent)
    dialog.kept.connect(lambda: told.append("kept"))
    dialog.thrown.connect(lambda: told.append("thrown"))
    dialog.open()
    return dialog, told


def test_it_lists_where_what_stands(screens: Screens, tmp_path: Path) -> None:
    dialog, _told = opened(screens, tmp_path)
    lines = [dialog.list.model.line(row) for row in (0, 1)]
    assert [cell.text for line in lines if line for cell in line.cells] == [
        "Entry line",
        "<b>Queue</b> doubled",
        "Form: guard rule",
        "Nobody touches line 3",
    ]
    assert "2 texts wait" in shown(dialog)
    assert nameless(dialog) == plain(dialog) == []
    press("Esc")


@pytest.mark.parametrize("key", ["Return", "Esc"])
def test_enter_and_esc_go_back(screens: Screens, tmp_path: Path, key: str) -> None:
    _dialog, told = opened(screens, tmp_path)
    assert focused().accessibleName() == "Go back"
    press(key)
    assert QApplication.activeModalWidget() is None
    assert told == []


def test_throwing_away_asks_once_more(screens: Screens, tmp_path: Path) -> None:
    dialog, told = opened(screens, tmp_path)
    dialog.ask_again()
    assert isinstance(QApplication.activeModalWidget(), Confirm)
    press("Return")
    assert told == []
    dialog.ask_again()
    press("Shift+Tab")
    press("Space")
    assert told == ["thrown"]
    dialog.close()
