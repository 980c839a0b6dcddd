"""Text made comparable: without case and accents, for finding."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def folded(text: str) -> str:
    """Give a text without case and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def occurrences(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Find where folded words stand in a text as it was written: start and end, in order, none overlapping."""
    parts, places = [], []
    for place, letter in enumerate(text):
        plain = folded(letter)
        parts.append(plain)
        places += [place] * len(plain)
    whole = "".join(parts)
    found: list[tuple[int, int]] = []
    for word in filter(None, words):
        start = whole.find(word)
        while start >= 0:
            found.append((places[start], places[start + len(word) - 1] + 1))
            start = whole.find(word, start + len(word))
    return _merged(found)


def _merged(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
