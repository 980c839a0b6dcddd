"""The editor of steps, by keyboard: write on, move, remove, paste a list."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.screens import nameless, plain, press, type_in
from ui.dialogs.steps import StepsEditor


def editor(qtbot: QtBot, *texts: str) -> StepsEditor:
    made = StepsEditor()
    made.set_value([{"text": text} for text in texts])
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    made.text.setFocus()
    return made


def texts(made: StepsEditor) -> list[str]:
    return [step["text"] for step in made.value()]


def test_enter_writes_on(qtbot: QtBot) -> None:
    made = editor(qtbot)
    for text in ("Stop it", "Say so"):
        type_in(text)
        press("Return")
    assert texts(made) == ["Stop it", "Say so"]
    assert nameless(made) == plain(made) == []


def test_enter_in_the_middle_goes_on_to_the_next(qtbot: QtBot) -> None:
    made = editor(qtbot, "a", "b")
    press("Return")
    type_in("!")
    assert texts(made) == ["a", "b!"]


def test_arrows_walk_and_move(qtbot: QtBot) -> None:
    made = editor(qtbot, "a", "b", "c")
    press("Down")
    press("Alt+Up")
    assert texts(made) == ["b", "a", "c"]
    press("Alt+Down", times=5)
    assert texts(made) == ["a", "c", "b"]
    press("Up", times=9)
    type_in("x")
    assert texts(made)[0] == "ax"


def test_removed(qtbot: QtBot) -> None:
    made = editor(qtbot, "a", "b")
    press("Ctrl+Del")
    assert texts(made) == ["b"]
    press("Ctrl+Del", times=3)
    assert made.value() == []


def test_owner_minutes_and_note(qtbot: QtBot) -> None:
    made = editor(qtbot, "a")
    made.owner.setFocus()
    type_in("customer voice")
    made.minutes.setValue(5)
    made.note.setFocus()
    type_in("in the cellar")
    assert made.value() == [{"text": "a", "owner": "voice", "minutes": 5, "note": "in the cellar"}]


def test_a_pasted_list_becomes_steps(qtbot: QtBot) -> None:
    made = editor(qtbot, "a", "z")
    QGuiApplication.clipboard().setText("1. one 5 min\n2. two")
    press("Ctrl+V")
    assert texts(made) == ["a", "one", "two", "z"]
    QGuiApplication.clipboard().setText("plain")
    press("Ctrl+V")
    assert texts(made) == ["a", "one", "twoplain", "z"]
    made.paste("")
    assert len(texts(made)) == 4


def test_an_empty_step_gives_way_to_a_pasted_list(qtbot: QtBot) -> None:
    made = editor(qtbot)
    made.paste("- one\n- two")
    assert texts(made) == ["one", "two"]


def test_what_is_no_list_of_steps_is_left_out(qtbot: QtBot) -> None:
    made = editor(qtbot, "a")
    made.set_value([{"text": 3}])
    made.set_value("nonsense")
    assert texts(made) == ["a"]


def test_every_change_is_told(qtbot: QtBot) -> None:
    made = editor(qtbot, "a", "b")
    for deed in (made.add, made.remove, lambda: made.move_step(-1), lambda: made.paste("1. x\n2. y")):
        with qtbot.waitSignal(made.edited):
            deed()
