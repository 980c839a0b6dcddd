"""Ids are unique or the same everywhere, and slugs can be typed."""

from __future__ import annotations

import re
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warroom import ids


def test_fresh_ids_are_random_uuids() -> None:
    made = {ids.new() for _ in range(1000)}
    assert len(made) == 1000
    assert all(uuid.UUID(each).version == 4 and len(each) == 36 for each in made)


def test_derived_ids_are_the_same_on_every_station_for_ever() -> None:
    assert ids.derived("house") == "36f58b6a-b1d3-587b-9042-ece59b5674b7"
    assert ids.derived("timer", "2026-03-02T14:00:00.000000Z") == ids.derived(
        "timer", "2026-03-02T14:00:00.000000Z"
    )
    assert uuid.UUID(ids.derived("x")).version == 5


def test_parts_do_not_run_into_each_other() -> None:
    assert (
        len({ids.derived("ab", "c"), ids.derived("a", "bc"), ids.derived("abc"), ids.derived("abc", "")}) == 4
    )


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Card payments fail", "card-payments-fail"),
        ("  Señal — caída (2ª vez)!  ", "senal-caida-2a-vez"),
        ("Æther/../..\\etc", "ther-etc"),
        ("O₂ tank №2", "o2-tank-no2"),
        ("支払い", "room"),
        ("", "room"),
        ("---", "room"),
        ("x" * 60, "x" * 48),
        ("a" * 47 + " b", "a" * 47),
    ],
)
def test_a_slug_is_short_plain_and_never_empty(title: str, slug: str) -> None:
    assert ids.slug(title) == slug


@given(st.text())
def test_any_title_gives_a_slug_that_gives_itself(title: str) -> None:
    slug = ids.slug(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 48
    assert ids.slug(slug) == slug
