"""Text fit for paper: nothing vanishes unseen, nothing breaks the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warroom.reports.paper_text import BREAK, LONGEST, MARK, clean, clean_tree, without


@pytest.mark.parametrize(
    "hidden", ["\x00", "\x1b", "\x7f", "\ud800", "\ue000", "\U0010ffff", "\u202e", "\u2066", "\ufffc"]
)
def test_what_cannot_be_printed_becomes_a_visible_mark(hidden: str) -> None:
    assert clean(f"a{hidden}b") == f"a{MARK}b"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_is_one_newline(newline: str) -> None:
    assert clean(f"a{newline}b") == "a\nb"


@pytest.mark.parametrize(
    "text",
    ["Zażółć gęślą jaźń", "İstanbul'da ıssız", "日本語です。", "שלום", "#import $x$ \\ `y` <b>", "e\u0301"],
)
def test_readable_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


def test_tag_characters_hide_nothing() -> None:
    assert clean("a\U000e0041b") == "ab"


def test_an_endless_word_may_break() -> None:
    word = clean("x" * 5000)
    assert word.replace(BREAK, "") == "x" * 5000
    assert max(map(len, word.split(BREAK))) <= LONGEST


def test_a_word_of_usual_length_is_not_touched() -> None:
    assert clean("x" * LONGEST) == "x" * LONGEST


def test_a_break_never_parts_what_reads_as_one_sign() -> None:
    assert f"{BREAK}\u0301" not in clean("e\u0301" * 200)
    family = "👩\u200d👧"
    assert clean(family * 100).replace(BREAK, "") == family * 100
    assert f"\u200d{BREAK}" not in clean(family * 100)


def test_all_texts_of_a_tree_are_changed_and_no_key() -> None:
    tree = {"a\x00": ["b\x00", ("c\x00", 1, None)], "n": {"m": "d\x00"}}
    assert clean_tree(tree) == {"a\x00": [f"b{MARK}", [f"c{MARK}", 1, None]], "n": {"m": f"d{MARK}"}}


def test_characters_without_glyph_are_replaced_and_long_runs_of_marks_break() -> None:
    change = without(frozenset("日本"))
    assert change("a日b本") == f"a{MARK}b{MARK}"
    assert BREAK in change("日" * 100)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet=st.characters(codec=None)))
def test_clean_text_can_always_be_written(text: str) -> None:
    clean(text).encode()
