"""What a verb stands on: the database, the person at the keyboard, and the screens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import msgspec

from warroom import config, ids
from warroom.cli import opening, output, secrets
from warroom.clock import Instant
from warroom.errors import N_, Rejected
from warroom.i18n import language
from warroom.services.copy_words import oldest_words
from warroom.services.entrance import open_database
from warroom.services.wall.manner import USUAL, Manner
from warroom.store.store import Store

if TYPE_CHECKING:
    import typer

_SQLITE: Final = re.compile(r"sqlite(?:\+\w+)?:///([^?]+)")


class Shot(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of the desk: what it shows, how large, and where it goes."""

    url: str
    room: str
    path: Path
    width: int
    height: int
    page: str
    theme: str
    language: str
    as_of: str = ""
    known_at: str = ""
    scale: float = 1.0
    subject: str = "desk"
    diagonal: float = 55.0
    distance: float = 4.0
    manner: Manner = USUAL


class WallWanted(msgspec.Struct, frozen=True, kw_only=True):
    """The wall: of which room (its id; empty for the most severe open one), on which screen, for which seat."""

    url: str
    room: str
    screen: str
    diagonal: float
    distance: float
    manner: Manner = USUAL


class Screens(Protocol):
    """The windows, which only the program's own entry may start."""

    def desk(self, url: str, room: str, theme: str, language: str) -> int:
        """Open the desk, at a room or at its start page, and give its exit code when it closes."""

    def picture(self, shot: Shot) -> None:
        """Draw the desk or the wall into a file."""

    def wall(self, wanted: WallWanted, theme: str, language: str) -> int:
        """Open the wall and give its exit code when it closes."""


class Here(msgspec.Struct, frozen=True, kw_only=True):
    """One call of the program.

    `named` says that the database was named for this call, `language` is empty unless it was asked for.
    """

    url: str
    named: bool
    theme: str
    language: str
    screens: Screens

    @property
    def file(self) -> Path | None:
        """The database's file, None for a server."""
        found = _SQLITE.match(self.url)
        return Path(found[1]) if found else None

    @contextmanager
    def store(self, fresh: bool = False, reads: bool = False) -> Iterator[Store]:
        """Open the database; only where `fresh` is allowed one is made that is not there yet.

        What only `reads` goes on with copies while a server is away, and says so beside what it prints.
        """
        if not fresh and self.file is not None and not self.file.is_file():
            raise Rejected(
                N_("There is no database {place}. “warroom declare” or “warroom demo” makes one."),
                place=self.file,
            )
        store = open_database(self.url, secrets.asker(), copies=reads)
        try:
            yield store
            if store.away is not None:
                output.warn(oldest_words(store.away, store.recalled or all_times(store)))
        finally:
            store.close()

    def desk(self, room: str = "") -> int:
        """Open the desk and give its exit code when it closes."""
        return self.screens.desk(self.url, room, self.theme, self.language)


def all_times(store: Store) -> Iterable[Instant]:
    """Give the times of all copies that are read in the place of a server."""
    return store.copies.as_of().values() if store.copies is not None else ()


def stand(screens: Screens, room: str, lang: str, theme: str) -> Here:
    """Put together what a call stands on; refuses a language or theme that there is not."""
    opening.speak(lang)
    url, named = opening.database(room)
    return Here(
        url=url,
        named=named,
        theme=opening.check_theme(theme),
        language=language() if lang else "",
        screens=screens,
    )


def of(context: typer.Context) -> Here:
    """Give what the verb of this call stands on."""
    here = context.obj
    assert isinstance(here, Here)
    return here


def person(store: Store) -> str:
    """Give who writes: the name at the server, else the id of the person at this machine, made once."""
    return store.login or config.load().person_id or config.remember(person_id=ids.new()).person_id
