"""Other keys for one action: what is pressed is shown, what is refused says why and changes nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.rooms import Bench
from tests.screens import Screens, focused, nameless, plain, press, shown
from ui import shortcuts
from ui.actions import BY_ID
from ui.dialogs.new_keys import NewKeys


def asked(screens: Screens, name: str = "theme") -> NewKeys:
    """Ask for other keys over a desk."""
    dialog = NewKeys(BY_ID[name], screens.desk(Bench()))
    dialog.open()
    return dialog


def test_pressed_keys_are_shown_and_taken(screens: Screens) -> None:
    dialog = asked(screens)
    assert nameless(dialog) == plain(dialog) == []
    press("Ctrl+Shift+F3")
    assert dialog.field.text() == "Ctrl Shift F3"
    press("Return")
    assert BY_ID["theme"].keys == "Ctrl+Shift+F3"
    assert QApplication.activeModalWidget() is None


def test_a_conflict_is_refused_with_the_name_and_stays(screens: Screens) -> None:
    dialog = asked(screens)
    press("Ctrl+E")
    press("Return")
    assert "Log evidence" in shown(dialog)
    assert dialog.isVisible()
    assert focused() is dialog.field
    assert BY_ID["theme"].keys == "Ctrl+Shift+D"
    press("Del")
    press("Return")
    assert "Withdraw what is selected" in shown(dialog)
    press("Esc")
    assert BY_ID["theme"].keys == "Ctrl+Shift+D"


def test_typing_is_refused_with_the_reason(screens: Screens) -> None:
    dialog = asked(screens)
    press("q")
    press("Return")
    assert "types a character" in shown(dialog)
    press("Ctrl+C")
    press("Return")
    assert "edits text" in shown(dialog)


def test_keys_can_be_taken_away_and_be_standard_again(screens: Screens) -> None:
    desk = asked(screens).parentWidget()
    assert desk is not None
    press("Tab")
    assert focused().accessibleName() == "No keys"
    press("Space")
    assert BY_ID["theme"].keys == ""
    dialog = NewKeys(BY_ID["theme"], desk)
    dialog.open()
    press("Tab")
    press("Tab")
    assert focused().accessibleName() == "Standard keys"
    press("Space")
    assert BY_ID["theme"].keys == "Ctrl+Shift+D"


def test_a_disk_that_refuses_is_said_and_nothing_changes(screens: Screens, home: Path) -> None:
    dialog = asked(screens)
    (home / "config").rename(home / "other")
    (home / "config").write_text("in the way", encoding="utf-8")
    press("Ctrl+Shift+F3")
    press("Return")
    assert dialog.isVisible()
    assert str(home / "config") in shown(dialog)
    assert shortcuts.KEYS.chosen == {}
    press("Esc")
    (home / "config").unlink()
    (home / "other").rename(home / "config")
