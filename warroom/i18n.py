"""The words of the program in the reader's language, switchable while it runs.

English is what stands in the code. A catalogue is `locale/<language>/LC_MESSAGES/warroom.po`.
"""

from __future__ import annotations

import gettext
import io
import locale
import os
from pathlib import Path
from typing import IO, Final

from warroom import assets
from warroom.errors import N_

__all__ = [
    "ENGLISH",
    "N_",
    "_",
    "available",
    "language",
    "native_name",
    "ngettext",
    "preferred",
    "use",
    "use_words",
]

ENGLISH: Final = "en"
DOMAIN: Final = "warroom"


class _Words:
    """The catalogue in use; one attribute is replaced at a switch, so threads may read on."""

    current: tuple[str, gettext.NullTranslations] = (ENGLISH, gettext.NullTranslations())


def _(message: str) -> str:
    """Give a text in the language in use; a text without translation stays English."""
    return _Words.current[1].gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Give the form that fits the count; `{count}` in it is the caller's to fill."""
    return _Words.current[1].ngettext(singular, plural, count)


def language() -> str:
    """Say the code of the language in use."""
    return _Words.current[0]


def available() -> tuple[str, ...]:
    """List the codes of all languages the program speaks, English first."""
    found = {place.parent.parent.name for place in assets.path("locale").glob(f"*/LC_MESSAGES/{DOMAIN}.?o")}
    return (ENGLISH, *sorted(found - {ENGLISH}))


def native_name(code: str) -> str:
    """Name a language in its own words, for a menu."""
    if code == ENGLISH:
        return "English"
    from babel import Locale

    return str(Locale.parse(code).get_language_name(code) or code).capitalize()


def preferred() -> str:
    """Say which available language the person's system asks for; English when none fits."""
    named = [os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    wishes = ":".join([*named, locale.getlocale()[0] or ""]).split(":")
    return next((code for wish in wishes if wish and (code := _matching(wish))), ENGLISH)


def use(code: str) -> str:
    """Switch to a language (`es`, `es_MX.UTF-8`) and say which was taken; English if unknown."""
    taken = _matching(code) or ENGLISH
    words = gettext.NullTranslations() if taken == ENGLISH else gettext.GNUTranslations(_compiled(taken))
    _Words.current = (taken, words)
    return taken


def use_words(code: str, words: gettext.NullTranslations) -> None:
    """Switch to words that are in no catalogue, as for a language that is only made to try the screens."""
    _Words.current = (code, words)


def _matching(wish: str) -> str:
    """Find the available language that a system's name for it means, or nothing."""
    plain = locale.normalize(wish).split(".")[0].split("@")[0].replace("-", "_")
    known = available()
    return next((code for code in (plain, plain.split("_")[0].lower()) if code in known), "")


def _compiled(code: str) -> IO[bytes]:
    """Open the compiled catalogue; one that is missing or older than its source is made anew."""
    source = assets.path("locale", code, "LC_MESSAGES", f"{DOMAIN}.po")
    ready = source.with_suffix(".mo")
    if ready.exists() and not (source.exists() and source.stat().st_mtime_ns > ready.stat().st_mtime_ns):
        return io.BytesIO(ready.read_bytes())
    return _compile(source, code)


def _compile(source: Path, code: str) -> IO[bytes]:
    """Compile a catalogue in memory, for a checkout whose translations were just edited."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as text:
        catalogue = read_po(text, locale=code)
    target = io.BytesIO()
    write_mo(target, catalogue)
    target.seek(0)
    return target


def following(code: str) -> str:
    """Give the language after one, round the end; after one that is not known, the one after that in use."""
    known = available()
    now = code if code in known else language()
    return known[(known.index(now) + 1) % len(known)]
