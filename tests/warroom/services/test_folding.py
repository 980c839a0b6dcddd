"""Folded text is found whatever its case and accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warroom.services.folding import folded, occurrences


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Señal débil", "senal debil"),
        ("ÜBERPRÜFUNG", "uberprufung"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("電源", "電源"),
        ("ＦＵＬＬ", "full"),
        ("", ""),
    ],
)
def test_case_and_accents_do_not_count(text: str, plain: str) -> None:
    assert folded(text) == plain
    assert folded(folded(text)) == plain


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The Café is open", ["cafe"], ["Café"]),
        ("aaaa", ["aa"], ["aaaa"]),
        ("Straße, STRASSE", ["strasse"], ["Straße", "STRASSE"]),
        ("card card", ["ard", "car"], ["card", "card"]),
        ("nothing", ["", "else"], []),
        ("ﬁne", ["fi"], ["ﬁ"]),
    ],
)
def test_words_are_found_where_they_stand(text: str, words: list[str], found: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(text, words)] == found


@given(st.text(), st.text())
def test_what_is_found_folds_to_the_word(text: str, word: str) -> None:
    for start, end in occurrences(text, [folded(word)]):
        assert folded(word) in folded(text[start:end])
