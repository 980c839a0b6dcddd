"""The list of all keys: complete, found by typing, changed from the keyboard, printed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.rooms import Bench
from tests.screens import Screens, nameless, plain, press, said, type_in
from ui import shortcuts
from ui.actions import BY_ID
from ui.dialogs.confirm import Confirm
from ui.dialogs.keys import KeysDialog, grouped, keys_sheet
from ui.dialogs.new_keys import NewKeys
from ui.dialogs.sheet import SheetDialog
from ui.house.actions import BY_ID as HOUSE
from warroom.services.sheets import Sheet, sheet_text


def opened(screens: Screens) -> KeysDialog:
    """Open the list over a desk by its keys."""
    screens.desk(Bench())
    press("Ctrl+F1")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeysDialog)
    return dialog


def keys(dialog: KeysDialog) -> list[str]:
    """List the ids in sight."""
    lines = (dialog.list.model.line(row) for row in range(dialog.list.model.rowCount()))
    return [line.key for line in lines if line is not None and not line.heading]


def test_every_action_is_listed_once(screens: Screens) -> None:
    dialog = opened(screens)
    assert sorted(keys(dialog)) == sorted([*BY_ID, *HOUSE])
    assert nameless(dialog) == plain(dialog) == []
    press("Esc")


def test_actions_are_found_by_words_and_by_keys(screens: Screens) -> None:
    dialog = opened(screens)
    type_in("state hyp")
    assert keys(dialog) == ["hypothesis.new"]
    dialog.edit.clear()
    type_in("ctrl shift e")
    assert "language" in keys(dialog)
    press("Esc")


@pytest.mark.parametrize("key", ["Return", "F2"])
def test_keys_are_changed_from_the_list(screens: Screens, key: str) -> None:
    dialog = opened(screens)
    type_in("dark or light")
    press(key)
    assert isinstance(QApplication.activeModalWidget(), NewKeys)
    press("Ctrl+Shift+F3")
    press("Return")
    line = dialog.list.model.line(dialog.list.model.place_of("theme"))
    assert line is not None
    assert said(line) == ["Dark or light", "Ctrl Shift F3", "Ctrl Shift D"]
    dialog.standard()
    assert BY_ID["theme"].keys == "Ctrl+Shift+D"


def test_all_standard_keys_again_asks_first(screens: Screens) -> None:
    shortcuts.change(BY_ID["theme"], "Ctrl+Shift+F3")
    dialog = opened(screens)
    dialog.ask_reset()
    assert isinstance(QApplication.activeModalWidget(), Confirm)
    press("Return")
    assert BY_ID["theme"].keys == "Ctrl+Shift+F3"
    dialog.ask_reset()
    question = QApplication.activeModalWidget()
    assert isinstance(question, Confirm)
    question.do_button.click()
    assert BY_ID["theme"].keys == "Ctrl+Shift+D"


def test_captions_are_walked_over(screens: Screens) -> None:
    dialog = opened(screens)
    seen = []
    for _key in range(12):
        press("Down")
        line = dialog.list.model.line(dialog.list.view.currentIndex().row())
        assert line is not None
        seen.append(line.heading)
    assert not any(seen)
    press("Up")


def test_no_action_is_left_in_a_group_by_mistake() -> None:
    captions = dict(grouped())
    program = {action.id.partition(".")[0] for action in captions["The program"]}
    assert program <= {
        "house", "palette", "theme", "language", "home", "help", "keys", "about", "notices", "settings",
        "zoom", "window", "contrast", "motion", "inspector", "text", "room", "servers",
    }  # fmt: skip


def test_the_sheet_names_what_is_in_use_and_is_printed(screens: Screens) -> None:
    shortcuts.change(BY_ID["theme"], "Ctrl+Shift+F3")
    text = sheet_text(keys_sheet())
    assert "Ctrl Shift F3 Dark or light" in text
    desk = screens.desk(Bench())
    printed: list[Sheet] = []
    dialog = KeysDialog(desk, printed.append)
    dialog.open()
    dialog.show_sheet()
    (sheet,) = dialog.findChildren(SheetDialog)
    next(each for each in sheet.findChildren(QPushButton) if each.text() == "Print it").click()
    assert printed == [keys_sheet()]
    sheet.close()
    dialog.close()


def test_the_sheet_becomes_a_pdf(screens: Screens, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtGui import QDesktopServices

    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    desk = screens.desk(Bench())
    with screens.qtbot.waitSignal(desk.papers.opened, timeout=20_000) as opened_:
        desk.papers.print_sheet(keys_sheet(), "keys")
    from pypdf import PdfReader

    assert opened_.args is not None
    text = "".join(page.extract_text() for page in PdfReader(opened_.args[0]).pages)
    assert "State a hypothesis" in text
