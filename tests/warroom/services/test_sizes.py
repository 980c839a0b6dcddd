"""Sizes read as people say them."""

from __future__ import annotations

import pytest

from warroom.services.sizes import size_words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 B"),
        (1023, "1023 B"),
        (1024, "1 kB"),
        (14_000, "14 kB"),
        (1_258_291, "1.2 MB"),
        (52_428_800, "50.0 MB"),
    ],
)
def test_a_size_is_said_in_its_largest_unit(size: int, words: str) -> None:
    assert size_words(size) == words
