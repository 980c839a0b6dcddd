"""Identities: random ones for new things, derived ones for things any station would make alike."""

from __future__ import annotations

import re
import unicodedata
import uuid
from typing import Final

WARROOM: Final = uuid.UUID("6d0f6b36-3f0b-4f1c-9f5e-0a13e1b0a013")


def new() -> str:
    """Give a fresh random id, 36 characters."""
    return str(uuid.uuid4())


def derived(*parts: str) -> str:
    """Give the id that every station derives from the same parts (uuid5)."""
    return str(uuid.uuid5(WARROOM, "\x1f".join(parts)))


def slug(title: str) -> str:
    """Make a short name for a command line out of any title: ASCII, digits and hyphens.

    A title without Latin letters gives `room`.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return "-".join(words)[:48].strip("-") or "room"
