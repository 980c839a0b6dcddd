"""Finds what is shipped beside the code: templates, icons, themes, scenarios, translations."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from warroom.errors import N_, Unavailable


@cache
def root() -> Path:
    """Say where the resources are: inside an installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent
    packed = package / "_resources"
    return packed if packed.is_dir() else package.parent / "resources"


def path(*parts: str) -> Path:
    """Give the place of a resource, whether it is there or not."""
    return root().joinpath(*parts)


def existing(*parts: str) -> Path:
    """Give the place of a resource; Unavailable names it when the installation lost it."""
    found = path(*parts)
    if not found.exists():
        text = N_("The installation is incomplete: {name} is missing. Install the program again.")
        raise Unavailable(text, name="/".join(parts))
    return found


def text(*parts: str) -> str:
    """Read a resource that is UTF-8 text."""
    return existing(*parts).read_text(encoding="utf-8")
