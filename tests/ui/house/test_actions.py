"""The actions of the house: one key each, words for all, nothing that the view cannot do."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence

from ui.house.actions import ACTIONS, BY_ID
from warroom import i18n


def test_no_key_stands_twice() -> None:
    keys = Counter(QKeySequence(action.keys).toString() for action in ACTIONS if action.keys)
    assert keys.most_common(1)[0][1] == 1
    assert "Esc" not in keys


def test_every_action_has_words_in_both_languages() -> None:
    for action in ACTIONS:
        assert BY_ID[action.id] is action
        english = action.words
        i18n.use("es")
        assert action.words != english
        i18n.use("en")
