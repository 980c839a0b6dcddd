"""Whatever table an action stands in, it says its words and its keys in the same way."""

from __future__ import annotations

import pytest

from ui.doing import Doing
from ui.shortcuts import KEYS
from warroom import i18n
from warroom.errors import N_


def action() -> Doing[object]:
    return Doing("timeline.search", N_("Search in the timeline"), lambda _place: None, "Ctrl+F")


def test_it_has_the_keys_of_the_table_until_a_person_chooses_others(monkeypatch: pytest.MonkeyPatch) -> None:
    assert action().keys == "Ctrl+F"
    monkeypatch.setitem(KEYS.chosen, "timeline.search", "Ctrl+Alt+F")
    assert action().keys == "Ctrl+Alt+F"


def test_its_words_follow_the_language() -> None:
    english = action().words
    i18n.use("es")
    assert english == "Search in the timeline"
    assert action().words not in {"", english}


def test_it_needs_no_second_line() -> None:
    assert action().more == ""
