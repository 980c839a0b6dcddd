"""A language that nobody speaks: every text 40 % longer and accented, to see where a translation would not fit.

    pseudo.speak()
    _("Timeline")  # [Ťîḿéļîñé~~~~]

What stands in {braces}, keys and commands stay as they are, as in a translation.
"""

from __future__ import annotations

import gettext
import math
import re
from typing import Final

from warroom import i18n

CODE: Final = "en-pseudo"
LONGER: Final = 0.4
_ACCENTS: Final = str.maketrans(
    "AEIOUaeiouCcDdGgLlMmNnRrSsTtYyZz",
    "ÅÉÎØÛåéîøûÇçĎďĜĝĻļḾḿÑñŘřŠšŤťÝýŽž",
)
_KEPT: Final = re.compile(
    r"(\{[^}]*\}|\b(?:Ctrl|Shift|Alt|Enter|Esc|Del|Tab|F\d+)\b|(?<!\S)/\w+|%\w?|\b\d[\d:.T+-]*)"
)
_WORD: Final = re.compile(r"[^\W\d_]+")


def longer(text: str) -> str:
    """Make a text longer, word by word, so that it can be broken where it could be before."""
    parts = _KEPT.split(text)
    words = [part if place % 2 else _WORD.sub(_stretch, part) for place, part in enumerate(parts)]
    return "[" + "".join(words) + "]"


def _stretch(word: re.Match[str]) -> str:
    return word[0].translate(_ACCENTS) + "~" * math.ceil(len(word[0]) * LONGER - 0.5)


class Pseudo(gettext.NullTranslations):
    """Gives every text longer."""

    def gettext(self, message: str) -> str:
        """Give a text longer."""
        return longer(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Give the form that fits the count, longer."""
        return longer(msgid1 if n == 1 else msgid2)


def speak() -> None:
    """Let the program speak it until another language is taken."""
    i18n.use_words(CODE, Pseudo())
