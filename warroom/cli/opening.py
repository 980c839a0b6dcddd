"""The words before the verb: which database, which language, which theme."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

import msgspec

from warroom import config, i18n
from warroom.errors import N_, Rejected

ROOM: Final = "WARROOM_ROOM"
"""The environment variable that names the database where `--room` does not."""
THEMES: Final = ("dark", "light")
_OPTIONS: Final = {"--room": "room", "--lang": "language", "--theme": "theme"}


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """The options that every verb has, wherever they stood, and the words that are left."""

    room: str = ""
    language: str = ""
    theme: str = ""
    rest: tuple[str, ...] = ()

    @property
    def arguments(self) -> list[str]:
        """All words, with the options of every verb in front."""
        given = [(option, getattr(self, name)) for option, name in _OPTIONS.items()]
        return [*(word for pair in given if pair[1] for word in pair), *self.rest]


def read_opening(arguments: Sequence[str]) -> Opening:
    """Take the options of every verb out of the words; behind `--` all is text."""
    found: dict[str, str] = {}
    rest: list[str] = []
    words = list(arguments)
    while words:
        word = words.pop(0)
        option, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *words]
            break
        if option in _OPTIONS and (equals or words):
            found[_OPTIONS[option]] = value if equals else words.pop(0)
        else:
            rest.append(word)
    return Opening(**found, rest=tuple(rest))


def speak(language: str) -> None:
    """Use the language asked for, else the one chosen before, else that of the system.

    Raises `Rejected` for a language the program does not speak.
    """
    wished = language or config.load().language or i18n.preferred()
    taken = i18n.use(wished)
    if language and taken == i18n.ENGLISH and not language.lower().startswith(i18n.ENGLISH):
        raise Rejected(
            N_("The program does not speak {language}. It speaks: {known}"),
            language=language,
            known=", ".join(i18n.available()),
        )


def check_theme(theme: str) -> str:
    """Give the theme asked for, else the one chosen before; refuse what is none."""
    if theme and theme not in THEMES:
        raise Rejected(N_("There is no theme {theme}. There are: dark, light"), theme=theme)
    return theme or config.load().theme


def database(given: str) -> tuple[str, bool]:
    """Give the database's address, and whether somebody named it for this call.

    Asked in this order: `--room`, the environment, the one used last, the person's own folder. Each may be
    the name of a saved connection; raises `Rejected` for a name that there is not.
    """
    said = given or os.environ.get(ROOM, "")
    if said:
        from warroom.services.connections import named

        return named(said), True
    return _last(config.load()) or config.own_database(), False


def _last(settings: config.Settings) -> str:
    """Give the address used last: that of its connection as it is now, where it still is."""
    if settings.connection:
        from warroom.services.connections import Connections

        found = [each for each in Connections().all() if each.name == settings.connection]
        if found:
            return found[0].address
    return settings.room_url
