"""Text made comparable: without case and accents, for finding."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Give a text without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
