"""The table of verbs: no word stands for two things."""

from __future__ import annotations

from collections import Counter

from warroom.services.line_verbs import ASKING, BY_NAME, PLAIN, TARGETED, VERBS, WORDLESS


def test_no_word_stands_for_two_things() -> None:
    names = Counter(name for verb in VERBS for name in verb.names)
    assert [name for name, times in names.items() if times > 1] == []
    assert set(BY_NAME) == set(names)


def test_the_groups_name_kinds_there_are() -> None:
    assert {*ASKING, *PLAIN, *TARGETED, *WORDLESS} <= {verb.kind for verb in VERBS}
