"""A query is said in words that fit behind each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from warroom import i18n
from warroom.services.query import parse
from warroom.services.query_words import query_words


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Begin in English, and leave it so."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "everything"),
        ("card", "with “card”"),
        ('kind:fix "try again" kind:decision', "kind fix or decision · with “try again”"),
        ("@LEAD @me", "from LEAD or my station"),
        ("-test -@LEAD", "without “test” · except from LEAD"),
        ("#shops key H3", "tagged #shops · key moments · linked with H3"),
        ("by:anna since:14:05 until:15:00", "written by anna · since 14:05 · until 15:00"),
        ("since:-30m", "in the last 30 m"),
        ("until:2H", "until 2 h ago"),
        ("in-force", "decisions in force"),
    ],
)
def test_what_is_said(query: str, said: str) -> None:
    assert query_words(parse(query)) == said


def test_in_spanish() -> None:
    i18n.use("es")
    assert query_words(parse("tipo:decisión clave")) == "tipo decisión · momentos clave"
