"""Keys of actions: chosen, refused with the reason, kept, and named in every hint."""

from __future__ import annotations

import pytest

from ui import shortcuts
from ui.actions import ACTIONS, BY_ID
from ui.house.actions import BY_ID as HOUSE
from warroom import config
from warroom.errors import Rejected


def test_standard_keys_of_all_tables_pass_their_own_check() -> None:
    for table in shortcuts.tables():
        for action in table:
            if action.standard and action.id != "zoom.reset":  # Ctrl Alt 0, as browsers have it beside Ctrl 0
                shortcuts.check_keys(action.standard)


@pytest.mark.parametrize(
    "keys",
    [
        "A",
        "Shift+A",
        "ñ",
        "+",
        "Ctrl+C",
        "Ctrl+V",
        "Ctrl+X",
        "Ctrl+A",
        "Ctrl+Y",
        "Ctrl+Shift+Z",
        "Ctrl+Alt+E",
        "Return",
        "Esc",
        "Tab",
        "Up",
        "Shift+Home",
        "Ctrl+Left",
        "Ctrl+Return",
    ],
)
def test_keys_for_writing_and_moving_are_refused(keys: str) -> None:
    with pytest.raises(Rejected):
        shortcuts.change(BY_ID["theme"], keys)
    assert BY_ID["theme"].keys == "Ctrl+Shift+D"
    assert config.load().keys == {}


def test_a_choice_holds_and_is_kept() -> None:
    told: list[str] = []
    shortcuts.KEYS.changed.connect(lambda: told.append(BY_ID["theme"].keys))
    shortcuts.change(BY_ID["theme"], "Ctrl+Shift+F7")
    assert told == ["Ctrl+Shift+F7"]
    assert config.load().keys == {"theme": "Ctrl+Shift+F7"}
    shortcuts.use({})
    shortcuts.use(config.load().keys)
    assert BY_ID["theme"].keys == "Ctrl+Shift+F7"
    shortcuts.change(BY_ID["theme"], BY_ID["theme"].standard)
    assert config.load().keys == {}


def test_a_conflict_names_the_other_action_and_changes_nothing() -> None:
    with pytest.raises(Rejected) as refused:
        shortcuts.change(BY_ID["theme"], "Ctrl+H")
    assert refused.value.values["action"] == BY_ID["hypothesis.new"].words
    assert BY_ID["theme"].keys == "Ctrl+Shift+D"
    assert BY_ID["hypothesis.new"].keys == "Ctrl+H"


def test_desk_and_house_may_use_the_same_keys() -> None:
    shortcuts.change(HOUSE["house.logo"], "Ctrl+H")
    assert HOUSE["house.logo"].keys == BY_ID["hypothesis.new"].keys == "Ctrl+H"


def test_keys_that_were_given_away_are_free() -> None:
    shortcuts.change(BY_ID["hypothesis.new"], "")
    shortcuts.change(BY_ID["theme"], "Ctrl+H")
    assert BY_ID["theme"].keys == "Ctrl+H"
    shortcuts.reset()
    assert {action.id for action in ACTIONS if action.keys != action.standard} == set()
    assert config.load().keys == {}


def test_the_palette_keeps_a_key() -> None:
    with pytest.raises(Rejected):
        shortcuts.change(BY_ID["palette"], "")


def test_settings_spoiled_by_hand_give_no_key_twice() -> None:
    shortcuts.use({"theme": "Ctrl+H", "nothing": "F5", "language": "A", "line": "no keys", "copy": "F5"})
    assert shortcuts.KEYS.chosen == {"copy": "F5"}


def test_hints_name_the_keys_in_use() -> None:
    hint = "Write /hyp and what could explain it, or press Ctrl H. Ctrl Shift H stays."
    assert shortcuts.worded(hint) == hint
    shortcuts.use({"hypothesis.new": "Alt+F9", "palette": "F5"})
    assert "or press Alt F9. Ctrl Shift H stays." in shortcuts.worded(hint)
    shortcuts.use({"hypothesis.new": "", "palette": "F5"})
    assert "press F5 “State a hypothesis”." in shortcuts.worded(hint)


def test_a_fix_is_not_taken_for_a_key() -> None:
    shortcuts.use({"change": "Alt+F9"})
    assert shortcuts.worded("F2 is done already.", named=False) == "F2 is done already."
    assert shortcuts.worded("F2 corrects.") == "Alt F9 corrects."


def test_keys_are_written_as_people_say_them() -> None:
    assert [shortcuts.key_words(each) for each in ("Ctrl+Shift+V", "Alt++", "F1")] == [
        "Ctrl Shift V",
        "Alt +",
        "F1",
    ]
