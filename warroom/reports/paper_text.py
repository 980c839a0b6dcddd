"""Text made fit for paper: what cannot be printed becomes a visible mark, endless words may break.

Faithful otherwise: nothing vanishes without a mark, and no character gets a meaning on the way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

MARK: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands where a character cannot be shown."""

BREAK: Final = "\N{ZERO WIDTH SPACE}"
LONGEST: Final = 24
"""A run of so many characters without a place to break gets places to break."""

# Besides what Unicode calls control, surrogate, private or unassigned: marks that turn the reading
# direction of what follows, and annotation and tag characters, none of which a reader could see.
_HIDDEN: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufff9\ufffa\ufffb\ufffc")
_UNSHOWN: Final = re.compile(r"[^\n -~\u00a1-\u024f]")
STEP: Final = 6
_RUN: Final = re.compile(rf"[^\s\u200b-]{{{LONGEST + 1},}}")
_NEWLINES: Final = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Make a text fit for paper, whatever a person or a machine wrote into it."""
    text = _NEWLINES.sub("\n", text).replace("\t", "    ")
    text = _UNSHOWN.sub(_shown, text)
    return _RUN.sub(_breakable, text)


def clean_tree(value: Any, change: Callable[[str], str] = clean) -> Any:
    """Change every text in plain JSON values; the keys of mappings are the program's own."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: clean_tree(inner, change) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [clean_tree(inner, change) for inner in value]
    return value


def without(characters: frozenset[str]) -> Callable[[str], str]:
    """Give a change that puts the visible mark in place of these characters."""
    table = dict.fromkeys(map(ord, characters), MARK)
    return lambda text: _RUN.sub(_breakable, text.translate(table))


def _shown(found: re.Match[str]) -> str:
    character = found[0]
    if character in _HIDDEN or unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"}:
        return MARK
    return "" if 0xE0000 <= ord(character) <= 0xE007F else character


def _breakable(found: re.Match[str]) -> str:
    """Allow a break after every few characters of a run, never inside what reads as one sign."""
    parts: list[str] = []
    since = 0
    for character in found[0]:
        joined = unicodedata.category(character)[0] in "MC" or parts[-1:] == ["\u200d"]
        if since >= STEP and not joined and unicodedata.east_asian_width(character) not in "WF":
            parts.append(BREAK)
            since = 0
        parts.append(character)
        since += 1
    return "".join(parts)
