"""What a terminal or another program reads: lines, tables and JSON; no text may steer the terminal."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from typing import Any, Final

import msgspec

_HIDDEN: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
MARK: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands where a character cannot be shown."""


def say(*lines: str) -> None:
    """Write lines for a person."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def warn(line: str) -> None:
    """Write one line to the errors' side, so that it does not mix with data."""
    sys.stderr.write(f"warroom: {one_line(line)}\n")


def say_json(value: Any) -> None:
    """Write JSON for another program: UTF-8, indented, a newline at its end."""
    sys.stdout.write(json_text(value))


def json_text(value: Any) -> str:
    """Give a value as JSON text."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def one_line(text: str) -> str:
    """Make any text one line that only says something and does nothing to the terminal."""
    joined = " ".join(text.split())
    return "".join(_shown(character) for character in joined)


def _shown(character: str) -> str:
    hidden = character in _TURNING or unicodedata.category(character) in _HIDDEN
    return MARK if hidden else character


def width(text: str) -> int:
    """Say how many columns a text takes: wide signs take two, joined ones none."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def table(rows: Sequence[Sequence[str]], indent: str = "") -> list[str]:
    """Align rows in columns two blanks apart; numbers stand right, the last column runs free."""
    clean = [[one_line(cell) for cell in row] for row in rows]
    if not clean:
        return []
    widths = [max(width(row[column]) for row in clean) for column in range(len(clean[0]))]
    return [
        indent + "  ".join(_cell(cell, size) for cell, size in zip(row, widths, strict=True)).rstrip()
        for row in clean
    ]


def _cell(cell: str, size: int) -> str:
    gap = " " * (size - width(cell))
    return gap + cell if cell.isdigit() else cell + gap
