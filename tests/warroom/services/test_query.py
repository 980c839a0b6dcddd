"""The query language: what is read as a condition, and that nothing typed is an error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warroom import i18n
from warroom.services.query import Query, is_chip, parse
from warroom.services.vocabulary import WORDS


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Begin in English, and leave it so."""
    i18n.use("en")
    yield
    i18n.use("en")


def read(text: str) -> list[tuple[str, str, bool]]:
    """Give the conditions of a text."""
    return [(term.sort, term.value, term.without) for term in parse(text).terms]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Café card", [("word", "cafe", False), ("word", "card", False)]),
        ('"Try again" now', [("word", "try again", False), ("word", "now", False)]),
        ('"never closed', [("word", "never closed", False)]),
        ("@NETWORK", [("station", "NETWORK", False)]),
        ('@"STATION 1"', [("station", "STATION 1", False)]),
        ("#shops -#test", [("tag", "shops", False), ("tag", "test", True)]),
        ("kind:decision", [("kind", "decision", False)]),
        ("Kind:Decision,fix", [("kind", "decision", False), ("kind", "fix", False)]),
        ("kind:close-out", [("kind", "closeout", False)]),
        ("kind:nonsense", [("word", "kind:nonsense", False)]),
        ("key", [("key", "", False)]),
        ('"key"', [("word", "key", False)]),
        ("in-force", [("in_force", "", False)]),
        ("h3 D12", [("about", "H3", False), ("about", "D12", False)]),
        ("by:anna", [("by", "anna", False)]),
        ('by:"Anna Alvarez"', [("by", "Anna Alvarez", False)]),
        ("since:14:05 until:T+01:00", [("since", "14:05", False), ("until", "T+01:00", False)]),
        ("-test −@LEAD -kind:note", [("word", "test", True), ("station", "LEAD", True), ("kind", "note", True)]),
        ("since: @ # - \" -\" ''", [
            ("word", "since:", False), ("word", "@", False), ("word", "#", False), ("word", "-", False),
            ("word", " -", False), ("word", "''", False),
        ]),
        ("   ", []),
    ],
)  # fmt: skip
def test_what_is_read(text: str, terms: list[tuple[str, str, bool]]) -> None:
    assert read(text) == terms


def test_every_kind_is_read_by_code_and_by_its_word_in_each_language() -> None:
    for language in i18n.available():
        i18n.use(language)
        for code, english in WORDS["type"].items():
            for name in (code, english, i18n._(english)):
                assert read(f'kind:"{name}"') == [("kind", code, False)], (language, name)


def test_conditions_are_named_in_the_language_in_use_too() -> None:
    i18n.use("es")
    assert read("tipo:decisión clave desde:14:05 hasta:15:00 por:ana vigente") == [
        ("kind", "decision", False),
        ("key", "", False),
        ("since", "14:05", False),
        ("until", "15:00", False),
        ("by", "ana", False),
        ("in_force", "", False),
    ]
    assert read("kind:decision key")[0] == ("kind", "decision", False)


@pytest.mark.parametrize("language", ["en", "es"])
def test_chips_write_what_is_read_back(language: str) -> None:
    i18n.use(language)
    query = parse("card")
    for code in WORDS["type"]:
        query = query.toggled("kind", code)
        assert query.has("kind", code)
    query = query.toggled("key")
    again = parse(query.text)
    assert [(term.sort, term.value) for term in again.terms] == [
        (term.sort, term.value) for term in query.terms
    ]
    for code in WORDS["type"]:
        query = query.toggled("kind", code)
    assert query.toggled("key") == parse("card")


def test_what_a_chip_takes_away_is_no_exclusion() -> None:
    query = parse("-key kind:decision")
    assert not query.has("key")
    assert query.toggled("kind", "decision").text == "-key"
    assert [is_chip(term) for term in query.terms] == [False, True]
    assert query.keeping(is_chip).text == "kind:decision"


def test_what_moves_and_what_hangs_with_others() -> None:
    assert parse("since:-30m").moving
    assert not parse("since:14:05 card").moving
    assert parse("H3").entangled
    assert parse("-in-force").entangled
    assert not parse("@LEAD card").entangled
    assert parse('card -test "on line"').words == ("card", "on line")
    assert Query().text == ""


@given(st.text())
def test_nothing_typed_is_an_error_and_it_is_written_as_it_was_meant(text: str) -> None:
    query = parse(text)
    again = parse(query.text)
    assert [(each.sort, each.value, each.without) for each in again.terms] == [
        (each.sort, each.value, each.without) for each in query.terms
    ]


@given(
    st.lists(st.sampled_from(["-", '"', "@", "#", "kind:", "decision", ",", " ", "key", "H3", "by:", "a"]))
)
def test_signs_in_any_order_are_read_as_they_are_written(parts: list[str]) -> None:
    test_nothing_typed_is_an_error_and_it_is_written_as_it_was_meant.hypothesis.inner_test("".join(parts))  # type: ignore[attr-defined]


def test_what_is_kept_is_read_the_same_in_every_language() -> None:
    i18n.use("es")
    query = parse('tipo:"decisión" -clave desde:-30m por:"Ana Ruiz" -tarjeta @LEAD H3 #tienda')
    kept = query.canonical
    assert kept == 'kind:decision -key since:-30m by:"Ana Ruiz" -tarjeta @LEAD H3 #tienda'
    i18n.use("en")
    terms = [(each.sort, each.value, each.without) for each in query.terms]
    assert [(each.sort, each.value, each.without) for each in parse(kept).terms] == terms
    i18n.use("es")
    assert parse(kept).spoken().text == query.text.replace('"decisión"', "decisión")
