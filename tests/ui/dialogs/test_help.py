"""Help: what a page is for, its keys, ways on; Esc closes it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from tests.screens import Screens, nameless, plain, press, shown
from ui import shortcuts
from ui.actions import BY_ID
from ui.dialogs.help import HelpDialog, keys_of_page


def test_help_says_purpose_and_keys_and_closes(screens: Screens) -> None:
    parent = QWidget()
    screens.show(parent)
    gone: list[str] = []
    ways = (("All keys", "Ctrl F1", lambda: gone.append("keys")),)
    dialog = HelpDialog("Files", "What was attached.", [("F6", "Attach files")], ways, parent)
    dialog.open()
    assert {"Files", "What was attached.", "F6", "Attach files"} <= set(shown(dialog).splitlines())
    assert nameless(dialog) == plain(dialog) == []
    press("Shift+Tab")
    press("Space")
    assert gone == ["keys"]
    assert QApplication.activeModalWidget() is None


def test_keys_of_a_page_are_those_in_use() -> None:
    shortcuts.use({"file.attach": "Alt+F6", "file.open": ""})
    actions = [BY_ID["file.attach"], BY_ID["file.open"]]
    assert keys_of_page(actions) == [("Alt F6", "Attach files")]
